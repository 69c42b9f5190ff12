import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { allow, deny, FOREIGN_ROLE, ROLE } from './_access.ts';
import { ofPolicy, onlyOne } from './_principals.ts';

const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/App/session`;

describe('Key.principals lists', () => {
  it.each<[string, object, string, string, string]>([
    ['the account', { AWS: ACCOUNT }, 'ACCOUNT', 'OWN_ACCOUNT', 'ALLOWED_IF_IAM_ALLOWS'],
    ['a role', { AWS: ROLE }, 'IAM_ROLE', 'OWN_ACCOUNT', 'ALLOWED'],
    ['a session of a role', { AWS: SESSION }, 'ASSUMED_ROLE', 'OWN_ACCOUNT', 'ALLOWED'],
    ['everyone', { AWS: '*' }, 'EVERYONE', 'EVERYONE', 'ALLOWED'],
    ['a service', { Service: 's3.amazonaws.com' }, 'SERVICE', 'SERVICE', 'ALLOWED'],
    ['another account', { AWS: '444455556666' }, 'ACCOUNT', 'OTHER_ACCOUNT', 'ALLOWED_IF_IAM_ALLOWS'],
    ['a role of another account', { AWS: FOREIGN_ROLE }, 'IAM_ROLE', 'OTHER_ACCOUNT', 'ALLOWED_IF_IAM_ALLOWS'],
  ])('%s', async (_, principal, kind, relation, verdict) => {
    const found = await onlyOne({ ...allow('x', 'kms:Decrypt'), Principal: principal });
    expect(found).toMatchObject({
      principal: { kind },
      relation,
      permissions: [{ actions: ['kms:Decrypt'], andFutureActions: false, verdict, conditions: [], limitedBy: [] }],
    });
    expect(found.permissions[0]?.source).toEqual({ __typename: 'PolicyStatement', pointer: '/Statement/0' });
  });

  it('a unique ID and a federated principal as nobody, without permissions', async () => {
    const { nodes } = await ofPolicy(allow('AROAEXAMPLE1234567890'), {
      ...allow('x'),
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
    });
    expect(nodes).toMatchObject([
      { principal: { kind: 'UNIQUE_ID' }, relation: 'NOBODY', permissions: [] },
      { relation: 'NOBODY', permissions: [] },
    ]);
  });

  it('everyone for an Allow with NotPrincipal', async () => {
    const { Principal: _, ...rest } = allow(ROLE, 'kms:Decrypt');
    const found = await onlyOne({ ...rest, NotPrincipal: { AWS: ROLE } });
    expect(found).toMatchObject({ principal: { kind: 'EVERYONE' }, relation: 'EVERYONE' });
  });

  it('only actions that work across accounts for another account', async () => {
    const { permissions } = await onlyOne(
      allow('444455556666', ['kms:Decrypt', 'kms:PutKeyPolicy', 'kms:CreateAlias']),
    );
    expect(permissions).toMatchObject([{ actions: ['kms:Decrypt'] }]);
    const all = await onlyOne(allow(FOREIGN_ROLE));
    const names = all.permissions.flatMap(({ actions }) => actions);
    for (const none of ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:TagResource'])
      expect(names).not.toContain(none);
    expect(names).toContain('kms:CreateGrant');
  });

  it('a wildcard as the actions that there are, and those that AWS adds', async () => {
    const { permissions } = await onlyOne(allow(ROLE));
    const alias = permissions.find(({ actions }) => actions.includes('kms:CreateAlias'));
    expect(alias).toMatchObject({ verdict: 'ALLOWED_IF_IAM_ALLOWS', andFutureActions: true });
    expect(alias?.actions).toEqual(expect.arrayContaining(['kms:DeleteAlias', 'kms:UpdateAlias']));
    const others = permissions.filter((each) => each !== alias);
    expect(others).toMatchObject([{ verdict: 'ALLOWED', andFutureActions: true }]);
    const names = permissions.flatMap(({ actions }) => actions);
    expect(names).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:PutKeyPolicy']));
    for (const none of ['kms:CreateKey', 'kms:ListKeys', 'kms:RetireGrant']) expect(names).not.toContain(none);
  });

  it('one principal once, however it is written, with the permissions of each statement', async () => {
    const found = await onlyOne(
      allow([ACCOUNT, `arn:aws:iam::${ACCOUNT}:root`], 'kms:Decrypt'),
      allow(`arn:aws:iam::${ACCOUNT}:root`, 'kms:Encrypt'),
    );
    expect(found.permissions.map(({ actions, source }) => [actions, source.pointer])).toEqual([
      [['kms:Decrypt'], '/Statement/0'],
      [['kms:Encrypt'], '/Statement/1'],
    ]);
  });

  it('nobody whom only a Deny names', async () => {
    expect((await ofPolicy(deny(ROLE))).nodes).toEqual([]);
  });
});

describe('a permission of Key.principals', () => {
  const bySource = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } };

  it('is DENIED by a Deny without a condition', async () => {
    const { permissions } = await onlyOne(allow(ROLE, ['kms:Decrypt', 'kms:Encrypt']), deny('*', 'kms:Decrypt'));
    expect(permissions).toMatchObject([
      { actions: ['kms:Decrypt'], verdict: 'DENIED', limitedBy: [{ pointer: '/Statement/1' }] },
      { actions: ['kms:Encrypt'], verdict: 'ALLOWED', limitedBy: [] },
    ]);
  });

  it('is limited by a Deny with a condition', async () => {
    const { permissions } = await onlyOne(allow(ROLE, 'kms:Decrypt'), deny('*', 'kms:Decrypt', bySource));
    expect(permissions).toMatchObject([{ verdict: 'ALLOWED', limitedBy: [{ pointer: '/Statement/1' }] }]);
  });

  it('is not limited by a Deny for somebody else', async () => {
    const { permissions } = await onlyOne(allow(ROLE, 'kms:Decrypt'), deny(`${ROLE}2`, 'kms:Decrypt'));
    expect(permissions).toMatchObject([{ verdict: 'ALLOWED', limitedBy: [] }]);
  });

  it('of everyone is limited by a Deny for some', async () => {
    const { permissions } = await onlyOne(allow('*', 'kms:Decrypt'), deny(ROLE, 'kms:Decrypt'));
    expect(permissions).toMatchObject([{ verdict: 'ALLOWED', limitedBy: [{ pointer: '/Statement/1' }] }]);
  });

  it('keeps the conditions that are open, and drops those that are always met', async () => {
    const condition = {
      Condition: {
        StringEquals: { 'aws:SourceVpce': 'vpce-1', 'kms:CallerAccount': ACCOUNT, 'aws:RequestedRegion': 'us-east-2' },
      },
    };
    const { permissions } = await onlyOne(allow(ROLE, 'kms:Decrypt', condition));
    expect(permissions).toMatchObject([{ verdict: 'ALLOWED', conditions: [{ key: 'aws:SourceVpce' }] }]);
  });

  it('is left out where a condition is never met', async () => {
    const condition = { Condition: { StringEquals: { 'kms:CallerAccount': '444455556666' } } };
    expect((await onlyOne(allow(ROLE, 'kms:Decrypt', condition))).permissions).toEqual([]);
  });

  it('is UNKNOWN where its statement could not be read whole', async () => {
    const { nodes } = await ofPolicy({ ...allow(ROLE, 'kms:Decrypt'), Condition: 'none' });
    expect(nodes).toMatchObject([{ permissions: [{ verdict: 'UNKNOWN' }] }]);
  });
});
