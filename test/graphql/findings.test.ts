import { describe, expect, it } from 'vitest';
import { allow, DELEGATES, deny, FOREIGN_ROLE, ROLE, setupKey, toPolicy } from './_access.ts';
import { findings } from './_findings.ts';

const EXTERNAL = toPolicy(DELEGATES, allow(FOREIGN_ROLE, 'kms:Decrypt'));
const GRANT = { granteePrincipal: FOREIGN_ROLE, operations: ['Decrypt', 'CreateGrant'] } as const;
const BY_SPEC = { Condition: { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } };

describe('Key.findings makes', () => {
  it('GetKeyPolicy and ListGrants, and nothing else', async () => {
    const { operations, codes } = await findings({ policy: toPolicy(DELEGATES) });
    expect(operations).toEqual(['GetKeyPolicy', 'ListGrants']);
    expect(codes).toEqual([]);
  });

  it.each(['(codes: [PUBLIC, EXTERNAL_ACCOUNT])', '(minSeverity: CRITICAL)'])(
    'no ListGrants call for %s, which needs no grants',
    async (args) => {
      const { operations, incomplete } = await findings({ policy: EXTERNAL }, args);
      expect(operations).toEqual(['GetKeyPolicy']);
      expect(incomplete).toEqual([]);
    },
  );

  it('DescribeKey if a condition depends on the key', async () => {
    const policy = toPolicy(DELEGATES, allow(FOREIGN_ROLE, 'kms:Decrypt', BY_SPEC));
    const { operations, codes } = await findings({ policy }, '(codes: [EXTERNAL_ACCOUNT])');
    expect(operations).toEqual(['DescribeKey', 'GetKeyPolicy']);
    expect(codes).toEqual(['EXTERNAL_ACCOUNT']);
  });

  it('one call per key and operation for two fields', async () => {
    const { ask } = await setupKey({ policy: EXTERNAL });
    const { operations } = await ask(
      'one: findings { nodes { id } } two: findings { nodes { code } } policy { __typename }',
    );
    expect(operations).toEqual(['GetKeyPolicy', 'ListGrants']);
  });
});

describe('that nobody can change the policy', () => {
  const policy = toPolicy(allow(ROLE, 'kms:Decrypt'));
  const args = '(codes: [LOCKED_OUT])';

  it('is found for a key of the customer, which DescribeKey says', async () => {
    const { codes, operations } = await findings({ policy }, args);
    expect([codes, operations]).toEqual([['LOCKED_OUT'], ['DescribeKey', 'GetKeyPolicy']]);
  });

  it('is no finding for an AWS managed key', async () => {
    expect((await findings({ policy, manager: 'AWS' }, args)).codes).toEqual([]);
  });

  it('is found if the key could not be described, and `incomplete` says so', async () => {
    const { codes, incomplete } = await findings({ policy, failing: ['DescribeKey'] }, args);
    expect(codes).toEqual(['LOCKED_OUT']);
    expect(incomplete).toMatchObject([{ code: 'METADATA_UNREADABLE' }]);
  });
});

describe('Key.findings lists', () => {
  it('the most severe first, then in the order of the policy, then of the grants', async () => {
    const policy = toPolicy(
      DELEGATES,
      allow(FOREIGN_ROLE, 'kms:Decrypt'),
      { ...allow('x', 'kms:Decrypt'), Principal: { Service: 'sns.amazonaws.com' } },
      allow('*', 'kms:Decrypt'),
    );
    const { nodes } = await findings({ policy, grants: [GRANT] }, '(minSeverity: MEDIUM)');
    const found = nodes.map(({ code, pointer, grant }) => [code, pointer ?? grant?.grantId.slice(0, 0)]);
    expect(found).toEqual([
      ['PUBLIC', '/Statement/3'],
      ['EXTERNAL_ACCOUNT', '/Statement/1'],
      ['EXTERNAL_GRANT', ''],
      ['CONFUSED_DEPUTY', '/Statement/2'],
      ['GRANT_MAY_GRANT_ON', ''],
    ]);
  });

  it('a finding about a grant with the grant, and without a place in the policy', async () => {
    const { nodes } = await findings({ policy: toPolicy(DELEGATES), grants: [GRANT] }, '(codes: [EXTERNAL_GRANT])');
    expect(nodes).toMatchObject([
      {
        severity: 'HIGH',
        certain: true,
        pointer: null,
        statement: null,
        grant: { grantId: expect.any(String) },
        principals: [{ kind: 'IAM_ROLE', value: FOREIGN_ROLE }],
        actions: ['kms:Decrypt', 'kms:CreateGrant'],
        witness: { principal: FOREIGN_ROLE, action: 'kms:Decrypt', verdict: 'ALLOWED_IF_IAM_ALLOWS' },
      },
    ]);
  });

  it('opinions only if they are asked for', async () => {
    const policy = toPolicy(DELEGATES, allow(ROLE));
    expect((await findings({ policy })).codes).not.toContain('ADMINISTRATOR_MAY_USE_KEY');
    expect((await findings({ policy }, '(includeOpinions: true)')).codes).toContain('ADMINISTRATOR_MAY_USE_KEY');
    const named = await findings({ policy }, '(codes: [ADMINISTRATOR_MAY_USE_KEY])');
    expect(named.codes).toEqual(['ADMINISTRATOR_MAY_USE_KEY']);
  });
});

