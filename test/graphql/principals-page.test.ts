import { describe, expect, it } from 'vitest';
import type { SeedGrant } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT } from '../_setup.ts';
import { allow, DELEGATES, deny, FOREIGN_ROLE, type KeyOptions, ROLE, setupKey, toPolicy } from './_access.ts';
import { list, NODES, ofPolicy } from './_principals.ts';

describe('Key.principals lists of grants', () => {
  const grant: SeedGrant = {
    granteePrincipal: ROLE,
    retiringPrincipal: `${ROLE}2`,
    operations: ['Decrypt', 'Encrypt'],
    constraints: { encryptionContextSubset: { a: 'b' } },
  };

  it('the grantee and the retiring principal, after those of the policy', async () => {
    const { nodes, incomplete } = await list({ policy: toPolicy(DELEGATES), grants: [grant] });
    expect(incomplete).toEqual([]);
    expect(nodes.map(({ principal }) => principal.value)).toEqual([`arn:aws:iam::${ACCOUNT}:root`, ROLE, `${ROLE}2`]);
    expect(nodes[1]?.permissions).toMatchObject([
      {
        actions: ['kms:Decrypt', 'kms:Encrypt'],
        verdict: 'ALLOWED',
        constraints: { EncryptionContextSubset: { a: 'b' } },
        source: { __typename: 'KeyGrant' },
      },
    ]);
    expect(nodes[2]?.permissions).toMatchObject([{ actions: ['kms:RetireGrant'], verdict: 'ALLOWED' }]);
  });

  it('the constraints with the operations for which they count, and with no other', async () => {
    const operations = ['Decrypt', 'DescribeKey', 'RetireGrant'] as const;
    const { nodes } = await list({ policy: toPolicy(), grants: [{ ...grant, operations: [...operations] }] });
    expect(nodes[0]?.permissions).toMatchObject([
      { actions: ['kms:Decrypt'], constraints: { EncryptionContextSubset: { a: 'b' } } },
      { actions: ['kms:DescribeKey', 'kms:RetireGrant'], constraints: null },
    ]);
  });

  it('an AWS service', async () => {
    const { nodes } = await list({
      policy: toPolicy(),
      grants: [
        {
          granteeServicePrincipal: 'dynamodb.amazonaws.com',
          operations: ['Decrypt'],
          constraints: { sourceArn: 'arn:aws:dynamodb:us-east-2:111122223333:table/x' },
        },
      ],
    });
    expect(nodes).toMatchObject([
      { relation: 'SERVICE', permissions: [{ actions: ['kms:Decrypt'], verdict: 'ALLOWED' }] },
    ]);
  });

  it('nothing, and says so, if they could not be read', async () => {
    const { nodes, incomplete } = await list({ policy: toPolicy(DELEGATES), grants: [grant], failing: ['ListGrants'] });
    expect(nodes).toHaveLength(1);
    expect(incomplete).toEqual([
      { code: 'GRANTS_UNREADABLE', pointer: null, failure: { __typename: 'KmsAccessDeniedException' } },
    ]);
  });

  it('the first 100, and says so, if there are more', async () => {
    const grants = Array.from({ length: 101 }, (_, index) => ({ ...grant, granteePrincipal: `${ROLE}-${index}` }));
    const { nodes, incomplete } = await list({ policy: toPolicy(), grants }, '(first: 1000)');
    expect(nodes).toHaveLength(100 + 1);
    expect(incomplete).toEqual([{ code: 'GRANTS_UNREADABLE', pointer: null, failure: null }]);
  });
});

