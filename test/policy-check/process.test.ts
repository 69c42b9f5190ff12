import { expect, it } from 'vitest';
import { ADMIN, allow, EXTERNAL, KEY_ARN, OTHER, OWN, run, toPolicy, writeFiles } from './_check.ts';

it('reads standard input, and writes JSON', async () => {
  const args = ['-', '--format', 'json', '--key-arn', KEY_ARN];
  const { code, stdout } = await run(args, toPolicy(allow(ADMIN), EXTERNAL));
  expect(code).toBe(0);
  expect(JSON.parse(stdout).policies).toMatchObject([
    {
      file: '-',
      result: 'PASSED',
      keyArn: KEY_ARN,
      outcome: 'UNKNOWN',
      lockout: 'UNKNOWN',
      lockoutFor: 'NOBODY',
      refusals: [],
      findings: [{ code: 'EXTERNAL_ACCOUNT', severity: 'HIGH', pointer: '/Statement/1', principals: [OTHER] }, {}, {}],
      incomplete: [],
    },
  ]);
});

it('exits with the worst code of its files', async () => {
  const misspelt = toPolicy(OWN, { ...OWN, Action: 'kms:Decypt' });
  const { paths } = writeFiles({ 'good.json': toPolicy(OWN), 'misspelt.json': misspelt });
  const [good = '', doubtful = ''] = paths;
  expect(await run([good])).toMatchObject({ code: 0, stderr: '' });
  expect((await run([good, doubtful])).code).toBe(3);
  expect((await run([good, '-'], 'x')).code).toBe(2);
});
