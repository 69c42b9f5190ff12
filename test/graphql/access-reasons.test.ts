import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { allow, DELEGATES, deny, FOREIGN_ROLE, KEY_ARN, type KeyOptions, ROLE, setupKey, toPolicy } from './_access.ts';

type Reason = {
  readonly code: string;
  readonly message: string;
  readonly pointer: string | null;
  readonly conditionKey: string | null;
};
type Answer = { readonly access: { readonly verdict: string; readonly reasons: readonly Reason[] } };
type Question = Readonly<Record<string, unknown>>;

async function ask(options: KeyOptions, question: Question = {}): Promise<Answer['access']> {
  const { ask: send } = await setupKey(options);
  const { key, errors } = await send(
    'access(principal: $principal, action: $action, context: $context, identityPolicies: $iam) { verdict reasons { code message pointer conditionKey } }',
    { principal: ROLE, action: 'kms:Decrypt', ...question },
    '($principal: String!, $action: String!, $context: AccessContext, $iam: [String!])',
  );
  expect(errors).toBeUndefined();
  return (key as Answer).access;
}

const having = (key: string, ...values: readonly string[]) => ({ context: { keys: [{ key, values }] } });
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

describe('the reason of a verdict says which conditions are met, and with what:', () => {
  const outside = where('StringNotEqualsIfExists', 'aws:PrincipalOrgID', 'o-1');

  it.each<[string, Question, string]>([
    ['a value', having('aws:PrincipalOrgID', 'o-2'), 'the request has "o-2"'],
    ['an absence', { context: { absent: ['aws:PrincipalOrgID'] } }, 'the request has none'],
  ])('%s, for a Deny', async (_, question, has) => {
    const { verdict, reasons } = await ask({ policy: toPolicy(allow(ROLE), deny('*', 'kms:*', outside)) }, question);
    expect(verdict).toBe('DENIED');
    expect(reasons[0]).toMatchObject({
      code: 'STATEMENT_DENIES',
      message: `This statement denies it. The request meets its condition: aws:PrincipalOrgID StringNotEqualsIfExists "o-1" (${has}).`,
    });
  });

  it('those of an Allow, and of a statement that leaves it to IAM', async () => {
    const inside = where('StringEquals', 'aws:PrincipalOrgID', 'o-1');
    for (const aws of [ROLE, ACCOUNT]) {
      const { reasons } = await ask(
        { policy: toPolicy(allow(aws, 'kms:*', inside)) },
        having('aws:PrincipalOrgID', 'o-1'),
      );
      expect(reasons[0]?.message).toContain('aws:PrincipalOrgID StringEquals "o-1" (the request has "o-1").');
    }
  });

  it('those of a Deny in an identity policy', async () => {
    const statement = { Effect: 'Deny', Action: '*', Resource: '*', ...where('Bool', 'aws:SecureTransport', 'true') };
    const { reasons } = await ask({ policy: toPolicy(DELEGATES) }, { iam: [toPolicy(statement)] });
    expect(reasons[0]?.message).toContain('aws:SecureTransport Bool "true" (the request has "true").');
  });

  it('no more than a few, each shortened', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `aws:PrincipalTag/${index}`);
    const long = 'x'.repeat(600);
    const condition = { Condition: { StringLike: Object.fromEntries(names.map((name) => [name, 'x*'])) } };
    const keys = names.map((key) => ({ key, values: [long] }));
    const { reasons } = await ask({ policy: toPolicy(deny('*', 'kms:*', condition)) }, { context: { keys } });
    expect(reasons[0]?.message).toContain('; and 6 more.');
    expect(reasons[0]?.message).not.toContain('x'.repeat(201));
    expect(reasons[0]?.message.length).toBeLessThan(1100);
  });

  it('that NotPrincipal denies everyone else', async () => {
    const { Principal: _, ...rest } = deny('*');
    const policy = toPolicy(allow(ROLE), { ...rest, NotPrincipal: { AWS: `${ROLE}2` } });
    const { reasons } = await ask({ policy });
    expect(reasons[0]?.message).toBe(
      'This statement denies it. It denies everyone whom its NotPrincipal does not list.',
    );
  });
});

