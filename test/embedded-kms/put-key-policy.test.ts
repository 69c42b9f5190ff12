import { CreateKeyCommand, GetKeyPolicyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPolicyText } from '../../src/embedded-kms/rules/policy-text.ts';
import { parseJson } from '../../src/json/parse.ts';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';

const ROOT = 'arn:aws:iam::111122223333:root';
const LOCKOUT = 'The new key policy will not allow you to update the key policy in the future.';
const NO_PRINCIPAL = 'Policy contains a statement with no principal.';
const INVALID_PRINCIPALS = 'Policy contains a statement with one or more invalid principals.';

const OWN = { Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' };
const policyOf = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

const NOT_PERMITTED =
  /^These condition keys are not permitted in a key policy: aws:ResourceTag, kms:ResourceTag, kms:ResourceAliases$/;
const on = (operator: string, key: string) => ({ ...OWN, Condition: { [operator]: { [key]: 'x' } } });

async function put(Policy: string, BypassPolicyLockoutSafetyCheck = false) {
  const client = (await startKms()).client();
  await client.send(new PutKeyPolicyCommand({ KeyId: DOC_KEY, Policy, BypassPolicyLockoutSafetyCheck }));
  return (await client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }))).Policy;
}

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

  it.each([
    ['a deleted principal', { AWS: 'AIDACKCEVSQ6C2EXAMPLE' }, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    ['a name', { AWS: 'Alice' }, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    ['no one', {}, 'MalformedPolicyDocumentException', NO_PRINCIPAL],
    ['an empty list', { AWS: [] }, 'MalformedPolicyDocumentException', NO_PRINCIPAL],
    ['an empty name', { AWS: '' }, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    ['a text', `${ROOT.slice(0, -4)}role/R`, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    ['an identity provider', { Federated: 'a.example' }, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    ['a canonical user', { CanonicalUser: 'f'.repeat(64) }, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    [
      'an ARN of another partition',
      { AWS: ROOT.replace('aws', 'aws-us-gov') },
      'MalformedPolicyDocumentException',
      INVALID_PRINCIPALS,
    ],
    ['an IAM group', { AWS: `${ROOT.slice(0, -4)}group/G` }, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    ['a wildcard ARN', { AWS: `${ROOT.slice(0, -4)}role/*` }, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    ['no service', { Service: 'S3' }, 'MalformedPolicyDocumentException', INVALID_PRINCIPALS],
    [
      'an ARN without account',
      { AWS: 'arn:aws:iam:::root' },
      'InvalidArnException',
      'An ARN in the specified key policy is invalid.',
    ],
  ])('refuses %s as a principal, with and without the bypass', async (_, Principal, name, message) => {
    expect(await failureOf(put(policyOf(OWN, { ...OWN, Principal })))).toEqual([name, message]);
    expect(await failureOf(put(policyOf(OWN, { ...OWN, Principal }), true))).toEqual([name, message]);
  });

  it.each([
    ['text that is not JSON', 'not JSON', /^(?:UnknownError)?$/],
    ['a trailing comma', '{"Statement":[],}', /^(?:UnknownError)?$/],
    ['no statement', policyOf(), /no statement/],
    ['a list', '[]', /JSON object\. \(at ''\)$/],
    ['no Statement', '{"Version":"2012-10-17"}', /no Statement/],
    ['no Effect', policyOf({ ...OWN, Effect: undefined }), /Effect.*\/Statement\/0'\)$/],
    ['no Action', policyOf({ ...OWN, Action: undefined }), /^Missing required field Action$/],
    ['no Resource', policyOf({ ...OWN, Resource: undefined }), /^Missing required field Resource$/],
    ['an empty Action', policyOf({ ...OWN, Action: [] }), /Action .* is empty.* \(at '\/Statement\/0'\)$/],
    ['no Principal', policyOf({ ...OWN, Principal: undefined }), /^Policy contains a statement with no principal\.$/],
    ['two statements of one Sid', policyOf({ ...OWN, Sid: 'a' }, { ...OWN, Sid: 'a' }), /Sid "a"/],
    [
      'an operator that is not known',
      policyOf(OWN, on('StringMatches', 'kms:CallerAccount')),
      /operator "StringMatches"/,
    ],
    ['a condition on tags', policyOf(OWN, on('StringEquals', 'aws:ResourceTag/Team')), NOT_PERMITTED],
    ['a condition on aliases', policyOf(OWN, on('ForAnyValue:StringLike', 'kms:ResourceAliases')), NOT_PERMITTED],
    [
      'ForAllValues for a pair of the encryption context',
      policyOf(OWN, on('ForAllValues:StringEquals', 'kms:EncryptionContext:User')),
      /^OverlyPermissiveCondition:.*specified encryption context .*To fix, remove ForAllValues\.$/,
    ],
    [
      'ForAllValues for a tag of the request',
      policyOf(OWN, on('ForAllValues:StringEquals', 'aws:RequestTag/Team')),
      /^OverlyPermissiveCondition:.*specified tag .*To fix, remove ForAllValues\.$/,
    ],
    ['duplicate keys', policyOf(OWN).replace('"Effect"', '"Effect":"Deny","Effect"'), /"Effect"/],
    ['deep nesting', '['.repeat(16_000), /64 deep/],
  ])('refuses %s', async (_, text, message) => {
    const [name, found] = await failureOf(put(text, true));
    expect(name).toBe('MalformedPolicyDocumentException');
    expect(found).toMatch(message);
  });

  it('refuses more than 32,768 bytes, and accepts 32,768', async () => {
    const pad = (length: number) => policyOf(OWN).padEnd(length);
    await expect(put(pad(32_768))).resolves.toContain('kms:*');
    expect((await failureOf(put(pad(32_769))))[0]).toBe('LimitExceededException');
    expect((await failureOf(put(pad(131_072))))[0]).toBe('LimitExceededException');
    expect((await failureOf(put(pad(131_073))))[1]).toMatch(/'policy'.*length less than or equal to 131072$/s);
  });

  it('refuses characters beyond U+00FF, and an unknown policy name', async () => {
    const [name, message] = await failureOf(put(policyOf({ ...OWN, Sid: '鍵' })));
    expect(name).toBe('ValidationException');
    expect(message).toMatch(/regular expression pattern: \[\\u0009\\u000A\\u000D\\u0020-\\u00FF\]\+$/);
    const client = (await startKms()).client();
    const input = { KeyId: DOC_KEY, Policy: policyOf(OWN), PolicyName: 'other' };
    expect((await failureOf(client.send(new PutKeyPolicyCommand(input))))[0]).toBe('NotFoundException');
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

describe('toPolicyText', () => {
  const print = (text: string) => {
    const { root } = parseJson(text);
    return root && toPolicyText(root);
  };

  it.each([
    ['{}', '{ }'],
    ['[]', '[ ]'],
    ['[[],{}]', '[ [ ], { } ]'],
    ['{"a":[{"b":[1,true,null]}]}', '{\n  "a" : [ {\n    "b" : [ 1, true, null ]\n  } ]\n}'],
    ['[1.0,1e2,-0,12345678901234567890]', '[ 1.0, 1e2, -0, 12345678901234567890 ]'],
    ['"\\u001f\\n\\\\u001f\\u00fc\\/"', '"\\u001F\\n\\\\u001fü/"'],
  ])('formats %s as Jackson does', (text, printed) => {
    expect(print(text)).toBe(printed);
  });

  it('keeps the value of any JSON, in any layout', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.nat(4), (value, indent) => {
        const printed = print(JSON.stringify(value, null, indent));
        expect(JSON.stringify(JSON.parse(printed ?? ''))).toBe(JSON.stringify(value));
      }),
    );
  });
});
