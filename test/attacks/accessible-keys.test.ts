import { describe, expect, it } from 'vitest';
import { KMS_ACTIONS } from '../../src/analysis/tables/actions.ts';
import type { SeedGrant } from '../../src/embedded-kms/seed/seed.ts';
import { bulkKeyId } from '../embedded-kms/_bulk-seed.ts';
import { allow, DELEGATES, deny, ROLE, toPolicy } from '../graphql/_access.ts';
import { serve } from '../server/_serve.ts';

const KEYS = 500;
const QUERY = `query ($actions: [String!]!, $context: AccessContext, $identityPolicies: [String!]) {
  accounts { regions { accessibleKeys(
    principal: "${ROLE}", actions: $actions, context: $context, identityPolicies: $identityPolicies
    verdicts: [DENIED], first: ${KEYS}
  ) { nodes { key { keyId } } coverage { total } undecided } } }
}`;

/** Milliseconds of CPU time, of gateway, embedded KMS and test. Without a bound, the attacks take minutes. */
const LIMIT = 12_000;

const list = <Item>(length: number, toItem: (index: number) => Item) => Array.from({ length }, (_, at) => toItem(at));

async function attack(policies: readonly string[], variables: object, grants: readonly SeedGrant[] = []) {
  const keys = policies.map((policy, index) => ({ keyId: bulkKeyId(index), policy, grants }));
  const env = { REQUEST_DEADLINE_MS: '60000', KMS_TRY_TIMEOUT_MS: '60000' };
  const { post, kms } = await serve({ seed: { keys }, env });
  const start = process.cpuUsage();
  const { body } = await post(QUERY, { variables: { actions: ['kms:Decrypt'], ...variables } });
  const { user, system } = process.cpuUsage(start);
  return { answer: JSON.parse(body), milliseconds: (user + system) / 1_000, kms };
}

const ACTIONS = KMS_ACTIONS.filter(({ decidedBy }) => decidedBy !== 'IAM_ONLY').map(({ name }) => name);

const TOO_LARGE = { errors: [{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }] };

/** Different texts, so that none is parsed for another. */
const different = (...statements: readonly object[]) =>
  list(KEYS, (index) => toPolicy(...(statements as never[]), { ...deny(ROLE), Sid: `${index}` }));

describe('accessibleKeys of 500 keys', () => {
  it('is refused for a huge context that the patterns of all policies search', async () => {
    const values = list(100, (index) => `${'a'.repeat(2_000)}${index}`);
    const Condition = { 'ForAnyValue:StringLike': { 'x:y': list(50, (index) => `*b?${index}*`) } };
    const context = { keys: [{ key: 'x:y', values }] };
    const { answer, milliseconds } = await attack(different(deny('*', '*', { Condition })), { context });
    expect(answer).toMatchObject(TOO_LARGE);
    expect(milliseconds).toBeLessThan(LIMIT);
  }, 60_000);

  it('is refused for all actions of KMS on long policies', async () => {
    const long = list(150, (index) =>
      deny(`${ROLE}${index}`, 'kms:*', { Condition: { Bool: { [`x:${index}`]: 'true' } } }),
    );
    const { answer, milliseconds } = await attack(different(...long), { actions: ACTIONS });
    expect(answer).toMatchObject(TOO_LARGE);
    expect(milliseconds).toBeLessThan(LIMIT);
  }, 60_000);

  // V8 hashes long texts by their length: to find one of them compares it with all others.
  it('is refused for long policies of one length that differ at their end only', async () => {
    const Id = 'a'.repeat(30_000);
    const policies = list(KEYS, (index) => JSON.stringify({ Id, Statement: [], Version: `${1_000 + index}` }));
    const { answer, milliseconds } = await attack(policies, { actions: ACTIONS });
    expect(answer).toMatchObject(TOO_LARGE);
    expect(milliseconds).toBeLessThan(LIMIT / 2);
  }, 60_000);

  it('is refused for identity policies that are evaluated for each key', async () => {
    const identityPolicies = list(25, () => JSON.stringify({ Statement: [] }).padEnd(19_000));
    const { answer, milliseconds } = await attack(different(DELEGATES), { identityPolicies });
    expect(answer).toMatchObject(TOO_LARGE);
    expect(milliseconds).toBeLessThan(LIMIT);
  }, 60_000);

  it.each([
    ['is refused for all actions, each of which is compared with 100 grants', ACTIONS, TOO_LARGE],
    ['is answered for one action that is compared with 100 grants', ['kms:Decrypt'], { data: {} }],
  ])(
    '%s',
    async (_, actions, expected) => {
      const grants = list(100, (index) => ({ granteePrincipal: `${ROLE}${index}`, operations: ['Encrypt' as const] }));
      const policies = list(300, () => toPolicy(DELEGATES));
      const { answer, milliseconds } = await attack(policies, { actions }, grants);
      expect(answer).toMatchObject(expected);
      expect(milliseconds).toBeLessThan(LIMIT);
    },
    60_000,
  );

  it('is answered for 100 spellings of one action, which is evaluated once', async () => {
    const actions = list(100, (index) => (index % 2 === 0 ? 'kms:Decrypt' : 'DECRYPT'));
    const { answer, milliseconds, kms } = await attack(different(allow(ROLE)), { actions });
    const page = answer.data.accounts[0].regions[0].accessibleKeys;
    expect(page).toMatchObject({ coverage: { total: KEYS }, undecided: 0 });
    expect(page.nodes).toHaveLength(KEYS);
    expect([kms.callCount('GetKeyPolicy'), kms.callCount()]).toEqual([KEYS, KEYS + 1]);
    expect(milliseconds).toBeLessThan(LIMIT);
  }, 60_000);
});
