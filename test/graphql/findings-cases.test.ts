import { expect, it } from 'vitest';
import type { Seed, SeedGrant } from '../../src/embedded-kms/seed/seed.ts';
import { setup } from '../_setup.ts';
import { FINDINGS_CASES, type FindingsCase } from '../analysis/_findings.ts';
import { graphql } from '../generated/gql.ts';
import { toSeedGrant } from './_access-cases.ts';

const FINDINGS = graphql(`
  query FindingsCase($id: ID!) {
    key(id: $id) {
      findings {
        nodes {
          id
          code
          severity
          certain
          pointer
          statement { pointer }
          grant { grantId }
          witness { principal action keys { key values } absent verdict }
        }
        incomplete { code }
      }
    }
  }
`);

const ACCESS = graphql(`
  query WitnessAccess($id: ID!, $principal: String!, $action: String!, $context: AccessContext) {
    key(id: $id) { access(principal: $principal, action: $action, context: $context) { verdict reasons { message } } }
  }
`);

/** The cases, each with a key of its own, so that one gateway has them all. */
const CASES: readonly FindingsCase[] = FINDINGS_CASES.map((each, index) => {
  const keyId = each.key.arn.slice(each.key.arn.lastIndexOf('/') + 1);
  const own = `${keyId.slice(0, -12)}${`${index}`.padStart(12, '0')}`;
  return JSON.parse(
    JSON.stringify(each)
      .replaceAll(keyId, own)
      .replaceAll(/(["\s])g-1"/g, `$1g-1-${index}"`),
  );
});

const SEED: Seed = {
  keys: CASES.map(({ key, policy, grants }) => {
    const [, , , region = '', accountId = '', resource = ''] = key.arn.split(':');
    const seedGrants: readonly SeedGrant[] = grants.map(toSeedGrant);
    return {
      keyId: resource.slice('key/'.length),
      accountId,
      region,
      policy: JSON.stringify(policy),
      grants: seedGrants,
    };
  }),
};

it('Key.findings answers each case, and Key.access gives the verdict of each witness', async () => {
  for (const trusts of [false, true]) {
    const cases = CASES.filter(({ trustedAccounts }) => trustedAccounts.length > 0 === trusts);
    const accounts = new Set(cases.flatMap(({ trustedAccounts }) => trustedAccounts));
    const trust = { accounts, trustsConfigured: false, organizations: new Set<string>() };
    const { query } = await setup({ seed: SEED, connect: 'places', gateway: { trust } });
    for (const { id, key, expected } of cases) {
      const { data, errors } = await query(FINDINGS, { id: key.arn });
      expect(errors, id).toBeUndefined();
      const { nodes = [], incomplete } = data.key?.findings ?? {};
      const found = nodes.map(({ code, severity, pointer, grant }) => ({
        id: code,
        severity,
        at: grant === null ? pointer : `grant ${grant.grantId}`,
      }));
      expect(found, id).toEqual(expect.arrayContaining([...expected]));
      expect(found, id).toHaveLength(expected.length);
      expect(incomplete, id).toEqual([]);
      expect(new Set(nodes.map((node) => node.id)).size, id).toBe(nodes.length);
      for (const { witness, code } of nodes) {
        if (witness === null) continue;
        const { principal, action, keys, absent, verdict } = witness;
        const context = { keys: keys.map((each) => ({ key: each.key, values: each.values })), absent };
        const answer = await query(ACCESS, { id: key.arn, principal, action, context });
        expect(answer.errors, `${id} ${code}`).toBeUndefined();
        expect(answer.data.key?.access.verdict, `${id} ${code}`).toBe(verdict);
      }
    }
  }
}, 60_000);
