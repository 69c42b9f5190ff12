import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { allow, DELEGATES, deny, ROLE, toPolicy } from './_access.ts';
import { ask, having, type Question, where } from './_reasons.ts';

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
