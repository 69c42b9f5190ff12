import { describe, expect, it } from 'vitest';
import type { Principal } from '../../src/page/policy/statement-words.ts';
import { type AnswerInput, toAnswer } from '../../src/page/who/answer/answer.ts';
import type { NamedPrincipal, Permission } from '../../src/page/who/cells.ts';
import { toColumns } from '../../src/page/who/columns.ts';

const HOME = '111122223333';
const LAKE = '444455556666';
const MORE = '777788889999';

type About = Partial<Omit<Permission, 'source' | 'actions'>>;

/** The permission of one statement, by its number. */
function by(statement: number, actions: string, about: About = {}): Permission {
  return {
    actions: actions.split(' ').map((action) => `kms:${action}`),
    verdict: 'ALLOWED',
    conditions: [],
    constraints: null,
    limitedBy: [],
    source: { __typename: 'PolicyStatement', pointer: `/Statement/${statement - 1}` },
    ...about,
  };
}

const IAM = { verdict: 'ALLOWED_IF_IAM_ALLOWS' } as const;
const DENIED: About = { verdict: 'DENIED', limitedBy: [{ pointer: '/Statement/8' }] };
const unless = (...statements: number[]) => ({
  limitedBy: statements.map((each) => ({ pointer: `/Statement/${each - 1}` })),
});
const only = (...conditions: (readonly [string, string] | readonly [string, string, string])[]) => ({
  conditions: conditions.map(([key, value, operator = 'StringEquals']) => ({ operator, key, values: [value] })),
});
const VIA_S3 = ['kms:ViaService', 's3.amazonaws.com'] as const;
const ALL = [
  'Decrypt Encrypt GenerateDataKey EnableKey DisableKey UpdateKeyDescription TagResource ScheduleKeyDeletion',
  'PutKeyPolicy CreateGrant RevokeGrant DescribeKey GetKeyPolicy ListGrants',
].join(' ');

function toNamed(
  relation: NamedPrincipal['relation'],
  principal: Principal,
  permissions: Permission[],
): NamedPrincipal {
  return { relation, principal, permissions, inherited: [] };
}
const toRelation = (accountId: string) => (accountId === HOME ? 'OWN_ACCOUNT' : 'OTHER_ACCOUNT');
function account(accountId: string, ...permissions: Permission[]): NamedPrincipal {
  return toNamed(toRelation(accountId), { kind: 'ACCOUNT', value: accountId, accountId }, permissions);
}
function role(name: string, accountId: string, ...permissions: Permission[]): NamedPrincipal {
  const value = `arn:aws:iam::${accountId}:role/${name}`;
  return toNamed(toRelation(accountId), { kind: 'IAM_ROLE', value, accountId }, permissions);
}
const everyone = (...permissions: Permission[]) =>
  toNamed('EVERYONE', { kind: 'EVERYONE', value: '*', accountId: null }, permissions);
const service = (name: string, ...permissions: Permission[]) =>
  toNamed('SERVICE', { kind: 'SERVICE', value: name, accountId: null }, permissions);
const deleted = toNamed('NOBODY', { kind: 'UNIQUE_ID', value: 'AROA4XMPL5RWK2EXAMPLE', accountId: null }, []);
const byIam = account(HOME, by(1, ALL, IAM));

function answer(principals: readonly NamedPrincipal[], more: Partial<AnswerInput> = {}) {
  return toAnswer({
    principals,
    columns: toColumns('ENCRYPT_DECRYPT', 'SYMMETRIC_DEFAULT'),
    home: HOME,
    state: 'Enabled',
    unread: [],
    exceptions: new Set(),
    toNumber: (pointer) => Number(pointer.split('/').at(-1)) + 1,
    ...more,
  });
}

/** The answer as one reads it. */
function read(principals: readonly NamedPrincipal[], more: Partial<AnswerInput> = {}): string {
  const { tone, lead, rest } = answer(principals, more);
  return [`${tone}:`, lead, ...rest].join(' ');
}

