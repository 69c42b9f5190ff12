import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { DOC_KEY } from '../_setup.ts';
import { parseTypes, serveMeasured } from '../server/_metrics.ts';
import { namesIn, pageOf, rowsOf } from './_pages.ts';

type Rule = {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<string, string>>;
};

const RULES: readonly Rule[] = parse(readFileSync('deploy/monitoring/alerts.yaml', 'utf8')).groups.flatMap(
  ({ rules }: { rules: readonly Rule[] }) => rules,
);

type Panel = { readonly title: string; readonly description?: string; readonly targets?: readonly { expr: string }[] };

const { panels: PANELS } = JSON.parse(readFileSync('deploy/monitoring/dashboard.json', 'utf8')) as {
  readonly panels: readonly Panel[];
};

const QUERIES = [
  ...RULES.map(({ alert, expr }) => ({ where: alert, expr })),
  ...PANELS.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title, expr: toPromQl(expr) }))),
];

const PAGE = pageOf('docs/monitoring.md');
const ROWS = rowsOf(PAGE, 'Metric').map(([name, type = '', labels]) => ({
  name: namesIn(name)[0] ?? '',
  type,
  labels: namesIn(labels),
}));

/** As Grafana fills in its variables. */
function toPromQl(expr: string): string {
  return expr.replaceAll('$__rate_interval', '5m').replaceAll('$__range', '6h').replaceAll(/\$\w+/g, 'x');
}

/** All nodes of this kind in a query, as text. */
function nodesOf(expr: string, kind: string): readonly string[] {
  const found: string[] = [];
  parser.parse(expr).iterate({
    enter({ name, type, from, to }) {
      if (kind === 'error' ? type.isError : name === kind) found.push(expr.slice(from, to));
    },
  });
  return found;
}

/** What makes a value for each metric: calls that are throttled, denied and answered, and some refused requests. */
async function scrapeAll() {
  const { kms, post, scrape, samples } = await serveMeasured();
  kms.setFaults([
    { operation: 'GetKeyPolicy', firstCalls: 1, fault: { kind: 'throttle' } },
    { operation: 'DescribeKey', fault: { kind: 'error', code: 'AccessDeniedException', message: 'no' } },
  ]);
  await post(`{ key(id: "${DOC_KEY}") { metadata { state } policy { __typename } } }`);
  await vi.waitFor(async () => expect((await samples()).get('kms_gateway_requests_in_flight')).toBe(0));
  return await scrape();
}

describe('docs/monitoring.md', () => {
  it('has every metric of a scrape, with its type and its labels, and no other', async () => {
    const text = await scrapeAll();
    const types = [...parseTypes(text)];
    expect(ROWS.map(({ name, type }) => [name, type]).toSorted()).toEqual(types.toSorted());
    for (const { name, labels } of ROWS) {
      const [, found] = new RegExp(`^${name}(?:_count)?\\{(.*)\\} `, 'm').exec(text) ?? [];
      const names = [...(found ?? '').matchAll(/(\w+)="/g)].map(([, label = '']) => label);
      if (found !== undefined || labels.length === 0)
        expect([name, ...names.toSorted()]).toEqual([name, ...labels.toSorted()]);
    }
  });

  it('has every alert, and what to do', () => {
    const rows = rowsOf(PAGE, 'Alert');
    expect(rows.map(([alert]) => namesIn(alert)[0]).toSorted()).toEqual(RULES.map(({ alert }) => alert).toSorted());
    expect(rows.filter((cells) => cells.length !== 3 || cells.includes(''))).toEqual([]);
  });
});

describe('deploy/monitoring', () => {
  it('has alerts with a severity, a summary, a description and a page', () => {
    for (const { alert, labels, annotations } of RULES) {
      expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(info|warning|critical)$/)]);
      expect(Object.keys(annotations)).toEqual(['summary', 'description', 'runbook_url']);
      expect(annotations.runbook_url).toBe('docs/monitoring.md#alerts');
    }
  });

  it('has a dashboard that says of each panel what it shows', () => {
    const undescribed = PANELS.filter(({ targets, description }) => targets !== undefined && !description);
    expect(undescribed).toEqual([]);
  });

  it.each(QUERIES)('has a query that is PromQL, over metrics and labels of the page: $where', ({ expr }) => {
    expect(nodesOf(expr, 'error')).toEqual([]);
    const metrics = nodesOf(expr, 'VectorSelector').map((selector) => selector.split('{', 1)[0] ?? '');
    expect(metrics.length).toBeGreaterThan(0);
    const known = ['up', ...ROWS.flatMap(({ name, type }) => (type === 'histogram' ? toSeries(name) : [name]))];
    expect(metrics.filter((metric) => !known.includes(metric))).toEqual([]);
    const labels = ['job', 'instance', 'le', ...ROWS.flatMap((row) => row.labels)];
    expect(nodesOf(expr, 'LabelName').filter((label) => !labels.includes(label))).toEqual([]);
  });

  it('shows every metric of the gateway on the dashboard', () => {
    const shown = QUERIES.map(({ expr }) => expr).join('\n');
    const own = ROWS.filter(({ name }) => name.startsWith('kms_gateway_'));
    expect(own.filter(({ name }) => !shown.includes(name)).map(({ name }) => name)).toEqual([]);
  });
});

function toSeries(histogram: string): readonly string[] {
  return ['bucket', 'sum', 'count'].map((suffix) => `${histogram}_${suffix}`);
}
