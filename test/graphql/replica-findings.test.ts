import { describe, expect, it } from 'vitest';
import { REGION } from '../_setup.ts';
import { allow, deny, ROLE, toPolicy } from './_access.ts';
import { arnIn, setupKeys } from './_diff.ts';

const FIELDS = `findings {
  nodes { code severity certain message pointer witness { principal action verdict } }
  incomplete { code message failure { __typename } }
}`;

const POLICY = toPolicy(allow(ROLE, 'kms:*'));
const ALICE = 'arn:aws:iam::111122223333:user/Alice';

type Found = { readonly nodes: readonly { readonly code: string }[]; readonly incomplete: readonly object[] };

/** The finding about replicas of a key with these policies in us-east-2 (the primary key), eu-west-1 and eu-west-2. */
async function find(region: string, related: readonly string[], faults: readonly object[] = []) {
  const { ask } = await setupKeys({ policy: '{}', related, faults } as Parameters<typeof setupKeys>[0]);
  const { key, errors, operations } = await ask(arnIn(region), FIELDS);
  expect(errors).toBeUndefined();
  const { nodes, incomplete } = (key as { readonly findings: Found }).findings;
  return { found: nodes.filter(({ code }) => code === 'REPLICA_POLICY_DIFFERS'), incomplete, operations };
}

describe('REPLICA_POLICY_DIFFERS', () => {
  it('is found for a replica whose policy allows more than that of its primary key', async () => {
    const { found, incomplete, operations } = await find('eu-west-1', [
      POLICY,
      toPolicy(allow(ROLE, 'kms:*'), allow(ALICE, 'kms:Decrypt')),
      POLICY,
    ]);
    expect(found).toMatchObject([{ severity: 'INFO', certain: true, pointer: '' }]);
    expect(found[0]).toMatchObject({ message: expect.stringContaining(arnIn(REGION)) });
    expect(incomplete).toEqual([]);
    expect(operations).toEqual(['DescribeKey', 'GetKeyPolicy', 'GetKeyPolicy', 'ListGrants']);
  });

  it('is more severe if one of the two denies what the other does not', async () => {
    const { found } = await find('eu-west-1', [
      POLICY,
      toPolicy(allow(ROLE, 'kms:*'), deny(ROLE, 'kms:Decrypt')),
      POLICY,
    ]);
    expect(found).toMatchObject([{ severity: 'MEDIUM' }]);
  });

  it('is not found if the policies mean the same, nor for the primary key', async () => {
    expect((await find('eu-west-1', [POLICY, POLICY, '{}'])).found).toEqual([]);
    const { found, operations } = await find(REGION, [POLICY, '{}', '{}']);
    expect(found).toEqual([]);
    expect(operations).toEqual(['DescribeKey', 'GetKeyPolicy', 'ListGrants']);
  });

  it('says what could not be read', async () => {
    const denied = { kind: 'error', code: 'AccessDeniedException' };
    const ofPrimary = { operation: 'GetKeyPolicy', keyId: arnIn(REGION), fault: denied };
    expect(await find('eu-west-1', [POLICY, POLICY, POLICY], [ofPrimary])).toMatchObject({
      found: [],
      incomplete: [{ code: 'POLICY_UNREADABLE', failure: { __typename: 'KmsAccessDeniedException' } }],
    });
    expect(
      await find('eu-west-1', [POLICY, POLICY, POLICY], [{ operation: 'DescribeKey', fault: denied }]),
    ).toMatchObject({
      found: [],
      incomplete: [{ code: 'METADATA_UNREADABLE', failure: { __typename: 'KmsAccessDeniedException' } }],
    });
  });
});