describe('the answer: who can use a key', () => {
  const callers = only(['kms:CallerAccount', HOME], VIA_S3);
  it.each<readonly [string, readonly NamedPrincipal[], string]>([
    [
      'anyone, without a bound',
      [byIam, everyone(by(2, 'Decrypt'))],
      'PUBLIC: Anyone with an AWS account can decrypt. No condition bounds it.',
    ],
    [
      'anyone, with several verbs, and no word of viewing',
      [everyone(by(2, 'Decrypt Encrypt DescribeKey'))],
      'PUBLIC: Anyone with an AWS account can decrypt and encrypt. No condition bounds it.',
    ],
    [
      'anyone who can only view',
      [byIam, everyone(by(2, 'DescribeKey'))],
      'PUBLIC: Anyone with an AWS account can view it in part. No condition bounds it.',
    ],
    [
      'anyone, and then the account that can decrypt',
      [everyone(by(2, 'CreateGrant')), account(LAKE, by(3, 'Decrypt', IAM))],
      `PUBLIC: Anyone with an AWS account can create grants. No condition bounds it. Account ${LAKE} can decrypt.`,
    ],
    [
      'everyone under a condition',
      [byIam, everyone(by(2, 'Decrypt', only(VIA_S3)))],
      'WIDE: Anyone with an AWS account can decrypt, only if kms:ViaService is s3.amazonaws.com. This account’s IAM policies can let others decrypt.',
    ],
    [
      'everyone, unless a statement denies it',
      [everyone(by(2, 'Decrypt', unless(4)))],
      'WIDE: Anyone with an AWS account can decrypt, unless statement 4 denies it.',
    ],
    [
      'everyone of the account, by a condition on the caller',
      [everyone(by(2, 'Decrypt Encrypt', callers))],
      'PLAIN: Everyone in this account can decrypt and encrypt, only if kms:ViaService is s3.amazonaws.com.',
    ],
    [
      'everyone of an organization',
      [everyone(by(2, 'Decrypt', only(['aws:PrincipalOrgID', 'o-a1b2c3d4e5'])))],
      'WIDE: Everyone in the organization o-a1b2c3d4e5 can decrypt.',
    ],
    [
      'everyone, where the condition on the caller is no equality',
      [everyone(by(2, 'Decrypt', only(['kms:CallerAccount', HOME, 'StringNotEquals'])))],
      `WIDE: Anyone with an AWS account can decrypt, only if kms:CallerAccount is not ${HOME}.`,
    ],
    [
      'another account',
      [byIam, account(LAKE, by(2, 'Decrypt Encrypt', IAM))],
      `WIDE: Account ${LAKE} can decrypt and encrypt. Its IAM policies decide who in it can. This account’s IAM policies can let others decrypt.`,
    ],
    [
      'several accounts in one sentence',
      [account(LAKE, by(2, 'Decrypt', IAM)), account(MORE, by(2, 'Decrypt', IAM))],
      `WIDE: Accounts ${LAKE} and ${MORE} can decrypt. Their IAM policies decide who in them can.`,
    ],
    [
      'roles of another account',
      [role('A', LAKE, by(2, 'Decrypt', IAM)), role('B', LAKE, by(3, 'Decrypt', IAM))],
      `WIDE: Roles A and B of account ${LAKE} can decrypt.`,
    ],
    [
      'many roles of another account',
      ['A', 'B', 'C'].map((name) => role(name, LAKE, by(2, 'Decrypt', IAM))),
      `WIDE: 3 roles of account ${LAKE} can decrypt.`,
    ],
    [
      'a role of an account that can do as much: the account alone',
      [account(LAKE, by(2, 'Decrypt', IAM)), role('A', LAKE, by(3, 'Decrypt', only(VIA_S3)))],
      `WIDE: Account ${LAKE} can decrypt. Its IAM policies decide who in it can.`,
    ],
    [
      'a role of an account that can do more than the account',
      [account(LAKE, by(2, 'Decrypt', IAM)), role('A', LAKE, by(3, 'CreateGrant', only(VIA_S3)))],
      `WIDE: Account ${LAKE} can decrypt. Its IAM policies decide who in it can. Role A of account ${LAKE} can create grants, only if kms:ViaService is s3.amazonaws.com.`,
    ],
    [
      'an account that can only view: it does not hide who can decrypt',
      [byIam, account(LAKE, by(2, 'DescribeKey', IAM)), role('A', HOME, by(3, 'Decrypt'))],
      'PLAIN: Role A can decrypt. This account’s IAM policies can let others decrypt.',
    ],
    [
      'a role of the account, unless denied',
      [byIam, role('Payroll', HOME, by(2, 'Decrypt Encrypt', unless(4)))],
      'PLAIN: Role Payroll can decrypt and encrypt, unless statement 4 denies it. This account’s IAM policies can let others decrypt.',
    ],
    ['only IAM', [byIam], 'PLAIN: Only this account’s IAM policies decide who can use and manage it.'],
    [
      'only IAM, for a part',
      [account(HOME, by(1, 'Decrypt DescribeKey', IAM))],
      'PLAIN: Only this account’s IAM policies decide who can decrypt.',
    ],
    [
      'only IAM, but nobody decrypts',
      [account(HOME, by(1, 'ScheduleKeyDeletion', IAM))],
      'PLAIN: Only this account’s IAM policies decide who can delete it. Nobody can decrypt.',
    ],
    [
      'only IAM, and a Deny',
      [account(HOME, by(1, 'Decrypt', { ...IAM, ...unless(2) }))],
      'PLAIN: Only this account’s IAM policies decide who can decrypt. Statement 2 can deny it, whatever they allow.',
    ],
    [
      'a service',
      [service('logs.us-east-2.amazonaws.com', by(2, 'Decrypt'))],
      'PLAIN: AWS service logs.us-east-2.amazonaws.com can decrypt.',
    ],
    ['nobody', [], 'PLAIN: Nobody can decrypt: no statement and no grant allows it.'],
    ['nobody but the deleted', [deleted], 'PLAIN: Nobody can decrypt: no statement and no grant allows it.'],
    [
      'nobody, since all is denied',
      [role('A', HOME, by(1, 'Decrypt', DENIED))],
      'PLAIN: Nobody can decrypt: Deny statements always take away what is allowed.',
    ],
  ])('%s', (_title, principals, words) => {
    expect(read(principals)).toBe(words);
  });

  it('an Allow with NotPrincipal is for anyone whom it does not list', () => {
    expect(read([everyone(by(2, 'Decrypt'))], { exceptions: new Set(['/Statement/1']) })).toBe(
      'PUBLIC: Anyone with an AWS account, except those whom statement 2 lists, can decrypt. No condition bounds it.',
    );
    // Another statement is for those, too.
    expect(read([everyone(by(2, 'Decrypt'), by(3, 'Decrypt'))], { exceptions: new Set(['/Statement/1']) })).toContain(
      'Anyone with an AWS account can decrypt.',
    );
  });

  it('links to the statement of the lead, if it is one', () => {
    expect(answer([everyone(by(2, 'Decrypt'))]).source).toMatchObject({ pointer: '/Statement/1' });
    expect(answer([everyone(by(2, 'Decrypt'), by(3, 'Encrypt'))]).source).toBeNull();
  });

  it('links to it before the sentences that are about others', () => {
    const principals = [everyone(by(2, 'Decrypt')), byIam];
    const beforeLink = (more: Partial<AnswerInput> = {}) => {
      const { lead, rest, restOfSource } = answer(principals, more);
      return [lead, ...rest.slice(0, restOfSource)].join(' ');
    };
    expect(beforeLink()).toBe('Anyone with an AWS account can decrypt. No condition bounds it.');
    expect(beforeLink({ state: 'Disabled' })).toMatch(/^Nobody can use it: .* can decrypt\. No condition bounds it\.$/);
  });

  it('is about what the key is for', () => {
    const principals = [everyone(by(2, 'Sign Decrypt')), byIam];
    expect(read(principals, { columns: toColumns('SIGN_VERIFY') })).toContain('Anyone with an AWS account can sign.');
    expect(read(principals, { columns: toColumns(null) })).toContain('Anyone with an AWS account can use it.');
    expect(read([], { columns: toColumns('GENERATE_VERIFY_MAC') })).toContain('Nobody can generate MACs');
  });
});

