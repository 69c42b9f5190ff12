import { describe, expect, it } from 'vitest';
import { UNSERVED_OPERATIONS } from '../../src/embedded-kms/operations/unserved.ts';
import { AUTHORIZATION, DOC_KEY, post, startKms } from './_kms.ts';

const KEY = JSON.stringify({ KeyId: DOC_KEY });

describe('the protocol of KMS', () => {
  it('is AWS JSON 1.1, with any URL path', async () => {
    const kms = await startKms();
    for (const path of ['/', '/kms/', '/a/b?c']) {
      const { status, headers, json } = await post(`${kms.url}${path}`, 'GetKeyPolicy', KEY);
      expect(status).toBe(200);
      expect(json.PolicyName).toBe('default');
      expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
      expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}-/);
      expect(Math.abs(Date.parse(headers.get('date') ?? '') - Date.now())).toBeLessThan(5000);
    }
  });

  it('has errors with a __type without a namespace, a message in lower case, and a request ID', async () => {
    const kms = await startKms();
    const { status, headers, json } = await post(kms.url, 'GetKeyPolicy', '{"KeyId":"x"}');
    expect({ status, json }).toEqual({
      status: 400,
      json: { __type: 'NotFoundException', message: "Invalid keyId 'x'" },
    });
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}-/);
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
  });

  it('has dates in epoch seconds, and {} for an operation without output', async () => {
    const kms = await startKms();
    const { json } = await post(kms.url, 'DescribeKey', KEY);
    expect(json.KeyMetadata.CreationDate).toBe(Date.parse('2024-03-05T10:14:00Z') / 1000);
    const alias = JSON.stringify({ AliasName: 'alias/new', TargetKeyId: DOC_KEY });
    expect((await post(kms.url, 'CreateAlias', alias)).text).toBe('{}');
  });

  it('treats a member that is null as absent', async () => {
    const kms = await startKms();
    expect((await post(kms.url, 'ListKeys', '{"Marker":null,"Limit":null,"Other":1}')).status).toBe(200);
  });

  it.each([
    ['GetKeyPolicy', '{', 'SerializationException'],
    ['GetKeyPolicy', '', 'SerializationException'],
    ['GetKeyPolicy', '[]', 'SerializationException'],
    ['GetKeyPolicy', '"x"', 'SerializationException'],
    ['GetKeyPolicy', '{"KeyId":1}', 'SerializationException'],
    ['GetKeyPolicy', '{"KeyId":{}}', 'SerializationException'],
    ['ListKeys', '{"Limit":"5"}', 'SerializationException'],
    ['ListKeys', '{"Limit":1.5}', 'SerializationException'],
    ['CreateKey', '{"MultiRegion":"true"}', 'SerializationException'],
    ['CreateKey', '{"Tags":{}}', 'SerializationException'],
    ['CreateKey', '{"Tags":["x"]}', 'SerializationException'],
    ['CreateKey', '{"Tags":[null]}', 'ValidationException'],
    ['CreateGrant', '{"Operations":[null]}', 'ValidationException'],
    ['CreateGrant', '{"Constraints":{"EncryptionContextEquals":[]}}', 'SerializationException'],
    ['CreateGrant', '{"Constraints":{"EncryptionContextEquals":{"a":1}}}', 'SerializationException'],
    ['Nonsense', '{}', 'UnknownOperationException'],
    ['constructor', '{}', 'UnknownOperationException'],
    [null, '{}', 'UnknownOperationException'],
    ['Encrypt', '{}', 'UnsupportedOperationException'],
  ])('answers %s with %s as 400 %s', async (operation, body, type) => {
    const kms = await startKms();
    const { status, json } = await post(kms.url, operation, body);
    expect([status, json.__type]).toEqual([400, type]);
    expect(json.message).not.toBe('');
  });

  it('answers UnsupportedOperationException for each operation that is not served', async () => {
    const kms = await startKms();
    for (const operation of UNSERVED_OPERATIONS) {
      const { json } = await post(kms.url, operation, '{}');
      expect(json.message).toContain(`does not serve ${operation}`);
    }
  });

  it.each([
    [{}, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
    [{ authorization: 'Bearer x' }, 'IncompleteSignatureException', "Unsupported AWS 'algorithm': 'Bearer'."],
    [
      { authorization: 'AWS4-HMAC-SHA256 x' },
      'IncompleteSignatureException',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 x",
    ],
    [
      { authorization: AUTHORIZATION.replace('/kms', '') },
      'IncompleteSignatureException',
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIDEXAMPLE/20260101/us-east-2/aws4_request'",
    ],
    [
      { authorization: AUTHORIZATION.replace('/kms', '/s3') },
      'InvalidSignatureException',
      "Credential should be scoped to correct service: 'kms'. ",
    ],
    [
      { authorization: AUTHORIZATION.replace('/us-east-2', '/anywhere') },
      'InvalidSignatureException',
      'Credential should be scoped to a valid region. ',
    ],
  ])('answers the headers %j with %s', async (headers, type, message) => {
    const kms = await startKms();
    const { status, json } = await post(kms.url, 'GetKeyPolicy', KEY, headers);
    expect({ status, json }).toEqual({ status: 400, json: { __type: type, message } });
    expect(kms.callCount()).toBe(0);
  });

  it('refuses a body of more than 1 MB, and closes the connection of one that does not end', async () => {
    const kms = await startKms();
    const { status, json } = await post(kms.url, 'GetKeyPolicy', `${KEY}${' '.repeat(1024 * 1024)}`);
    expect([status, json.__type]).toEqual([413, 'RequestEntityTooLargeException']);
    await expect(post(kms.url, 'GetKeyPolicy', ' '.repeat(40 * 1024 * 1024))).rejects.toThrow();
    expect((await post(kms.url, 'GetKeyPolicy', KEY)).status).toBe(200);
  });
});
