import { describe, expect, it } from 'vitest';
import { createFormerPolicies } from '../../src/embedded-kms/faults/former-policies.ts';
import { createGrant } from '../../src/embedded-kms/operations/create-grant.ts';
import { listGrants, retireGrant } from '../../src/embedded-kms/operations/grants.ts';
import { createRecords } from '../../src/embedded-kms/seed/create-records.ts';
import { RANDOM_IDS } from '../../src/embedded-kms/store/ids.ts';
import type { GrantRecord } from '../../src/embedded-kms/store/key-record.ts';
import { createStore } from '../../src/embedded-kms/store/store.ts';

const ARN = 'arn:aws:iam::111122223333:root';
const PLACE = { accountId: '111122223333', region: 'us-east-2' };
const CALLER = {
  ...PLACE,
  arn: ARN,
  roleArn: null,
  sourceIdentity: null,
  userId: PLACE.accountId,
  conditionKeys: new Map(),
};
const GRANT = { KeyId: 'key', GranteePrincipal: ARN, Operations: ['Decrypt'] };

type Grants = { readonly Grants: readonly { readonly GrantId: string }[]; readonly NextMarker?: string };

/** A seed with many grants: CreateGrant calls would take seconds. */
function setup(count: number) {
  const { keys } = createRecords({ keys: [{ keyId: 'key' }] });
  const grants = Array.from({ length: count }, (_, index) => toGrant(`${index}`.padStart(64, '0')));
  const store = createStore(keys, [], grants);
  const formerPolicies = createFormerPolicies(Date.now);
  const context = {
    operation: 'CreateGrant',
    store,
    ids: RANDOM_IDS,
    now: 0,
    formerPolicies,
    predefinedAliases: [],
    isEnabledIn: () => true,
    caller: CALLER,
    enforcement: null,
  };
  const make = (more: object = {}) => createGrant(context, { ...GRANT, ...more }) as { readonly GrantToken: string };
  return { context, make };
}

function toGrant(grantId: string): GrantRecord {
  return {
    ...PLACE,
    grantId,
    keyId: 'key',
    name: null,
    createdAt: 0,
    grantee: { kind: 'ARN', value: ARN },
    retiring: null,
    issuingAccount: ARN,
    operations: ['Decrypt'],
    constraints: null,
  };
}

describe('a key', () => {
  it('has at most 50,000 grants, and does not count a retried CreateGrant twice', () => {
    const { make } = setup(49_999);
    make({ Name: 'last' });
    expect(() => make()).toThrow(/50000 grants/);
    expect(() => make({ Name: 'last' })).not.toThrow();
  });

  it('lists at most 100 grants on a page', () => {
    const { context } = setup(120);
    const page = listGrants(context, { KeyId: 'key', Limit: 1000 }) as Grants;
    expect(page.Grants).toHaveLength(100);
    const ids = page.Grants.map(({ GrantId }) => GrantId);
    expect(ids).toEqual([...ids].sort());
    const rest = listGrants(context, { KeyId: 'key', Marker: page.NextMarker }) as Grants;
    expect(rest.Grants).toHaveLength(20);
    expect((listGrants(context, { KeyId: 'key' }) as Grants).Grants).toHaveLength(50);
  });
});

describe('a grant token', () => {
  it('is different each time, and any of them retires the grant', () => {
    const { context, make } = setup(0);
    const tokens = [make({ Name: 'retry' }), make({ Name: 'retry' })].map(({ GrantToken }) => GrantToken);
    expect(new Set(tokens).size).toBe(2);
    retireGrant(context, { GrantToken: tokens[0] });
    expect(() => retireGrant(context, { GrantToken: tokens[1] })).toThrow(/does not exist/);
  });

  it('does not work for another account', () => {
    const { context, make } = setup(0);
    const { GrantToken } = make();
    const stranger = { ...context, caller: { ...CALLER, accountId: '444455556666' } };
    expect(() => retireGrant(stranger, { GrantToken })).toThrow(/does not exist/);
    expect((listGrants(context, { KeyId: 'key' }) as Grants).Grants).toHaveLength(1);
  });
});
