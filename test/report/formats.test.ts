import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { PARTLY_UNREAD } from './_partly-unread.ts';
import { parseCsv, type Report, readReport, runOnce } from './_report.ts';
import { findSarifProblems } from './_sarif-schema.ts';

describe('the report as CSV', () => {
  it('has a row for each finding, and for each thing that was not read', async () => {
    const [rows, { findings, unread }] = await Promise.all([
      runOnce(['--format', 'csv'], { seed: PARTLY_UNREAD }).then(({ stdout }) => parseCsv(stdout)),
      readReport([], { seed: PARTLY_UNREAD }),
    ]);
    expect(rows.filter(({ kind }) => kind === 'finding').map(({ id }) => id)).toEqual(findings.map(({ id }) => id));
    expect(
      rows.filter(({ kind }) => kind !== 'finding').map(({ kind, code, key_arn }) => [kind, code, key_arn]),
    ).toEqual(unread.map(({ kind, code, key }) => [kind.toLowerCase(), code, key?.arn ?? '']));
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['place', 'key', 'part', 'finding']));
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

  it('begins with a byte order mark, so that Excel reads UTF-8', async () => {
    const { stdout } = await runOnce(['--format', 'csv'], { seed: PARTLY_UNREAD });
    expect(stdout).toMatch(/^\ufeffkind,severity,/);
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

  it('has a rule for each code and severity, from which GitHub takes the severity', async () => {
    const [{ runs }, { findings }] = await Promise.all([readSarif(), readReport()]);
    const [{ tool, results = [] }] = runs as [Log['runs'][0]];
    const rules = tool.driver.rules ?? [];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const [index, { ruleId, ruleIndex, level, message, properties }] of results.entries()) {
      const { code, severity } = findings[index] as Report['findings'][0];
      const rule = rules[ruleIndex ?? -1];
      expect(rule?.id).toBe(ruleId);
      expect(rule?.properties).toMatchObject({ tags: expect.arrayContaining(['security']), code, severity });
      expect(toGithubSeverity(rule?.properties?.['security-severity'])).toBe(severity);
      expect(level).toBe(rule?.defaultConfiguration?.level);
      expect(properties).toMatchObject({ code, severity });
      expect(message.text).toContain(`\n\nSeverity: ${severity}\n\n`);
    }
    expect(new Set(findings.map(({ severity }) => severity)).size).toBeGreaterThan(3);
  });

  it('has a place and a fingerprint that GitHub takes for each finding', async () => {
    const [{ runs }, { findings }] = await Promise.all([readSarif(), readReport()]);
    const [{ results = [], invocations }] = runs as [Log['runs'][0]];
    expect(results).toHaveLength(findings.length);
    for (const [index, result] of results.entries()) {
      const { id, key, pointer } = findings[index] as Report['findings'][0];
      expect(result).toMatchObject({ partialFingerprints: { primaryLocationLineHash: id } });
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

  it('names the accounts and Regions that were chosen', async () => {
    const chosen = ['--account', '111122223333', '--account', '444455556666', '--region', 'us-east-2'];
    const [all, some] = await Promise.all([
      runOnce(['--format', 'html'], { seed: PARTLY_UNREAD }),
      runOnce(['--format', 'html', ...chosen], { seed: PARTLY_UNREAD }),
    ]);
    expect(all.stdout).toContain('<dt>Accounts</dt><dd>all</dd></div><div><dt>Regions</dt><dd>all</dd>');
    expect(some.stdout).toContain(
      '<dt>Accounts</dt><dd>111122223333, 444455556666</dd></div><div><dt>Regions</dt><dd>us-east-2</dd>',
    );
  });

  it('shows names between backticks as code, and counts one as one', async () => {
    const replicas = ['us-east-2', 'us-west-2'].map((region) => ({
      keyId: 'mrk-1234abcd12ab34cd56ef1234567890ab',
      region,
      multiRegion: { primaryRegion: 'us-east-2', replicaRegions: ['us-west-2'] },
      policy: toPublicPolicy(region === 'us-east-2' ? 'kms:Decrypt' : 'kms:Encrypt'),
    }));
    const { stdout } = await runOnce(['--format', 'html'], { seed: { keys: replicas } });
    expect(stdout).toMatch(/<p class="remedy">[^`<]*<code>[^`<]+<\/code>[^`<]*<\/p>/);
    expect(stdout).not.toContain('`');
    expect(stdout).toContain('<dt>Principal</dt><dd>*</dd>');
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

/** As GitHub's documentation maps it. Without a number it shows the level: only INFO has none. */
function toGithubSeverity(number: unknown): string {
  if (number === undefined) return 'INFO';
  const score = Number(number);
  if (score > 9) return 'CRITICAL';
  if (score >= 7) return 'HIGH';
  return score >= 4 ? 'MEDIUM' : 'LOW';
}

function toPublicPolicy(action: string): string {
  const statement = { Effect: 'Allow', Principal: '*', Action: action, Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
