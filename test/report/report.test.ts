import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../src/analysis/findings/finding.ts';
import { parseReportOptions } from '../../src/report/options.ts';
import { REPORT } from '../../src/report/report-schema.ts';
import { setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';
import { denied, PARTLY_UNREAD, PUBLIC } from './_partly-unread.ts';
import { readReport, runOnce, runReport, startReport } from './_report.ts';

const FINDINGS = graphql(`
  query FindingsOfAllKeys {
    allKeys(first: 100) { nodes { arn findings { nodes { id code severity message } incomplete { code } } } }
  }
`);

describe('the report', () => {
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
  });

  it('has findings that are a matter of opinion only if they are asked for', async () => {
    const Principal = { AWS: 'arn:aws:iam::111122223333:role/Admin' };
    const Statement = [{ Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' }];
    const seed = { keys: [{ keyId: 'a', policy: JSON.stringify({ Version: '2012-10-17', Statement }) }] };
    const [asked, notAsked] = [await readReport(['--include-opinions'], { seed }), await readReport([], { seed })];
    const isOpinion = ({ code }: { readonly code: string }) => code === 'ADMINISTRATOR_MAY_USE_KEY';
    expect([asked.findings.some(isOpinion), notAsked.findings.some(isOpinion)]).toEqual([true, false]);
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

  it('names an account and a Region that the gateway does not read', async () => {
    const { code, stdout, stderr } = await runReport(['--region', 'eu-west-3', '--account', '999999999999']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      '--account is "999999999999": expected an account that the gateway is configured to read\n' +
        '--region is "eu-west-3": expected a Region that the gateway is configured to read\n',
    );
  });
});

// Programs take seconds to start, and far more on a busy machine.
describe('npm run report', { timeout: 100_000 }, () => {
  it('writes the report to stdout, and to stderr how far it is and what it found', async () => {
    const args = ['--code', 'PUBLIC', '--fail-on', 'critical'];
    const [{ code, stdout, stderr }, expected] = [await startReport(args).ended, await runOnce(args)];
    expect(code).toBe(2);
    expect(REPORT.parse(JSON.parse(stdout)).findings).toEqual(REPORT.parse(JSON.parse(expected.stdout)).findings);
    expect(stderr.split('\n')).toEqual([
      'Reading the keys of an embedded KMS (KMS_MODE=aws reads AWS): 2 Regions of 1 account',
      '14 keys, 1 finding (1 CRITICAL)',
      '',
    ]);
  });

  it('exits with 1 for a wrong option', async () => {
    expect(await startReport(['--format', 'pdf']).ended).toEqual({
      code: 1,
      stdout: '',
      stderr: '--format is "pdf": expected json, csv, sarif, html\n',
    });
  });

  it('exits with 1 if it cannot start', async () => {
    const { code, stderr } = await startReport([], { env: { EMBEDDED_KMS_SEED: '/nowhere.json' } }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^EMBEDDED_KMS_SEED is "\/nowhere\.json": .*\n$/);
  });
});
