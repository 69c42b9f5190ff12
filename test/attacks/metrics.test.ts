import { Agent } from 'node:http';
import { Gauge } from 'prom-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { KmsScope } from '../../src/kms/arn.ts';
import { createBoundedSeries } from '../../src/server/metrics/bounded-series.ts';
import type { Metrics } from '../../src/server/metrics/create-metrics.ts';
import { KNOWN_CODES, toCodeLabel } from '../../src/server/metrics/known-codes.ts';
import { createPlaceLabels } from '../../src/server/metrics/place-labels.ts';
import { ACCOUNT, DOC_KEY, REGION } from '../_setup.ts';
import { namesIn, pageOf, rowsOf } from '../docs/_pages.ts';
import { parseTypes, serveMeasured } from '../server/_metrics.ts';
import { send } from '../server/_serve.ts';
import { clientAt, connectFrom } from './_clients.ts';

/** Opens connections before the next reading. */
const FAST = { interval: 5, timeout: 10_000 };

const regionOf = (index: number) => `xx-${'abcdefghij'[index % 10]}${'abcdefghij'[Math.floor(index / 10) % 10]}-1`;

describe('a client that invents names', () => {
  it('adds one time series for all Regions, and none for operations, accounts and texts', async () => {
    const { post, samples } = await serveMeasured();
    const ask = (arn: string, name: string) => post(`query ${name} { key(id: "${arn}") { policy { __typename } } }`);
    const countAfter = async (offset: number) => {
      for (let index = offset; index < offset + 50; index++) {
        await ask(`arn:aws:kms:${regionOf(index)}:${ACCOUNT}:key/k${index}`, `Name${index}`);
        await ask(`arn:aws:kms:${REGION}:99999999${index + 1000}:key/k${index}`, `Other${index}`);
      }
      // Not those of the process: a garbage collection of another kind adds some.
      return [...(await samples()).keys()].filter((name) => name.startsWith('kms_gateway_')).length;
    };
    const few = await countAfter(0);
    expect(await countAfter(50)).toBe(few);
    const found = await samples();
    const regions = [...found.keys()].flatMap((name) => /region="([^"]*)"/.exec(name)?.[1] ?? []);
    expect(new Set(regions)).toEqual(new Set(['other']));
  });

  it('cannot add more than a fixed number, even with configured accounts and Regions', () => {
    const regions = Array.from({ length: 100 }, (_, index) => regionOf(index));
    const accounts = Array.from({ length: 100 }, (_, index) => ({ accountId: `${111_111_111_000 + index}`, regions }));
    const { seriesOf, all } = createBoundedSeries(createPlaceLabels(() => accounts as never));
    const sets = new Set<string>();
    for (const { accountId } of accounts) {
      for (const region of regions) {
        const scope: KmsScope = { partition: 'aws', accountId, region };
        for (const operation of ['GetKeyPolicy', 'ListKeys'])
          sets.add(JSON.stringify(seriesOf(scope, operation, () => ({ operation })).labels));
      }
    }
    expect(sets.size).toBe(1_000 + 2);
    expect(sets).toContain(JSON.stringify({ operation: 'ListKeys', account: 'other', region: 'other' }));
    expect(all().length).toBe(sets.size);
  });

  it('cannot add any by a list of accounts that is renewed', () => {
    const list = () => [{ accountId: ACCOUNT, regions: [REGION] }];
    const { seriesOf, all } = createBoundedSeries(createPlaceLabels(list as never)); // another list at each call
    const scope: KmsScope = { partition: 'aws', accountId: ACCOUNT, region: REGION };
    for (let index = 0; index < 3; index++) seriesOf(scope, 'ListKeys', () => ({ operation: 'ListKeys' })).value++;
    expect(all()).toEqual([{ labels: { operation: 'ListKeys', account: ACCOUNT, region: REGION }, value: 3 }]);
  });
});

describe('a KMS that invents exceptions', () => {
  it('adds one time series for all of them', async () => {
    const { kms, post, scrape } = await serveMeasured();
    for (const code of ['EvilOneException', 'EvilTwoException', 'EVIL_THREE']) {
      kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'error', code, message: 'no' } }]);
      await post(`{ key(id: "${DOC_KEY}") { policy { __typename } } }`);
      kms.setFaults([{ operation: 'DescribeKey', fault: { kind: 'error', code, message: 'no' } }]);
      await post(`{ key(id: "${DOC_KEY}") { metadata { state } } }`);
    }
    const text = await scrape();
    expect(text).not.toMatch(/evil/i);
    expect(text).toMatch(/kms_gateway_kms_failures_total\{[^}]*code="OTHER"[^}]*\} 3/);
    expect(text).toMatch(/kms_gateway_requests_total\{[^}]*code="OTHER"[^}]*\} 3/);
  });

  it('each code that the gateway documents has a label of its own', () => {
    const documented = rowsOf(pageOf('docs/clients.md'), 'Code').flatMap(([code]) => namesIn(code));
    expect(documented.length).toBeGreaterThan(60);
    expect(documented.filter((code) => toCodeLabel(code) !== code)).toEqual([]);
    const only = ['CLIENT_GONE', 'GRAPHQL_ERROR', 'LimitExceededException', 'MalformedPolicyDocumentException'];
    expect([...KNOWN_CODES].filter((code) => !documented.includes(code)).toSorted()).toEqual(only);
  });
});

