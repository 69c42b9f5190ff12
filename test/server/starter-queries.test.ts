import { describe, expect, it } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { STARTER_QUERIES } from '../../src/server/graphiql/starter-queries.ts';
import { ACCOUNT, arnOf, REGION, setup } from '../_setup.ts';

describe('GraphiQL opens with queries', () => {
  it('that all run unchanged', async () => {
    const { query } = await setup();
    for (const starter of STARTER_QUERIES) {
      const { status, errors, data } = await query(starter);
      expect([status, errors]).toEqual([200, undefined]);
      expect(JSON.stringify(data)).toMatch(/policy|principals|findings/);
      expect(starter).toMatch(/^# /);
      // In a window of usual size, GraphiQL's buttons would hide the rest.
      const lines = starter.split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(58);
      // A comment is read as a whole, also on a narrow screen.
      const comments = lines.filter((line) => line.startsWith('#'));
      expect(Math.max(...comments.map((line) => line.length))).toBeLessThan(39);
      expect(JSON.stringify(data)).not.toContain('Exception');
    }
  });

  it('of the estate that run within the default limits on 500 accounts with 17 Regions each', async () => {
    const home = { accountId: ACCOUNT, region: REGION };
    const places = Array.from({ length: 500 * 17 }, (_, index) => ({
      accountId: `${200_000_000_000 + Math.floor(index / 17)}`,
      region: `eu-west-${(index % 17) + 1}`,
    }));
    const { query, kms } = await setup({ connect: async ({ url }) => toEmbeddedKms(url, [home, ...places]) });
    const ofEstate = STARTER_QUERIES.filter((starter) => /\b(accounts|allKeys)\b/.test(starter));
    expect(ofEstate.map((starter) => /query (\w+)/.exec(starter)?.[1])).toEqual(['PublicKeys', 'AllKeys', 'Estate']);
    for (const starter of ofEstate) {
      const { status, errors } = await query(starter);
      expect([status, errors]).toEqual([200, undefined]);
    }
    expect(kms.callCount('GetKeyPolicy')).toBeGreaterThan(0);
  });

  it('one of which reads all keys, of more than one account and Region', async () => {
    const accountId = '444455556666';
    const { query } = await setup({
      seed: { keys: [{ keyId: 'a' }, { keyId: 'b', accountId, region: 'eu-west-1' }] },
      connect: 'places',
    });
    const { data } = await query(STARTER_QUERIES.find((starter) => starter.includes('query AllKeys')) ?? '');
    expect(JSON.stringify(data)).toMatch(new RegExp(`${arnOf('a')}.*arn:aws:kms:eu-west-1:${accountId}:key/b`));
  });

  it('for who can decrypt, why a role is denied, what is wrong, what is public, what changed, and what would change', async () => {
    const { query } = await setup();
    const answerOf = async (name: string) =>
      JSON.stringify((await query(STARTER_QUERIES.find((starter) => starter.includes(`query ${name}`)) ?? '')).data);
    const principals = await answerOf('WhoCanDecrypt');
    for (const name of ['444455556666:root', 'role/LakeCluster', 'role/EventExporter', 'nightly-export', 'vol-'])
      expect(principals).toContain(name);
    expect(principals).toContain('"incomplete":[]');
    expect(principals).toContain('"actions":["kms:Decrypt"]');
    expect(principals).not.toContain('kms:Encrypt');
    const why = await answerOf('WhyDenied');
    expect(why).toMatch(/"verdict":"DENIED","reasons":\[{"code":"STATEMENT_DENIES".*Deny use outside the organization/);
    expect(why).toContain(
      'aws:PrincipalOrgID StringNotEqualsIfExists \\"o-a1b2c3d4e5\\" (the request has \\"o-elsewhere\\")',
    );
    expect(why).toContain('"requestValues":["o-elsewhere"]');
    expect(why).toMatch(/"verdict":"NOT_ALLOWED".*"CONDITION_NOT_MET".*kms:ViaService/);
    const findings = await answerOf('Findings');
    for (const code of ['EXTERNAL_ACCOUNT', 'DENY_HITS_AWS_SERVICES']) expect(findings).toContain(code);
    const publicKeys = await answerOf('PublicKeys');
    expect(publicKeys.match(/"arn":/g)).toHaveLength(1);
    expect(publicKeys).toContain('4d6f8b32-1a0e-4c97-9f65-82e3d4c5b6a7');
    expect(publicKeys).toContain('"failures":[],"pageInfo":{"hasNextPage":false');
    expect(await answerOf('WhatChanged')).toMatch(
      /"newAccess":\[{.*"where":"kms:ViaService is secretsmanager.*"lostAccess":\[{.*"to":"NOT_ALLOWED".*"undecided":\[\],"failure":null/,
    );
    expect(await answerOf('PlanPolicyChange')).toMatch(
      /"outcome":"ACCEPTED","refusals":\[\],"risks":\["EXTERNAL_ACCOUNT"\].*"gatewayCanStillRead":"YES".*"EXTERNAL_ACCOUNT"/,
    );
  });
});
