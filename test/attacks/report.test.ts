import type { Log } from 'sarif';
import { expect, it } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { REPORT } from '../../src/report/report-schema.ts';
import { parseCsv, runOnce } from '../report/_report.ts';
import { findSarifProblems } from '../report/_sarif-schema.ts';

/** Texts that others choose: Sids and principals in policies, names of grants, messages of a KMS. */
const HOSTILE = [
  "=cmd|'/C calc'!A1",
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r\n=1+1',
  '＝1+1',
  'x;=1+1',
  'x;"=1+1;y',
  '","=1+1',
  '<img src=x onerror=alert(1)>',
  '</style></script><script>alert(1)</script>',
  "\"' onmouseover=alert(1) x='",
  '<![CDATA[ ]]>-->',
  '[click](https://evil.example)',
  '`<i>`',
  'a\u0000b\u001b[31m\u202ec\u2028d\ud800',
] as const;

const SEED: Seed = {
  keys: HOSTILE.map((text, index) => ({
    keyId: `key-${index}`,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Sid: text, Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' },
        {
          Sid: 'x',
          Effect: 'Allow',
          Principal: { AWS: text },
          Action: text,
          Resource: text,
          Condition: { [text]: { [text]: text } },
        },
      ],
    }),
  })),
  faults: HOSTILE.slice(0, 1).map(() => ({
    operation: 'GetKeyPolicy',
    keyId: 'key-3',
    fault: { kind: 'error', code: 'KMSInternalException', message: HOSTILE[9] },
  })),
};

const runFormat = async (format: string) => (await runOnce(['--format', format], { seed: SEED })).stdout;

it('a report as JSON has hostile names unchanged', async () => {
  const { findings } = REPORT.parse(JSON.parse(await runFormat('json')));
  const sids = findings
    .filter(({ code }) => code === 'PUBLIC')
    .map(({ sid }) => sid)
    .toSorted();
  expect(sids).toEqual(HOSTILE.filter((_, index) => index !== 3).toSorted());
});

it('a report as CSV has no cell that a spreadsheet takes for a formula', async () => {
  const text = await runFormat('csv');
  const rows = parseCsv(text);
  const { findings } = REPORT.parse(JSON.parse(await runFormat('json')));
  expect(rows.filter(({ kind }) => kind === 'finding')).toHaveLength(findings.length);
  const cells = rows.flatMap((row) => Object.values(row));
  expect(cells.filter((cell) => /(?:^|;)\s*[=+\-@＝＋－＠\t\r\n]/.test(cell))).toEqual([]);
  expect(cells).toContain("'=cmd|'/C calc'!A1");
  // For a spreadsheet that separates cells by semicolons, a cell can begin with a quote.
  expect(text).not.toMatch(/;[\s"]*[=+\-@]/);
  expect(text.replace(/^\ufeff/, '').replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

it('a report as HTML shows hostile names as text', async () => {
  const text = await runFormat('html');
  const tags = new Set(
    [...text.matchAll(/<(\/?[a-z!][^\s>]*)/gi)].map(([, tag = '']) => tag.replace('/', '').toLowerCase()),
  );
  expect([...tags].toSorted()).toEqual(
    '!doctype a article b body code dd div dl dt h1 h2 h3 h4 head html li main meta p section span style title ul'.split(
      ' ',
    ),
  );
  expect(text).not.toMatch(/<[^>]*\son\w+=/i);
  expect(text).toContain('&#60;img src=x onerror=alert(1)&#62;');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

it('a report as SARIF has no link and no control character in its messages', async () => {
  const sarif = JSON.parse(await runFormat('sarif')) as Log;
  expect(findSarifProblems(sarif)).toEqual([]);
  const [run] = sarif.runs;
  const messages = [...(run?.results ?? []), ...(run?.invocations?.[0]?.toolExecutionNotifications ?? [])];
  const texts = messages.map(({ message }) => message.text ?? '');
  expect(texts.length).toBeGreaterThan(HOSTILE.length);
  expect(
    texts.filter((text) => text.includes('](') || /[\p{Cc}\p{Cf}\p{Zl}]/u.test(text.replaceAll('\n', ''))),
  ).toEqual([]);
});

it('a report as SARIF has valid paths for key IDs that AWS does not give', async () => {
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }];
  const policy = JSON.stringify({ Version: '2012-10-17', Statement });
  const seed = { keys: ['..', 'k\ud800'].map((keyId) => ({ keyId, policy })) };
  const { code, stdout } = await runOnce(['--format', 'sarif', '--code', 'PUBLIC'], { seed });
  const locations = (JSON.parse(stdout) as Log).runs.flatMap(({ results = [] }) =>
    results.flatMap((each) => each.locations),
  );
  const paths = locations.map((location) => location?.physicalLocation?.artifactLocation?.uri).toSorted();
  const folder = 'kms/111122223333/us-east-2';
  expect([code, paths]).toEqual([0, [`${folder}/%2E%2E/policy.json`, `${folder}/k%EF%BF%BD/policy.json`]]);
});
