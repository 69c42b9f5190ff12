import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { setup } from '../_setup.ts';
import { ALICE, BOB, OTHER, OTHERS, policyOf, READER, READER_SESSION, ROOT, startEnforced } from './_enforcement.ts';

const CALLERS = [
  { accessKeyId: 'ALICE', arn: ALICE, principalArn: ALICE },
  { accessKeyId: 'READER', arn: READER_SESSION, principalArn: READER },
  { accessKeyId: 'BOB', arn: BOB, principalArn: BOB },
];
const OPERATIONS = ['DescribeKey', 'GetKeyPolicy', 'GetKeyRotationStatus'];
const CONTEXT = { 'aws:PrincipalTag/team': 'a' };

const arns = fc.constantFrom('*', ROOT, ALICE, READER, READER_SESSION, BOB, `arn:aws:iam::${OTHER}:root`);
const principals = fc.uniqueArray(arns, { minLength: 1, maxLength: 3 }).map((AWS) => ({ AWS }));
const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny');
const action = fc.constantFrom(
  { Action: 'kms:*' },
  { Action: ['kms:DescribeKey', 'kms:GetKeyRotationStatus'] },
  { Action: 'kms:get*' },
  { NotAction: 'kms:DescribeKey' },
);
const condition = fc.constantFrom(
  {},
  {},
  { Condition: { StringEquals: { 'kms:CallerAccount': OTHER } } },
  { Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'b' } } },
  { Condition: { StringEquals: { 'aws:PrincipalTag/Team': ['a', 'b'], 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } },
  { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/readers/*' } } },
  { Condition: { StringLike: { 'kms:ViaService': 's3.*' } } },
  { Condition: { Null: { 'aws:SourceVpce': 'true' } } },
  { Condition: { StringMatches: { 'kms:KeySpec': 'x' } } },
);
const statement = fc.tuple(effect, action, condition).map(([Effect, ...rest]) => ({
  Effect,
  Resource: '*',
  ...Object.assign({}, ...rest),
}));
const keyStatement = fc
  .tuple(
    statement,
    fc.oneof(
      principals.map((Principal) => ({ Principal })),
      principals.map((NotPrincipal) => ({ NotPrincipal })),
    ),
  )
  .map((parts) => Object.assign({}, ...parts));
const grant = fc.record({
  granteePrincipal: fc.constantFrom(ALICE, READER, BOB),
  operations: fc.constantFrom(['DescribeKey' as const], ['Decrypt' as const]),
});
const key = fc.record({
  policy: fc.array(keyStatement, { minLength: 1, maxLength: 3 }).map((list) => policyOf(OTHERS, ...list)),
  grants: fc.array(grant, { maxLength: 1 }),
});
const identity = fc.array(statement, { maxLength: 2 });

const QUERY = `
  query ($id: ID!, $principal: String!, $context: AccessContext!, $identityPolicies: [String!]!) {
    key(id: $id) {
      ${OPERATIONS.map(
        (operation) => `${operation}: access(
          principal: $principal, action: "kms:${operation}", context: $context, identityPolicies: $identityPolicies
        ) { verdict }`,
      ).join('\n')}
    }
  }
`;

type Answer = { readonly key: Readonly<Record<string, { readonly verdict: string }>> };

/**
 * What the message says, as a verdict. A key of another account has one message for several reasons. Where nothing
 * allows the request, Key.access does not read the key to see whether a Deny applies, too.
 */
function toVerdicts(message: string): readonly string[] {
  if (message.includes('cannot decide')) return ['UNKNOWN'];
  const isAny = message.includes('the resource does not exist in this Region') || message.includes('explicit deny');
  return isAny ? ['DENIED', 'NOT_ALLOWED'] : ['NOT_ALLOWED'];
}

it('answers as Key.access does, for random policies and grants', { timeout: 120_000 }, async () => {
  const made = fc.sample(fc.tuple(key, identity), { numRuns: 40, seed: 18 });
  const seen = new Set<string>();
  const ofPolicies = made.map(([key, statements], index): { key: SeedKey; statements: typeof statements } => ({
    key: { keyId: `0aaaaaaa-12ab-34cd-56ef-${`${index}`.padStart(12, '0')}`, ...key },
    statements,
  }));
  // Each group of keys has other IAM policies: they belong to the callers.
  for (const group of Map.groupBy(ofPolicies.entries(), ([index]) => index % 6).values()) {
    const keys = group.map(([, each]) => each.key);
    const statements = group[0]?.[1].statements ?? [];
    const { query } = await setup({ seed: { keys } });
    const enforced = await startEnforced({
      context: CONTEXT,
      identity: Object.fromEntries(CALLERS.map(({ accessKeyId }) => [accessKeyId, statements])),
      seed: { keys },
    });
    for (const { keyId } of keys) {
      for (const { accessKeyId, arn, principalArn } of CALLERS) {
        const values = Object.entries({ ...CONTEXT, 'aws:PrincipalArn': principalArn });
        const context = { complete: true, keys: values.map(([name, value]) => ({ key: name, values: [value] })) };
        const identityPolicies = [JSON.stringify(policyOf(...statements))];
        const id = `arn:aws:kms:us-east-2:111122223333:key/${keyId}`;
        const { data } = await query<Answer, object>(QUERY, { id, principal: arn, context, identityPolicies });
        for (const operation of OPERATIONS) {
          const verdict = data.key[operation]?.verdict;
          const outcome = await enforced.send(accessKeyId, operation, { KeyId: id }).then(
            () => ['ALLOWED'],
            (error: Error) => toVerdicts(error.message),
          );
          expect(outcome, `${operation} of ${keyId} by ${accessKeyId}`).toContain(verdict);
          seen.add(`${verdict}`);
        }
      }
    }
  }
  expect([...seen].toSorted()).toEqual(['ALLOWED', 'DENIED', 'NOT_ALLOWED', 'UNKNOWN']);
});
