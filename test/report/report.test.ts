import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../src/analysis/findings/finding.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { parseReportOptions } from '../../src/report/options.ts';
import { REPORT } from '../../src/report/report-schema.ts';
import { setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';
import { parseCsv, type Report, runOnce, runReport } from './_report.ts';
import { findSarifProblems } from './_sarif-schema.ts';

const FINDINGS = graphql(`
  query FindingsOfAllKeys {
    allKeys(first: 100) { nodes { arn findings { nodes { id code severity message } incomplete { code } } } }
  }
`);

const PUBLIC = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }],
};

/** Keys of two accounts: one Region cannot be listed, and two keys cannot be examined as a whole. */
const PARTLY_UNREAD: Seed = {
  keys: [
    { keyId: 'a', policy: JSON.stringify(PUBLIC), aliases: ['alias/a'] },
    { keyId: 'b', aliases: ['alias/b'] },
    { keyId: 'c', policy: JSON.stringify(PUBLIC) },
    { keyId: 'd', accountId: '444455556666', region: 'eu-west-1' },
    { keyId: 'e', accountId: '444455556666', region: 'us-east-2' },
  ],
  faults: [
    { operation: 'ListKeys', accountId: '444455556666', region: 'eu-west-1', fault: denied() },
    { operation: 'GetKeyPolicy', keyId: 'b', fault: denied() },
    { operation: 'ListGrants', keyId: 'c', fault: denied() },
  ],
};

function denied() {
  return { kind: 'error', code: 'AccessDeniedException', message: 'no' } as const;
}

async function readReport(...[args, options]: Parameters<typeof runOnce>): Promise<Report> {
  return REPORT.parse(JSON.parse((await runOnce(args, options)).stdout));
}

