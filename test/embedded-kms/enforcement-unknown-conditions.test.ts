import { describe, expect, it } from 'vitest';
import { equals, when } from './_conditions.ts';
import { ALICE, allow, by, DELEGATE, deny, KEY, OTHERS, startEnforced } from './_enforcement.ts';
import { failureOf } from './_kms.ts';

describe('a condition key whose value is not known', () => {
  const expected = (key: string) => [
    'AccessDeniedException',
    expect.stringContaining(`${CANNOT_DECIDE} ${key}. Add the values`),
  ];

  it.each([
    ['aws:PrincipalOrgID', 'ALICE'],
    ['aws:MultiFactorAuthPresent', 'READER'],
    ['aws:TokenIssueTime', 'READER'],
    ['kms:KeyOfTheFuture', 'ALICE'],
  ])('refuses the call, and says so: %s', async (key, caller) => {
    const statements = [allow('kms:*'), deny('kms:*', when({ StringNotEquals: { [key]: 'x' } }))];
    const { send } = await startEnforced({ identity: { [caller]: statements } });
    expect(await failureOf(send(caller, 'DescribeKey', { KeyId: KEY }))).toEqual(expected(key));
    expect(await failureOf(send(caller, 'ListKeys'))).toEqual(expected(key));
  });

  it('does not matter where other statements decide', async () => {
    const unknown = when(equals('aws:PrincipalOrgID', 'o-1'));
    const { send } = await startEnforced({
      keyPolicy: [DELEGATE, allow('kms:*', { ...by(ALICE), ...unknown })],
      identity: { ALICE: [allow('kms:*')] },
    });
    await expect(send('ALICE', 'DescribeKey', { KeyId: KEY })).resolves.toBeTruthy();
  });

  it('in a key policy is also one that AWS documents for IAM policies only', async () => {
    const keyPolicy = [OTHERS, allow('kms:*', { ...by(ALICE), ...when(equals('aws:ResourceTag/a', 'b')) })];
    const { send } = await startEnforced({ keyPolicy, key: { tags: [{ key: 'a', value: 'b' }] } });
    const [, message] = await failureOf(send('ALICE', 'DescribeKey', { KeyId: KEY }));
    expect(message).toContain(`${CANNOT_DECIDE} how AWS evaluates the key policy at '/Statement/1'.`);
  });

  it.each(['DescribeKey', 'CreateKey'])('has an operator that AWS does not have: %s', async (operation) => {
    const identity = { ALICE: [allow('kms:*', when({ StringMatches: { 'kms:KeySpec': 'x' } }))] };
    const { send } = await startEnforced({ identity });
    const [, message] = await failureOf(send('ALICE', operation, operation === 'CreateKey' ? {} : { KeyId: KEY }));
    expect(message).toContain(`${CANNOT_DECIDE} how AWS evaluates an IAM policy at '/Statement/0'.`);
  });

  it.each([
    ['{', 'the key policy, whose text is not a policy'],
    ['{"Statement":[1]}', "the key policy at '/Statement/0'"],
  ])('may be in a policy that cannot be read: %s', async (policy, place) => {
    const { send } = await startEnforced({ key: { policy } });
    const [, message] = await failureOf(send('ALICE', 'DescribeKey', { KeyId: KEY }));
    expect(message).toContain(`${CANNOT_DECIDE} how AWS evaluates ${place}.`);
  });
});

const CANNOT_DECIDE = 'because the embedded KMS cannot decide it: it does not know';
