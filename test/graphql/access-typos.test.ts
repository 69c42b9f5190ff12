import { describe, expect, it } from 'vitest';
import { DELEGATES, ROLE, setupKey, toPolicy } from './_access.ts';

type Variables = Readonly<Record<string, unknown>>;

async function ask(variables: Variables) {
  const { ask: send } = await setupKey({ policy: toPolicy(DELEGATES) });
  return await send(
    'access(principal: $principal, action: $action, context: $context) { reasons { code message } }',
    { principal: ROLE, action: 'kms:Decrypt', ...variables },
    '($principal: String!, $action: String!, $context: AccessContext)',
  );
}

const one = (key: string, value: string) => ({ context: { keys: [{ key, values: [value] }] } });

const REFUSED: Readonly<Record<string, readonly [Variables, string]>> = {
  'a condition key without its prefix': [one('principalorgid', 'o-1'), 'Did you mean "aws:PrincipalOrgID"?'],
  'a condition key of KMS without its prefix': [
    { context: { absent: ['ViaService'] } },
    'Did you mean "kms:ViaService"?',
  ],
  'a condition key with a free part, without its prefix': [
    one('PrincipalTag/Team', 'x'),
    'Did you mean "aws:PrincipalTag/Team"?',
  ],
  'a pair of the encryption context without its prefix': [
    one('EncryptionContext:a', 'x'),
    'Did you mean "kms:EncryptionContext:a"?',
  ],
  'the encryption context as a condition key without its prefix': [
    one('EncryptionContext', 'x'),
    'expected its pairs in context.encryptionContext',
  ],
  'an IP address that is none': [one('aws:SourceIp', 'banana'), 'expected an IP address'],
  'a range as an IP address': [one('aws:VpcSourceIp', '10.0.0.0/8'), 'expected an IP address'],
  'a Boolean that is none': [one('aws:MultiFactorAuthPresent', 'yes'), 'expected "true" or "false"'],
  'a number that is none': [one('aws:MultiFactorAuthAge', '5m'), 'expected a number'],
  'a date that is none': [one('aws:CurrentTime', 'tomorrow'), 'expected a date'],
  'a day that is none': [one('kms:ValidTo', '2026-02-30'), 'expected a date'],
  'an ARN that is none': [one('lambda:SourceFunctionArn', 'resize'), 'expected an ARN'],
  'a value of a wrong type that is long': [one('aws:SourceIp', 'x'.repeat(2000)), 'expected an IP address'],
};

describe('a context that has a typing mistake is refused before any call:', () => {
  it.each(Object.entries(REFUSED))('%s', async (_, [variables, expected]) => {
    const { errors, operations } = await ask(variables);
    expect(operations).toEqual([]);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(expected), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(errors?.[0]).not.toMatchObject({ message: expect.stringMatching(/x{201}/) });
  });

  it.each([
    ['aws:SourceIp', '2001:db8::1'],
    ['aws:SecureTransport', 'TRUE'],
    ['aws:MultiFactorAuthAge', '-1.5'],
    ['aws:CurrentTime', '1767225600'],
    ['kms:ValidTo', '2026-01-31T12:00:00+02:00'],
    ['aws:PrincipalTag/Bool', 'yes'],
    ['example:NewKey', 'banana'],
  ])('not so %s with the value %s', async (key, value) => {
    expect((await ask(one(key, value))).errors).toBeUndefined();
  });
});

describe('a mistyped action', () => {
  it.each([
    ['kms:Decrpyt', 'kms:Decrypt'],
    ['GenerateDatakeys', 'kms:GenerateDataKey'],
    ['kms:scheduleKeyDeletions', 'kms:ScheduleKeyDeletion'],
  ])('%s gets a hint from both fields', async (action, meant) => {
    const hint = expect.stringContaining(`Did you mean ${meant}?`);
    const { key } = await ask({ action });
    expect(key).toMatchObject({ access: { reasons: [{}, { code: 'ACTION_NOT_KNOWN', message: hint }] } });
    const { ask: send } = await setupKey({ policy: toPolicy(DELEGATES) });
    const { errors } = await send(`principals(actions: ["${action}"]) { nodes { relation } }`);
    expect(errors).toMatchObject([{ message: hint, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each(['kms.Decrypt', 'kms:Decrypt '])('%j gets a hint, too', async (action) => {
    const { errors } = await ask({ action });
    expect(errors).toMatchObject([{ message: expect.stringContaining('Did you mean kms:Decrypt?') }]);
  });

  it('gets no hint where no action is near', async () => {
    const { key } = await ask({ action: 'kms:TeleportKeys' });
    expect(JSON.stringify(key)).toContain('ACTION_NOT_KNOWN');
    expect(JSON.stringify(key)).not.toContain('Did you mean');
  });
});
