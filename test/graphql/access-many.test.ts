import { describe, expect, it } from 'vitest';
import { ACCOUNT, setup } from '../_setup.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { allow, deny, ROLE, toPolicy } from './_access.ts';

const COUNT = 1000;

/** On a busy machine a try may take longer than it should. */
const PATIENT = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };

/** Statements that each may allow and may deny, until the policy has 32 KB. */
function toLongPolicy(): string {
  const count = 235;
  return toPolicy(
    ...Array.from({ length: count }, (_, index) =>
      (index % 2 === 0 ? allow : deny)('*', 'kms:*', {
        Condition: { StringLike: { [`aws:PrincipalTag/t${index}`]: 'a*b*c' } },
      }),
    ),
  );
}

const LONG = toLongPolicy();

describe('Key.access', () => {
  it('answers for 1,000 keys in one query, with their key states and the defaults of all limits', async () => {
    const { query, kms } = await setup({ seed: bulkSeed(COUNT), env: PATIENT });
    const { data, errors } = await query<{ keys: { nodes: { access: { verdict: string } }[] } }, object>(
      `{ keys(first: ${COUNT}) { nodes { access(principal: "${ROLE}", action: "kms:Decrypt") { verdict basis { __typename } reasons { code message } keyState { refused } } } } }`,
    );
    expect(errors).toBeUndefined();
    const verdicts = data.keys.nodes.map(({ access }) => access.verdict);
    expect(new Set(verdicts)).toEqual(new Set(['ALLOWED_IF_IAM_ALLOWS']));
    expect(verdicts).toHaveLength(COUNT);
    const calls = ['GetKeyPolicy', 'ListGrants', 'DescribeKey'] as const;
    expect(calls.map((operation) => kms.callCount(operation))).toEqual([COUNT, COUNT, COUNT]);
  }, 60_000);
});

describe('what a request may compute', () => {
  const LONG_COUNT = 100;
  /** A tenth of the default, so that the test is short. */
  const env = { ...PATIENT, MAX_RESULT_SIZE: '30000' };
  const keys = Array.from({ length: LONG_COUNT }, (_, index) => ({ keyId: bulkKeyId(index), policy: LONG }));

  it('bounds 20 evaluations of each of 100 long policies', async () => {
    const { query } = await setup({ seed: { keys }, env });
    const fields = Array.from(
      { length: 20 },
      (_, index) => `a${index}: access(principal: "${ROLE}${index}", action: "kms:Decrypt") { verdict }`,
    );
    const answer = await query(`{ keys(first: ${LONG_COUNT}) { nodes { ${fields.join(' ')} } } }`);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }]);
  }, 90_000);

  it('bounds the permissions of everyone in 100 long policies', async () => {
    const { query } = await setup({ seed: { keys }, env });
    const answer = await query(
      `{ keys(first: ${LONG_COUNT}) { nodes { principals(actions: ["kms:Decrypt"], first: 1) { nodes { relation } } } } }`,
    );
    expect(answer.errors).toMatchObject([{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }]);
  }, 90_000);

  it('counts the identity policies once per request, and with each evaluation', async () => {
    const identityPolicies = Array.from({ length: 25 }, () => toPolicy().padEnd(19_000));
    const { query, kms } = await setup({ seed: { keys: keys.slice(0, 50) }, env: PATIENT });
    const { errors } = await query(
      `query ($p: [String!]) { keys(first: 50) { nodes { access(principal: "arn:aws:iam::${ACCOUNT}:role/A", action: "kms:Decrypt", identityPolicies: $p) { verdict } } } }`,
      { p: identityPolicies },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }]);
    expect(kms.callCount('GetKeyPolicy')).toBeLessThanOrEqual(50);
  }, 60_000);
});
