import { describe, expect, it } from 'vitest';
import { allow, DELEGATES, deny, FOREIGN_ROLE, type KeyOptions, ROLE, setupKey, toPolicy } from './_access.ts';

const FIELDS = '{ verdict reasons { code failure { __typename code } } grants { applies } }';

function access(principal: string, action: string, fields = FIELDS): string {
  return `access(principal: "${principal}", action: "${action}") ${fields}`;
}

const BY_SPEC = { Condition: { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } };

describe('Key.access makes', () => {
  it.each<[string, KeyOptions, string, string, readonly string[]]>([
    [
      'GetKeyPolicy only where the policy allows by itself',
      { policy: toPolicy(allow(ROLE)) },
      access(ROLE, 'kms:Decrypt'),
      'ALLOWED',
      ['GetKeyPolicy'],
    ],
    [
      'GetKeyPolicy only where the policy denies',
      { policy: toPolicy(DELEGATES, deny(ROLE)) },
      access(ROLE, 'kms:Decrypt'),
      'DENIED',
      ['GetKeyPolicy'],
    ],
    [
      'no ListGrants for an action that no grant can allow',
      { policy: toPolicy(DELEGATES) },
      access(ROLE, 'kms:PutKeyPolicy'),
      'ALLOWED_IF_IAM_ALLOWS',
      ['GetKeyPolicy'],
    ],
    [
      'no ListGrants for what is not possible from another account',
      { policy: toPolicy(allow('*')) },
      access(FOREIGN_ROLE, 'kms:UpdateKeyDescription'),
      'NOT_ALLOWED',
      ['GetKeyPolicy'],
    ],
    [
      'ListGrants where a grant could allow it',
      { policy: toPolicy(DELEGATES) },
      access(ROLE, 'kms:Decrypt'),
      'ALLOWED_IF_IAM_ALLOWS',
      ['GetKeyPolicy', 'ListGrants'],
    ],
    [
      'DescribeKey where a condition depends on the key',
      { policy: toPolicy(allow(ROLE, 'kms:Decrypt', BY_SPEC)) },
      access(ROLE, 'kms:Decrypt'),
      'ALLOWED',
      ['DescribeKey', 'GetKeyPolicy'],
    ],
    [
      'no DescribeKey where such a condition does not decide',
      { policy: toPolicy(allow(ROLE), allow(ROLE, 'kms:Decrypt', BY_SPEC)) },
      access(ROLE, 'kms:Decrypt'),
      'ALLOWED',
      ['GetKeyPolicy'],
    ],
    [
      'DescribeKey where a condition matters only because a grant allows it',
      {
        policy: toPolicy(deny(ROLE, 'kms:Decrypt', { Condition: { StringEquals: { 'kms:KeySpec': 'RSA_2048' } } })),
        grants: [{ granteePrincipal: ROLE, operations: ['Decrypt'] }],
      },
      access(ROLE, 'kms:Decrypt'),
      'ALLOWED',
      ['DescribeKey', 'GetKeyPolicy', 'ListGrants'],
    ],
    [
      'none for an action that is not about a key',
      { policy: toPolicy(allow('*')) },
      access(ROLE, 'kms:CreateKey'),
      'UNKNOWN',
      [],
    ],
    [
      'one DescribeKey for keyState',
      { policy: toPolicy(allow(ROLE)) },
      access(ROLE, 'kms:Decrypt', '{ verdict keyState { state refused } }'),
      'ALLOWED',
      ['DescribeKey', 'GetKeyPolicy'],
    ],
  ])('%s', async (_, options, field, verdict, operations) => {
    const { ask } = await setupKey(options);
    const { key, errors, operations: made } = await ask(field);
    expect({ key, errors, made }).toMatchObject({ key: { access: { verdict } }, errors: undefined, made: operations });
  });

  it('one GetKeyPolicy and one ListGrants for 20 questions about one key', async () => {
    const { ask } = await setupKey({ policy: toPolicy(DELEGATES) });
    const fields = Array.from({ length: 20 }, (_, index) => `a${index}: ${access(`${ROLE}${index}`, 'kms:Decrypt')}`);
    const { key, operations } = await ask(fields.join(' '));
    expect(Object.keys(key as object)).toHaveLength(20);
    expect(operations).toEqual(['GetKeyPolicy', 'ListGrants']);
  });
});

