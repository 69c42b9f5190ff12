import { describe, expect, it } from 'vitest';
import { arnOf, CLOSED, GRANTED, NOT_CONFIGURED, OPEN, PLAIN, ROLE, RSA, SYMMETRIC, setupAccess } from './_access.ts';

describe('a caller', () => {
  it('with all permissions sees the grant', async () => {
    const { ask } = await setupAccess();
    const { data } = JSON.parse(await ask('all', arnOf(GRANTED)));
    expect(data.key.role).toMatchObject({ verdict: 'ALLOWED', basis: [{ __typename: 'KeyGrant' }] });
    expect(data.key.other).toMatchObject({ verdict: 'ALLOWED_IF_IAM_ALLOWS' });
    expect(JSON.stringify(data.key.principals)).toContain(ROLE);
  });

  it('without grant:read gets the same answer whether a grant matches or there is none', async () => {
    const { ask, calls } = await setupAccess();
    const [granted, plain] = [await ask('no grants', arnOf(GRANTED)), await ask('no grants', arnOf(PLAIN))];
    expect(granted.replaceAll(GRANTED, PLAIN)).toBe(plain);
    expect(calls.map(({ operation }) => operation)).not.toContain('ListGrants');
    const { key } = JSON.parse(granted).data;
    const failure = { __typename: 'KmsAccessDeniedException', code: 'AccessDeniedException', permission: 'grant:read' };
    for (const access of [key.role, key.other, key.retire])
      expect(access).toMatchObject({ verdict: 'UNKNOWN', grants: null });
    expect(key.role.reasons).toContainEqual(
      expect.objectContaining({ code: 'GRANTS_UNREADABLE', failure: expect.objectContaining(failure) }),
    );
    expect(key.principals.incomplete).toMatchObject([{ code: 'GRANTS_UNREADABLE', failure }]);
    expect(key.principals.nodes).toMatchObject([{ principal: { value: `arn:aws:iam::${OPEN}:root` } }]);
  });

  it('without policy:read gets UNKNOWN, and learns nothing of policies and grants', async () => {
    const { ask, calls } = await setupAccess();
    const [granted, plain] = [await ask('no policies', arnOf(GRANTED)), await ask('no policies', arnOf(PLAIN))];
    expect(granted.replaceAll(GRANTED, PLAIN)).toBe(plain);
    expect(calls.map(({ operation }) => operation)).not.toContain('GetKeyPolicy');
    const { data, errors } = JSON.parse(granted);
    const failure = { __typename: 'KmsAccessDeniedException', permission: 'policy:read' };
    expect(data.key.role).toMatchObject({
      verdict: 'UNKNOWN',
      basis: [],
      statements: [],
      grants: null,
      reasons: [{ code: 'POLICY_UNREADABLE', failure }],
    });
    expect([data.key.principals, errors.length]).toEqual([null, 1]);
  });

  it('without key:read gets the same answer whatever the key is, also where a grant makes it matter', async () => {
    const { ask, calls } = await setupAccess();
    const [one, other] = [await ask('no keys', arnOf(SYMMETRIC)), await ask('no keys', arnOf(RSA))];
    const withoutIds = (answer: string) => answer.replaceAll(SYMMETRIC, RSA).replace(/[0-9a-f]{64}/g, 'GRANT');
    expect(withoutIds(one)).toBe(withoutIds(other));
    expect(calls.map(({ operation }) => operation)).toContain('ListGrants');
    expect(calls.map(({ operation }) => operation)).not.toContain('DescribeKey');
    const failure = { __typename: 'KmsAccessDeniedException', permission: 'key:read' };
    expect(JSON.parse(one).data.key.role).toMatchObject({
      verdict: 'UNKNOWN',
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: 'METADATA_UNREADABLE', failure: expect.objectContaining(failure) }),
      ]),
    });
  });

  it('who may not see an account gets the answer for an account that is not configured', async () => {
    const { ask, calls } = await setupAccess();
    const closed = await ask('open account', arnOf(GRANTED, CLOSED));
    const unknown = await ask('open account', arnOf(GRANTED, NOT_CONFIGURED));
    expect(closed.replaceAll(CLOSED, NOT_CONFIGURED)).toBe(unknown);
    expect(closed).toContain('POLICY_UNREADABLE');
    expect(calls).toEqual([]);
  });
});
