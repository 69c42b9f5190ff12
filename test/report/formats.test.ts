import type { Log } from 'sarif';
import { describe, expect, it, vi } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { PARTLY_UNREAD } from './_partly-unread.ts';
import { parseCsv, type Report, readReport, runOnce } from './_report.ts';
import { findSarifProblems } from './_sarif-schema.ts';

// Programs take seconds to start, and far more on a busy machine.
vi.setConfig({ testTimeout: 100_000 });

describe('the report as CSV', () => {
  it('has a row for each finding, and for each thing that was not read', async () => {
    const [rows, { findings, unread }] = await Promise.all([
      runOnce(['--format', 'csv'], { seed: PARTLY_UNREAD }).then(({ stdout }) => parseCsv(stdout)),
      readReport([], { seed: PARTLY_UNREAD }),
    ]);
    expect(rows.filter(({ kind }) => kind === 'finding').map(({ id }) => id)).toEqual(findings.map(({ id }) => id));
    expect(rows.filter(({ kind }) => kind === 'unread').map(({ code, key_arn }) => [code, key_arn])).toEqual(
      unread.map(({ code, key }) => [code, key?.arn ?? '']),
    );
    expect(rows.find(({ code }) => code === 'PUBLIC')).toMatchObject({
      severity: 'CRITICAL',
      certain: 'true',
      account: '111122223333',
      region: 'us-east-2',
      aliases: 'alias/a',
      pointer: '/Statement/0',
      principals: '*',
    });
  });
});

describe('the report as SARIF', () => {
  const readSarif = async (seed?: Seed) =>
    JSON.parse((await runOnce(['--format', 'sarif'], { ...(seed && { seed }) })).stdout) as Log;

  it('follows the schema of SARIF 2.1.0', async () => {
    const [whole, partly] = await Promise.all([readSarif(), readSarif(PARTLY_UNREAD)]);
    expect([findSarifProblems(whole), findSarifProblems(partly)]).toEqual([[], []]);
    expect(findSarifProblems({ ...whole, runs: [{}] })).not.toEqual([]);
  });

  it('has a rule for each code, and a place and a fingerprint that GitHub takes for each finding', async () => {
    const [{ runs }, { findings }] = await Promise.all([readSarif(), readReport()]);
    const [{ tool, results = [], invocations }] = runs as [Log['runs'][0]];
    const rules = tool.driver.rules ?? [];
    expect(results).toHaveLength(findings.length);
    for (const [index, result] of results.entries()) {
      const { id, key, code, pointer } = findings[index] as Report['findings'][0];
      expect(rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
      expect(result).toMatchObject({ ruleId: code, partialFingerprints: { primaryLocationLineHash: id } });
      expect(result.locations).toMatchObject([
        {
          physicalLocation: {
            artifactLocation: { uri: `kms/${key.accountId}/${key.region}/${key.keyId}/policy.json` },
            region: { startLine: 1 },
          },
          logicalLocations: [{ fullyQualifiedName: pointer === null ? key.arn : `${key.arn}#${pointer}` }],
        },
      ]);
    }
    expect(new Set(results.map(({ level }) => level))).toEqual(new Set(['error', 'warning', 'note']));
    expect(invocations).toMatchObject([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  it('has a notification for each thing that was not read', async () => {
    const { runs } = await readSarif(PARTLY_UNREAD);
    expect(runs[0]?.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', properties: { kind: 'PLACE', accountId: '444455556666', region: 'eu-west-1' } },
          { level: 'error', descriptor: { id: 'AccessDeniedException' }, properties: { kind: 'KEY' } },
          { descriptor: { id: 'GRANTS_UNREADABLE' }, properties: { kind: 'PART' } },
        ],
      },
    ]);
  });
});

describe('the report as HTML', () => {
  it('has the findings by severity and then by key, and first what was not read', async () => {
    const { stdout } = await runOnce(['--format', 'html'], { seed: PARTLY_UNREAD });
    expect([...stdout.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id)).toEqual(['unread', 'CRITICAL', 'INFO']);
    const critical = stdout.slice(stdout.indexOf('id="CRITICAL"'), stdout.indexOf('id="INFO"'));
    expect([...critical.matchAll(/<h3>([^<]*)<\/h3>/g)].map(([, title]) => title)).toEqual(['alias/a', 'c']);
    expect(stdout).toContain('Account 444455556666, eu-west-1');
    expect(stdout).toMatch(/<\/html>\n$/);
    expect(stdout).not.toMatch(/<script|src=|href="[^#]/);
  });

  it.each([
    [PARTLY_UNREAD, ['--code', 'LOCKED_OUT'], 'No findings in what could be read.'],
    [{ keys: [{ keyId: 'a' }] }, [], 'No findings.'],
  ])('says whether everything was read if there are no findings', async (seed, args, text) => {
    const { stdout } = await runOnce(['--format', 'html', ...args], { seed });
    expect(stdout).toContain(`<p>${text}</p>`);
  });
});

it.each(['json', 'csv', 'sarif', 'html'])('a finding that is not certain says so as %s', async (format) => {
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: { StringNope: { 'kms:ViaService': 'x' } },
  };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const { stdout } = await runOnce(['--format', format], { seed: { keys: [{ keyId: 'a', policy }] } });
  const said = { json: '"certain":false', csv: ',false,', sarif: '(Not certain) ', html: 'not certain</span>' };
  expect(stdout).toContain(said[format as keyof typeof said]);
});
