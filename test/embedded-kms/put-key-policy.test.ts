import { CreateKeyCommand, GetKeyPolicyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';
import { OWN, policyOf, put, ROOT } from './_put.ts';

const LOCKOUT = 'The new key policy will not allow you to update the key policy in the future.';

describe('PutKeyPolicy', () => {
  it('stores the text in the format of AWS: order and numbers kept, lists on one line', async () => {
    const text = `{"Statement":{"Resource":"*","Action":["kms:Put*","kms:Get*"],"Effect":"Allow","Principal":{"AWS":["111122223333","${ROOT}"]},
      "Condition":{"NumericLessThan":{"kms:x":1.50e3},"Null":{}}},"Version":"2012-10-17"}`;
    expect(await put(text, true)).toBe(`{
  "Statement" : {
    "Resource" : "*",
    "Action" : [ "kms:Put*", "kms:Get*" ],
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : [ "111122223333", "${ROOT}" ]
    },
    "Condition" : {
      "NumericLessThan" : {
        "kms:x" : 1.50e3
      },
      "Null" : { }
    }
  },
  "Version" : "2012-10-17"
}`);
  });

  it.each([
    ['the root ARN', OWN],
    ['the account ID', { ...OWN, Principal: { AWS: '111122223333' } }],
    ['everyone', { ...OWN, Principal: '*' }],
    ['kms:Put*', { ...OWN, Action: ['kms:Get*', 'kms:Put*'] }],
    ['*', { ...OWN, Action: '*' }],
    ['kms:PutKeyPolic? in another case', { ...OWN, Action: 'KMS:putkeypolic?' }],
    ['NotAction of others', { ...OWN, Action: undefined, NotAction: 'kms:Decrypt' }],
    ['NotPrincipal of others', { ...OWN, Principal: undefined, NotPrincipal: { AWS: '444455556666' } }],
    [
      'everyone of the account',
      { ...OWN, Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } },
    ],
    ['the ARN of the key', { ...OWN, Resource: 'arn:aws:kms:us-east-2:111122223333:key/*' }],
    ['no bypass', { ...OWN, Condition: { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'false' } } }],
  ])('accepts a policy that lets the caller put the next one: %s', async (_, statement) => {
    expect(JSON.parse((await put(policyOf(statement))) ?? '')).toEqual(JSON.parse(policyOf(statement)));
  });

  it.each([
    ['another account', [{ ...OWN, Principal: { AWS: '444455556666' } }]],
    ['a role of the account alone', [{ ...OWN, Principal: { AWS: 'arn:aws:iam::111122223333:role/R' } }]],
    ['another action', [{ ...OWN, Action: 'kms:Get*' }]],
    ['NotAction of it', [{ ...OWN, Action: undefined, NotAction: ['kms:Put*'] }]],
    ['a deny of all', [OWN, { ...OWN, Effect: 'Deny', Principal: '*', Action: 'kms:PutKeyPolicy' }]],
    ['a deny of the account', [OWN, { ...OWN, Effect: 'Deny' }]],
    [
      'the account under a condition',
      [{ ...OWN, Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-2.amazonaws.com' } } }],
    ],
    ['another resource', [{ ...OWN, Resource: 'arn:aws:dynamodb:*' }]],
    ['another key', [{ ...OWN, Resource: 'arn:aws:kms:us-east-2:111122223333:key/other' }]],
    ['the bypass only', [{ ...OWN, Condition: { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'true' } } }]],
  ])('refuses a policy that locks the caller out, unless the check is bypassed: %s', async (_, statements) => {
    expect(await failureOf(put(policyOf(...statements)))).toEqual(['MalformedPolicyDocumentException', LOCKOUT]);
    await expect(put(policyOf(...statements), true)).resolves.toContain('2012-10-17');
  });

  it('changes no other key', async () => {
    const client = (await startKms()).client();
    const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
    await client.send(new PutKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId, Policy: policyOf(OWN) }));
    const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }));
    expect(Policy).toContain('key-default-1');
  });

  it('refuses to change the policy of an AWS managed key', async () => {
    const client = (await startKms()).client();
    const input = { KeyId: 'b4d6f2a9-8175-430e-a6dc-f95a4b32cd1e', Policy: policyOf(OWN) };
    expect((await failureOf(client.send(new PutKeyPolicyCommand(input))))[0]).toBe('AccessDeniedException');
  });

  it('answers within milliseconds for a hostile pattern of many stars', async () => {
    const started = performance.now();
    await failureOf(put(policyOf({ ...OWN, Action: Array(400).fill(`${'*?'.repeat(30)}x`) })));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