describe('the answer where something was not read', () => {
  const unread = ['the grants could not be read'];
  const unknown = { verdict: 'UNKNOWN' } as const;

  it.each<readonly [string, readonly NamedPrincipal[]]>([
    ['nobody', []],
    ['the deleted', [deleted]],
    ['what is denied', [role('A', HOME, by(1, 'Decrypt', DENIED))]],
    ['IAM for another part', [account(HOME, by(1, 'ScheduleKeyDeletion', IAM))]],
    ['IAM', [byIam]],
    ['a role that can do something else', [role('A', HOME, by(1, 'ScheduleKeyDeletion'))]],
  ])('never says nobody or only: %s', (_title, principals) => {
    for (const state of ['Enabled', 'PendingDeletion', 'Disabled', null] as const) {
      const text = read(principals, { unread, state });
      expect(text).not.toMatch(/\bnobody\b|\bonly\b/i);
      expect(text).toContain('There may be others: the grants could not be read.');
    }
  });

  it.each<readonly [string, readonly NamedPrincipal[]]>([
    ['a permission that is not decided', [byIam, role('A', HOME, by(2, 'Decrypt', unknown))]],
    ['a permission that is not decided, alone', [role('A', HOME, by(2, 'Decrypt', unknown))]],
  ])('nor with %s', (_title, principals) => {
    expect(read(principals)).not.toMatch(/\bnobody\b|\bonly\b/i);
    expect(read(principals)).toContain('There may be others: a permission could not be decided.');
  });

  it('is not known, if nothing that was read says who', () => {
    expect(read([], { unread })).toBe(
      'UNKNOWN: It is not known who can decrypt. There may be others: the grants could not be read.',
    );
  });

  it('is public all the same', () => {
    expect(read([everyone(by(2, 'Decrypt'))], { unread })).toBe(
      'PUBLIC: Anyone with an AWS account can decrypt. No condition bounds it.',
    );
  });
});

describe('the answer for a key that cannot be used', () => {
  it.each([
    ['Disabled', 'Nobody can use it: it is disabled. Once somebody enables it, role A can decrypt.'],
    [
      'PendingDeletion',
      'Nobody can use it: it is pending deletion. If the deletion is cancelled and the key enabled, role A can decrypt.',
    ],
    ['PendingImport', 'Nobody can use it: its key material is not imported. Once it is imported, role A can decrypt.'],
    ['Unavailable', 'Nobody can use it: its key store is not connected. Once it is connected, role A can decrypt.'],
    ['Updating', 'Role A can decrypt.'],
    ['UNKNOWN', 'Role A can decrypt.'],
  ] as const)('%s', (state, words) => {
    const found = read([role('A', HOME, by(2, 'Decrypt'))], { state });
    expect(found).toBe(`PLAIN: ${words}`);
  });

  it('stays public', () => {
    expect(read([everyone(by(2, 'Decrypt'))], { state: 'Disabled' })).toBe(
      'PUBLIC: Nobody can use it: it is disabled. Once somebody enables it, anyone with an AWS account can decrypt. No condition bounds it.',
    );
  });
});