describe('Key.principals', () => {
  it('has pages, whose cursors continue', async () => {
    const roles = Array.from({ length: 5 }, (_, index) => `${ROLE}${index}`);
    const { ask } = await setupKey({ policy: toPolicy(allow(roles, 'kms:Decrypt')) });
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { key } = await ask(
        'principals(first: 2, after: $after) { edges { cursor node { principal { value } } } pageInfo { hasNextPage endCursor } }',
        { after },
        '($after: String)',
      );
      const { edges, pageInfo } = (key as { principals: object }).principals as {
        edges: { node: { principal: { value: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      found.push(...edges.map(({ node }) => node.principal.value));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(roles);
  });

  it('can be limited to who may perform an action', async () => {
    const options = {
      policy: toPolicy(allow(ROLE), allow(`${ROLE}2`, 'kms:Encrypt'), deny(`${ROLE}3`), allow(`${ROLE}3`)),
    };
    const values = async (args: string) => (await list(options, args)).nodes.map(({ principal }) => principal.value);
    expect(await values('(actions: ["decrypt"])')).toEqual([ROLE]);
    expect(await values('(actions: ["kms:encrypt"])')).toEqual([ROLE, `${ROLE}2`]);
    expect(await values('(actions: [])')).toEqual([]);
    expect(await values('')).toEqual([ROLE, `${ROLE}2`, `${ROLE}3`]);
  });

  it('of who may perform some actions has only the permissions for them', async () => {
    const options: KeyOptions = {
      policy: toPolicy(
        allow(ROLE),
        deny('*', 'kms:Decrypt', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }),
        deny(ROLE, 'kms:Encrypt'),
      ),
      grants: [{ granteePrincipal: ROLE, operations: ['Decrypt', 'DescribeKey'] }],
    };
    const permissionsOf = async (actions: string) =>
      (await list(options, `(actions: ${actions})`)).nodes.flatMap(({ permissions }) => permissions);
    expect(await permissionsOf('["kms:Decrypt"]')).toMatchObject([
      { actions: ['kms:Decrypt'], verdict: 'ALLOWED', limitedBy: [{ pointer: '/Statement/1' }] },
      { actions: ['kms:Decrypt'], source: { __typename: 'KeyGrant' } },
    ]);
    expect(await permissionsOf('["kms:Decrypt", "kms:Encrypt"]')).toMatchObject([
      { actions: ['kms:Decrypt'] },
      { actions: ['kms:Encrypt'], verdict: 'DENIED' },
      { actions: ['kms:Decrypt'] },
    ]);
  });

  it('is null, with an error, if the policy could not be read', async () => {
    const { ask } = await setupKey({ policy: toPolicy(DELEGATES), failing: ['GetKeyPolicy'] });
    const { key, errors } = await ask(`principals { ${NODES} }`);
    expect(key).toEqual({ principals: null });
    expect(errors).toMatchObject([{ path: ['key', 'principals'], extensions: { code: 'AccessDeniedException' } }]);
  });

  it.each(['Not a policy', '[]', ''])('is empty and incomplete if the policy is %j', async (policy) => {
    const { nodes, incomplete } = await list({ policy });
    expect(nodes).toEqual([]);
    expect(incomplete).toEqual([{ code: 'POLICY_UNPARSABLE', pointer: null, failure: null }]);
  });

  it.each<[string, object]>([
    ['could not be read', { Principal: { AWS: [ROLE, 7] } }],
    ['are missing', { Principal: undefined }],
  ])('is incomplete if principals of an Allow %s', async (_, more) => {
    const { incomplete } = await ofPolicy(
      allow(ROLE),
      allow(ROLE, 'kms:Decrypt', more),
      deny(ROLE, 'kms:Encrypt', more),
    );
    expect(incomplete).toEqual([{ code: 'STATEMENT_UNREADABLE', pointer: '/Statement/1', failure: null }]);
  });

  it('is incomplete if a statement could not be read', async () => {
    const { nodes, incomplete } = await ofPolicy(allow(ROLE, 'kms:Decrypt'), { Effect: 'Maybe' });
    expect(nodes).toHaveLength(1);
    expect(incomplete).toEqual([{ code: 'STATEMENT_UNREADABLE', pointer: '/Statement/1', failure: null }]);
  });
});

it('Key.principals tells the accounts that the operator trusts', async () => {
  const trust = { accounts: new Set(['444455556666']), trustsConfigured: false, organizations: new Set<string>() };
  const policy = toPolicy(DELEGATES, allow(FOREIGN_ROLE), allow('777788889999'));
  const { nodes } = await list({ policy, gateway: { trust } });
  expect(nodes.map(({ relation }) => relation)).toEqual(['OWN_ACCOUNT', 'TRUSTED_ACCOUNT', 'OTHER_ACCOUNT']);
});