describe('what could not be examined is in `incomplete`:', () => {
  it('grants that could not be read', async () => {
    const { codes, incomplete } = await findings({ policy: EXTERNAL, grants: [GRANT], failing: ['ListGrants'] });
    expect(codes).toEqual(['EXTERNAL_ACCOUNT']);
    expect(incomplete).toMatchObject([
      { code: 'GRANTS_UNREADABLE', failure: { __typename: 'KmsAccessDeniedException' } },
    ]);
  });

  it('the grants behind the first 100', async () => {
    const grants = Array.from({ length: 101 }, () => GRANT);
    const { codes, incomplete } = await findings({ policy: toPolicy(DELEGATES), grants }, '(codes: [EXTERNAL_GRANT])');
    expect(codes).toHaveLength(100);
    expect(incomplete).toMatchObject([
      { code: 'GRANTS_UNREADABLE', message: expect.stringContaining('more than 100'), failure: null },
    ]);
  });

  it('a key that could not be described', async () => {
    const policy = toPolicy(DELEGATES, allow(FOREIGN_ROLE, 'kms:Decrypt', BY_SPEC));
    const { nodes, incomplete } = await findings({ policy, failing: ['DescribeKey'] }, '(codes: [EXTERNAL_ACCOUNT])');
    expect(nodes).toMatchObject([{ code: 'EXTERNAL_ACCOUNT', certain: false, witness: null }]);
    expect(incomplete).toMatchObject([
      { code: 'METADATA_UNREADABLE', failure: { __typename: 'KmsAccessDeniedException' } },
    ]);
  });

  it('a statement that could not be read', async () => {
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Maybe"}]}';
    const { incomplete } = await findings({ policy }, '(codes: [EXTERNAL_ACCOUNT])');
    expect(incomplete).toMatchObject([{ code: 'STATEMENT_UNREADABLE', pointer: '/Statement/0' }]);
  });

  it('a text that is no policy', async () => {
    const { nodes, incomplete } = await findings({ policy: '[]' });
    expect(nodes).toEqual([]);
    expect(incomplete).toMatchObject([{ code: 'POLICY_UNPARSABLE' }]);
  });
});

it('Key.findings is null if the policy could not be read, and the error says why', async () => {
  const { ask } = await setupKey({ policy: EXTERNAL, failing: ['GetKeyPolicy'] });
  const { key, errors } = await ask('findings { nodes { code } }');
  expect(key).toEqual({ findings: null });
  expect(errors).toMatchObject([{ path: ['key', 'findings'], extensions: { code: 'AccessDeniedException' } }]);
});

it('Deny statements count', async () => {
  const policy = toPolicy(DELEGATES, allow(FOREIGN_ROLE, 'kms:Decrypt'), deny(FOREIGN_ROLE));
  expect((await findings({ policy }, '(codes: [EXTERNAL_ACCOUNT])')).codes).toEqual([]);
});

it('Key.findings refuses an empty list of codes, which would find nothing', async () => {
  const { ask, kms } = await setupKey({ policy: EXTERNAL });
  const { key, errors } = await ask('findings(codes: []) { nodes { code } }');
  expect(key).toEqual({ findings: null });
  expect(errors).toMatchObject([
    {
      message: 'codes is empty: expected at least one, or no codes for all.',
      path: ['key', 'findings'],
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
  expect(kms.callCount()).toBe(0);
});