describe('the port of the metrics', () => {
  async function open() {
    const { metricsUrl, ...rest } = await serveMeasured();
    const agent = new Agent();
    onTestFinished(() => agent.destroy());
    const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      send(metricsUrl, { method, path, headers }, agent);
    return { ...rest, metricsUrl, get };
  }

  it('refuses pages that reach it by DNS rebinding', async () => {
    const { get } = await open();
    expect((await get('/metrics', { host: 'evil.example' })).status).toBe(421);
    expect((await get('/metrics', { host: 'gateway.test:9464' })).status).toBe(200);
  });

  it('does not let pages of other origins read it', async () => {
    const { get } = await open();
    const { headers } = await get('/metrics', { origin: 'http://evil.example' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect((await get('/metrics', { origin: 'http://evil.example' }, 'OPTIONS')).status).toBe(405);
  });

  it('has nothing but GET /metrics', async () => {
    const { get } = await open();
    for (const path of ['/', '/graphql', '/livez', '/readyz', '/metrics/x', '//metrics']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    const post = await get('/metrics', {}, 'POST');
    expect([post.status, post.headers.allow]).toEqual([405, 'GET']);
  });

  it('takes a part of the CPU only, however often it is asked, and never gives old values', async () => {
    const { metrics, get } = await open();
    const readings = addSlowGauge(metrics, 20);
    const end = performance.now() + 700;
    const askOften = async () => {
      while (performance.now() < end) {
        const before = readings();
        const { body } = await get('/metrics');
        expect(Number(/^slow (\d+)$/m.exec(body)?.[1])).toBeGreaterThan(before);
      }
    };
    await Promise.all(Array.from({ length: 8 }, askOften));
    // Each takes 20 ms, and has a pause of 200 ms after it.
    expect(readings()).toBeLessThan(7);
  });

  it('is open to others when the connections of one address are all in use', async () => {
    const { metrics, metricsUrl, get } = await open();
    addSlowGauge(metrics, 100);
    await get('/metrics'); // the next reading waits for a second
    const answers: string[] = [];
    await vi.waitFor(async () => {
      const socket = await connectFrom(Number(new URL(metricsUrl).port));
      socket.on('data', (data) => answers.push(String(data).slice(9, 12)));
      socket.write('GET /metrics HTTP/1.1\r\nhost: localhost\r\n\r\n');
      expect(answers).toContain('503');
    }, FAST);
    expect((await clientAt(metricsUrl, '127.0.0.2').get('/metrics')).status).toBe(200);
  });

  it('is not on the port of the gateway', async () => {
    const { http } = await open();
    expect((await http({ method: 'GET', path: '/metrics' })).status).toBe(404);
  });

  it('answers in the format of Prometheus or of OpenMetrics, also one after the other', async () => {
    const { get } = await open();
    const prometheus =
      'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';
    const first = await get('/metrics');
    const open2 = await get('/metrics', { accept: prometheus });
    const last = await get('/metrics', { accept: 'text/plain' });
    expect(first.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(open2.headers['content-type']).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    expect(parseTypes(first.body).get('kms_gateway_requests_total')).toBe('counter');
    expect(parseTypes(open2.body).get('kms_gateway_requests')).toBe('counter');
    expect(open2.body).toMatch(/^kms_gateway_config_reloads_total\{/m);
    expect(open2.body).toMatch(/\n# EOF\n$/);
    expect(open2.body).not.toContain('\n\n');
    expect([...parseTypes(last.body).keys()]).toEqual([...parseTypes(first.body).keys()]);
  });
});

/** Makes each reading take so many milliseconds of CPU time. Returns a function that counts readings, as `slow` does. */
function addSlowGauge({ registry }: Metrics, milliseconds: number): () => number {
  let readings = 0;
  new Gauge({
    name: 'slow',
    help: 'Readings so far.',
    registers: [registry],
    collect() {
      let now = performance.now();
      for (const end = now + milliseconds; now < end; ) now = performance.now();
      this.set(++readings);
    },
  });
  return () => readings;
}
