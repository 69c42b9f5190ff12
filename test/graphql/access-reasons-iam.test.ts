import { describe, expect, it } from 'vitest';
import { allow, DELEGATES, FOREIGN_ROLE, KEY_ARN, ROLE, toPolicy } from './_access.ts';
import { ask, type Question, where } from './_reasons.ts';

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
