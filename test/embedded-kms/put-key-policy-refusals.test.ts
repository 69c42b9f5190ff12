import { PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';
import { OWN, policyOf, put, ROOT } from './_put.ts';

const NO_PRINCIPAL = 'Policy contains a statement with no principal.';
const INVALID_PRINCIPALS = 'Policy contains a statement with one or more invalid principals.';

const NOT_PERMITTED =
  /^These condition keys are not permitted in a key policy: aws:ResourceTag, kms:ResourceTag, kms:ResourceAliases$/;
const on = (operator: string, key: string) => ({ ...OWN, Condition: { [operator]: { [key]: 'x' } } });

describe('PutKeyPolicy', () => {
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
    ['a list', '[]', /JSON object\.$/],
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
});