describe('a call that fails makes Key.access', () => {
  const failure = { __typename: 'KmsAccessDeniedException', code: 'AccessDeniedException' };

  it.each<[string, KeyOptions, string, string]>([
    [
      'UNKNOWN for GetKeyPolicy',
      { policy: toPolicy(allow(ROLE)), failing: ['GetKeyPolicy'] },
      'UNKNOWN',
      'POLICY_UNREADABLE',
    ],
    [
      'UNKNOWN for ListGrants where a grant could allow it',
      { policy: toPolicy(DELEGATES), failing: ['ListGrants'] },
      'UNKNOWN',
      'GRANTS_UNREADABLE',
    ],
    [
      'UNKNOWN for DescribeKey where a condition depends on the key',
      { policy: toPolicy(deny(ROLE, 'kms:Decrypt', BY_SPEC), allow(ROLE)), failing: ['DescribeKey'] },
      'UNKNOWN',
      'METADATA_UNREADABLE',
    ],
  ])('%s, with the failure and no error', async (_, options, verdict, code) => {
    const { ask } = await setupKey(options);
    const { key, errors } = await ask(access(ROLE, 'kms:Decrypt'));
    expect({ key, errors }).toEqual({
      key: { access: { verdict, reasons: expect.arrayContaining([{ code, failure }]), grants: null } },
      errors: undefined,
    });
  });

  it('neither UNKNOWN nor explained by it where it could not decide', async () => {
    const { ask } = await setupKey({ policy: toPolicy(allow(ROLE)), failing: ['ListGrants', 'DescribeKey'] });
    const { key } = await ask(access(ROLE, 'kms:Decrypt'));
    expect(key).toEqual({
      access: { verdict: 'ALLOWED', reasons: [{ code: 'STATEMENT_ALLOWS', failure: null }], grants: null },
    });
  });

  it('keep its verdict where keyState alone needs it', async () => {
    const { ask } = await setupKey({ policy: toPolicy(allow(ROLE)), failing: ['DescribeKey'] });
    const { key, errors } = await ask(access(ROLE, 'kms:Decrypt', '{ verdict keyState { state } }'));
    expect(key).toEqual({ access: { verdict: 'ALLOWED', keyState: null } });
    expect(errors).toMatchObject([{ path: ['key', 'access', 'keyState'] }]);
  });

  it('NOT_ALLOWED without the policy, for a principal of another partition', async () => {
    const { ask } = await setupKey({ policy: toPolicy(allow('*')), failing: ['GetKeyPolicy'] });
    const { key } = await ask(access('arn:aws-cn:iam::111122223333:role/App', 'kms:Decrypt'));
    expect(key).toMatchObject({ access: { verdict: 'NOT_ALLOWED' } });
  });
});

describe('a key with more than 100 grants', () => {
  const grants = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      granteePrincipal: `${ROLE}${index}`,
      operations: ['Decrypt' as const],
    }));

  it('makes Key.access ALLOWED if one of the first 100 allows it, and UNKNOWN otherwise, with one call', async () => {
    const { ask } = await setupKey({ policy: toPolicy(DELEGATES), grants: grants(101) });
    const principals = Array.from({ length: 20 }, (_, index) => `${ROLE}${index * 5}`);
    const fields = principals.map((each, index) => `a${index}: ${access(each, 'kms:Decrypt', '{ verdict }')}`);
    const { key, operations } = await ask(`${fields.join(' ')} none: ${access(ROLE, 'kms:Decrypt')}`);
    const { none, ...others } = key as Record<string, { verdict: string }>;
    const verdicts = Object.values(others).map(({ verdict }) => verdict);
    expect(verdicts.filter((verdict) => verdict === 'ALLOWED').length).toBeGreaterThanOrEqual(19);
    expect(none).toEqual({
      verdict: 'UNKNOWN',
      reasons: expect.arrayContaining([{ code: 'GRANTS_UNREADABLE', failure: null }]),
      grants: null,
    });
    expect(operations).toEqual(['GetKeyPolicy', 'ListGrants']);
  });
});