describe('a NotPrincipal that lists only a part of the principal', () => {
  const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/App/i-1`;
  const messageFor = async (principal: string, listed: readonly string[]) => {
    const { Principal: _, ...rest } = deny('*');
    const policy = toPolicy(allow('*'), { ...rest, NotPrincipal: { AWS: listed } });
    const { verdict, reasons } = await ask({ policy }, { principal });
    expect(verdict).toBe('UNKNOWN');
    return reasons.find(({ code }) => code === 'NOT_PRINCIPAL_WITHOUT_ACCOUNT')?.message;
  };

  it.each([
    [ROLE, [ACCOUNT], 'lists the account of the principal, but does not list the principal itself.'],
    [ROLE, [ROLE], 'lists the principal itself, but does not list the account of the principal.'],
    [
      SESSION,
      [ACCOUNT, ROLE],
      'lists the account of the principal and its role, but does not list the session itself.',
    ],
    [ROLE, [ACCOUNT, SESSION], 'lists the account of the principal, but may list the principal itself.'],
  ])('%s, %j: says what is listed, what is not, and how to settle it', async (principal, listed, expected) => {
    const message = await messageFor(principal, listed);
    expect(message).toContain(`NotPrincipal of this Deny statement ${expected}`);
    expect(message).toContain('list all of them to spare the principal, or deny it by name');
  });
});

describe('a grant whose constraints decide', () => {
  const policy = toPolicy(allow(`${ROLE}2`));
  const grant = { granteePrincipal: ROLE, operations: ['Decrypt' as const] };
  const VOLUME = 'the encryption context has "aws:ebs:id"="vol-1" (EncryptionContextSubset)';
  const subset = { ...grant, constraints: { encryptionContextSubset: { 'aws:ebs:id': 'vol-1' } } };
  const equal = { ...grant, constraints: { encryptionContextEquals: { a: '1', b: '2' } } };

  it('names the constraint that is not decided, and where to give its value', async () => {
    const { reasons } = await ask({ policy, grants: [subset] });
    expect(reasons).toMatchObject([
      {
        code: 'MISSING_KEY',
        conditionKey: 'kms:EncryptionContext',
        message: `This grant allows it, but only where ${VOLUME}: it is not known what the request has. Give context.encryptionContext to decide it.`,
      },
    ]);
  });

  it.each([
    [subset, [], `${VOLUME}: the request has none.`],
    [subset, [{ key: 'aws:ebs:id', value: 'vol-2' }], `${VOLUME}: the request has "aws:ebs:id"="vol-2".`],
    [
      equal,
      [{ key: 'a', value: '1' }],
      'consists of "a"="1", "b"="2" (EncryptionContextEquals): the request has "a"="1".',
    ],
  ])('names the constraint that is not met, and what the request has: %j, %j', async (one, encryptionContext, end) => {
    const { verdict, reasons } = await ask({ policy, grants: [one] }, { context: { encryptionContext } });
    expect(verdict).toBe('NOT_ALLOWED');
    const near = reasons.find(({ code }) => code === 'CONSTRAINT_NOT_MET');
    expect(near).toMatchObject({ conditionKey: 'kms:EncryptionContext', message: expect.stringContaining(end) });
  });

  it.each([
    [{}, 'MISSING_KEY', 'Give aws:SourceArn in context.keys to decide it.'],
    [having('aws:SourceArn', 'arn:aws:s3:::other'), 'CONSTRAINT_NOT_MET', 'the request has "arn:aws:s3:::other".'],
  ])('names the source that a service must have: %j', async (question, code, end) => {
    const source = {
      granteeServicePrincipal: 's3.amazonaws.com',
      operations: ['Decrypt' as const],
      constraints: { sourceArn: 'arn:aws:s3:::mine' },
    };
    const { reasons } = await ask({ policy, grants: [source] }, { principal: 's3.amazonaws.com', ...question });
    expect(reasons).toContainEqual(
      expect.objectContaining({
        code,
        conditionKey: 'aws:SourceArn',
        message: expect.stringMatching(/only where aws:SourceArn is like "arn:aws:s3:::mine" \(SourceArn\): /),
      }),
    );
    expect(reasons.find((each) => each.code === code)?.message).toContain(end);
  });
});

describe('a verdict that is UNKNOWN', () => {
  const open = allow(ROLE, 'kms:Decrypt', where('Bool', 'aws:MultiFactorAuthPresent', 'true'));
  const note = { code: 'ACCOUNT_DECIDES', pointer: '/Statement/0' };

  it('has a note on the statement that leaves it to IAM in any case', async () => {
    const { verdict, reasons } = await ask({ policy: toPolicy(DELEGATES, open) });
    expect(verdict).toBe('UNKNOWN');
    expect(reasons.map(({ code }) => code)).toEqual(['MISSING_KEY', 'ACCOUNT_DECIDES']);
    expect(reasons[1]).toMatchObject({
      ...note,
      message:
        "In any case, this statement leaves it to the IAM policies of the principal's account: they may allow it.",
    });
  });

  it.each<[string, string, Question]>([
    ['a Deny may apply', toPolicy(DELEGATES, { ...open, Effect: 'Deny' }), {}],
    ['no statement leaves it to IAM', toPolicy(open), {}],
    [
      'the identity policies are known',
      toPolicy(DELEGATES, open),
      { iam: [toPolicy({ Effect: 'Allow', Action: 'kms:Encrypt', Resource: '*' })] },
    ],
  ])('has none where %s', async (_, policy, question) => {
    const { verdict, reasons } = await ask({ policy }, question);
    expect(verdict).toBe('UNKNOWN');
    expect(reasons).not.toContainEqual(expect.objectContaining({ code: 'ACCOUNT_DECIDES' }));
  });
});

it('a principal of another account is told that its IAM policies must allow it, too', async () => {
  const question = { principal: FOREIGN_ROLE, iam: [toPolicy({ Effect: 'Allow', Action: '*', Resource: '*' })] };
  const policy = toPolicy(allow('*', 'kms:Decrypt'));
  const without = await ask({ policy }, { principal: FOREIGN_ROLE });
  const message =
    'This statement allows it, but the principal is of another account than the key: its IAM policies must allow it, too.';
  expect(without).toMatchObject({ verdict: 'ALLOWED_IF_IAM_ALLOWS', reasons: [{ code: 'ACCOUNT_DECIDES', message }] });
  expect(await ask({ policy }, question)).toMatchObject({
    verdict: 'ALLOWED',
    reasons: [{ message: `${message} They do.` }],
  });
});

describe('identity policies that do not allow it', () => {
  const ALIAS = KEY_ARN.replace(/key\/.*/, 'alias/app');
  const near = async (statement: object) =>
    (await ask({ policy: toPolicy(DELEGATES) }, { iam: [toPolicy({ Effect: 'Allow', Action: '*', ...statement })] }))
      .reasons;

  it('are told that an alias as Resource is not its key', async () => {
    expect(await near({ Resource: ALIAS })).toMatchObject([
      { code: 'IAM_DOES_NOT_ALLOW', message: 'The identity policies that were given do not allow it.' },
      {
        code: 'IAM_DOES_NOT_ALLOW',
        pointer: null,
        message: `/Statement/0 of identityPolicies[0] allows the action, but its Resource does not include this key. "${ALIAS}" means the alias itself, and not the key that it names.`,
      },
    ]);
  });

  it('are told which key, and which condition', async () => {
    const reasons = await near({ Resource: 'arn:aws:s3:::x', ...where('Bool', 'aws:SecureTransport', 'false') });
    expect(reasons.slice(1)).toMatchObject([
      { message: expect.stringMatching(/its Resource does not include this key\.$/) },
      { code: 'CONDITION_NOT_MET', message: expect.stringContaining('the request has "true"'), pointer: null },
    ]);
  });

  it('are not told of statements about other actions', async () => {
    expect(await near({ Action: 'kms:Encrypt', Resource: ALIAS })).toHaveLength(1);
  });

  it('of the key: a Resource that is an alias has no effect, and the reason says so', async () => {
    const { reasons } = await ask({ policy: toPolicy({ ...allow(ROLE), Resource: ALIAS }) });
    expect(reasons).toContainEqual(
      expect.objectContaining({
        code: 'STATEMENT_WITHOUT_EFFECT',
        message: expect.stringContaining(`"${ALIAS}" means the alias itself`),
      }),
    );
  });
});