describe('npm run report', () => {
  it('has the findings that the API gives for each key', async () => {
    const report = await readReport();
    const { query } = await setup({ connect: 'places' });
    const { data } = await query(FINDINGS);
    const nodes = data.allKeys?.nodes ?? [];
    const expected = nodes.flatMap(({ arn, findings }) => findings?.nodes.map((finding) => ({ arn, ...finding })));
    expect(
      report.findings.map(({ key: { arn }, id, code, severity, message }) => ({ arn, id, code, severity, message })),
    ).toEqual(expected);
    expect(expected.length).toBeGreaterThan(5);
    expect(report.summary.keys).toBe(nodes.length);
    for (const severity of SEVERITIES) {
      expect(report.summary.findings[severity]).toBe(expected.filter((each) => each?.severity === severity).length);
    }
    expect(report.places).toEqual([
      { accountId: '111122223333', region: 'us-east-2' },
      { accountId: '111122223333', region: 'us-west-2' },
    ]);
  });

  it('names the place, the key and the part that could not be read, and has the others', async () => {
    const { findings, unread, summary } = await readReport([], { seed: PARTLY_UNREAD });
    expect(summary).toMatchObject({ keys: 4, unread: { places: 1, keys: 1, parts: 1 } });
    expect(unread).toMatchObject([
      { kind: 'PLACE', code: 'AccessDeniedException', key: null, accountId: '444455556666', region: 'eu-west-1' },
      {
        kind: 'KEY',
        code: 'AccessDeniedException',
        key: { keyId: 'b', aliases: ['alias/b'] },
        requestId: expect.any(String),
      },
      {
        kind: 'PART',
        code: 'GRANTS_UNREADABLE',
        key: { keyId: 'c' },
        message: expect.stringContaining('AccessDenied'),
      },
    ]);
    expect(findings.filter(({ code }) => code === 'PUBLIC').map(({ key }) => key.keyId)).toEqual(['a', 'c']);
  });

  it('has null for aliases that could not be read', async () => {
    const faults = [{ operation: 'ListAliases', fault: denied() }];
    const { findings, unread } = await readReport([], {
      seed: { keys: [{ keyId: 'a', policy: JSON.stringify(PUBLIC) }], faults },
    });
    expect(findings[0]?.key.aliases).toBeNull();
    expect(unread).toEqual([]);
  });

  it('has only the findings that the options ask for', async () => {
    const { findings, places, filter } = await readReport([
      '--min-severity',
      'high',
      '--code',
      'public',
      '--code',
      'EXTERNAL_GRANT',
      '--region',
      'us-east-2',
      '--account',
      '111122223333',
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['EXTERNAL_GRANT', 'PUBLIC']);
    expect(places).toEqual([{ accountId: '111122223333', region: 'us-east-2' }]);
    expect(filter).toMatchObject({ minSeverity: 'HIGH', codes: ['PUBLIC', 'EXTERNAL_GRANT'] });
    const opinions = await readReport([
      '--include-opinions',
      '--code',
      'ADMINISTRATOR_MAY_USE_KEY',
      '--code',
      'WILDCARD_ACTIONS',
    ]);
    expect(opinions.findings.length).toBeGreaterThan(0);
  });

  it.each([
    ['no finding that --fail-on names', ['--fail-on', 'info', '--code', 'LOCKED_OUT'], undefined, 0],
    ['findings, and no --fail-on', [], undefined, 0],
    ['less severe findings than --fail-on names', ['--fail-on', 'high', '--code', 'ORPHAN_PRINCIPAL'], undefined, 0],
    ['a finding that --fail-on names', ['--fail-on', 'critical'], undefined, 2],
    ['something that was not read', ['--fail-on', 'critical', '--code', 'LOCKED_OUT'], PARTLY_UNREAD, 3],
    ['both', ['--fail-on', 'high'], PARTLY_UNREAD, 2],
  ] as const)('exits for %s with %j', async (_case, args, seed, expected) => {
    const { code, stdout } = await runOnce(args, { ...(seed && { seed }) });
    expect(code).toBe(expected);
    expect(REPORT.parse(JSON.parse(stdout)).version).toBe(1);
  });

  it.each([
    [{ format: 'pdf' }, /^--format is "pdf": expected json, csv, sarif, html$/],
    [
      { 'fail-on': 'x', code: ['y', 'PUBLIC'], region: ['z'], account: ['1'], output: '' },
      /^(?:--[\w-]+ is ".?": expected .+\n?){5}$/,
    ],
    [
      { 'fail-on': 'low', 'min-severity': 'high' },
      /^--fail-on is low, and --min-severity leaves these findings out: expected --min-severity low or a less severe one$/,
    ],
  ])('refuses the options %j, all at once', (values, message) => {
    const defaults = { format: 'json', 'min-severity': 'info', 'include-opinions': false };
    expect(() => parseReportOptions({ ...defaults, ...values })).toThrow(message);
  });

  it('exits with 1 for a wrong option, and names an account and a Region that the gateway does not read', async () => {
    const args = ['--region', 'eu-west-3', '--account', '999999999999'];
    const [wrong, unknown] = await Promise.all([runReport(['--format', 'pdf']), runReport(args)]);
    expect(wrong).toEqual({ code: 1, stdout: '', stderr: '--format is "pdf": expected json, csv, sarif, html\n' });
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toBe(
      '--account is "999999999999": expected an account that the gateway is configured to read\n' +
        '--region is "eu-west-3": expected a Region that the gateway is configured to read\n',
    );
  });

  it('exits with 1 if it cannot start', async () => {
    const { code, stderr } = await runReport([], { env: { EMBEDDED_KMS_SEED: '/nowhere.json' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^EMBEDDED_KMS_SEED is "\/nowhere\.json": .*\n$/);
  });

  it('tells on stderr how far it is, and what it found', async () => {
    const { stderr } = await runReport(['--code', 'PUBLIC']);
    expect(stderr.split('\n')).toEqual([
      'Reading the keys of an embedded KMS (KMS_MODE=aws reads AWS): 2 Regions of 1 account',
      '2 of 2 Regions: 14 keys, 1 finding (1 CRITICAL)',
      '14 keys, 1 finding (1 CRITICAL)',
      '',
    ]);
  });
});

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
