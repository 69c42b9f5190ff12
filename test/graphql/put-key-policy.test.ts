import { describe, expect, it } from 'vitest';
import { arnOf } from '../_setup.ts';
import { ALICE, allowing, compact, KEY_ARN, PUT, RESULT, ROOT, serveWrites, toPolicy } from './_put.ts';

describe('putKeyPolicy', () => {
  it('puts the policy, and answers with the policy that it has read back', async () => {
    const { kms, outcome, read } = await serveWrites();
    const policy = toPolicy([allowing({ AWS: ALICE })]);
    const result = await outcome(policy);
    expect(result).toMatchObject({ __typename: 'PutKeyPolicyPayload', settled: true, readFailure: null });
    const { text, canonicalDigest } = result.policy as { readonly text: string; readonly canonicalDigest: string };
    expect(compact(text)).toBe(policy);
    expect(await read()).toMatchObject({ text, canonicalDigest });
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('takes the canonical digest and the digest of the present policy', async () => {
    const { outcome, read } = await serveWrites();
    for (const name of ['digest', 'canonicalDigest'] as const) {
      const expectedDigest = (await read())[name];
      expect(await outcome(toPolicy([], name), { expectedDigest })).toMatchObject({ settled: true });
    }
  });

  it('takes the canonical digest although KMS returns the principals in another order', async () => {
    const { kms, outcome, read } = await serveWrites();
    await outcome(toPolicy([allowing({ AWS: [ROOT, ALICE, 'arn:aws:iam::111122223333:role/Worker'] })]));
    kms.setFaults([{ fault: { kind: 'reorder-principals' } }]);
    const { digest, canonicalDigest } = await read();
    expect(await outcome(toPolicy(), { expectedDigest: digest })).toMatchObject({ __typename: 'KeyPolicyConflict' });
    const policy = toPolicy([allowing({ AWS: [ALICE, ROOT] })]);
    expect(await outcome(policy, { expectedDigest: canonicalDigest })).toMatchObject({ settled: true });
  });

  it('answers with the present policy if it is not the expected one, and puts nothing', async () => {
    const { kms, outcome, read } = await serveWrites();
    const before = await read();
    await outcome(toPolicy([], 'Somebody'));
    const result = await outcome(toPolicy([], 'Else'), { expectedDigest: before.digest });
    const { text, canonicalDigest } = await read();
    expect(result).toEqual({ __typename: 'KeyPolicyConflict', presentPolicy: { text, canonicalDigest } });
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('waits for the new text if it differs only in what the canonical digest leaves out', async () => {
    const { kms, outcome } = await serveWrites();
    await outcome(toPolicy([], 'Before'));
    kms.setFaults([{ fault: { kind: 'stale', reads: 1 } }]);
    const { settled, policy } = await outcome(toPolicy([], 'After'), { expectedDigest: undefined });
    expect(settled).toBe(true);
    expect((policy as { readonly text: string }).text).toContain('After');
  });

  it('makes later fields of the same request read the new policy', async () => {
    const { post, read } = await serveWrites();
    const { canonicalDigest: expectedDigest } = await read();
    const key = '{ key { policy { ... on KeyPolicy { text } } findings(codes: [PUBLIC]) { nodes { code } } } }';
    const result = `{ ... on PutKeyPolicyPayload { policy ${key} } ... on KeyPolicyConflict { presentPolicy ${key} } }`;
    const policy = toPolicy([allowing({ AWS: '*' })]);
    const { body } = await post(
      `mutation ($no: PutKeyPolicyInput!, $yes: PutKeyPolicyInput!) {
        before: putKeyPolicy(input: $no) ${result} after: putKeyPolicy(input: $yes) ${result}
      }`,
      {
        variables: {
          no: { keyArn: KEY_ARN, policy, expectedDigest: '0'.repeat(64) },
          yes: { keyArn: KEY_ARN, policy, expectedDigest, allow: ['PUBLIC'] },
        },
      },
    );
    const { before, after } = JSON.parse(body).data;
    expect(before.presentPolicy.key.findings.nodes).toEqual([]);
    expect(compact(after.policy.key.policy.text)).toBe(policy);
    expect(after.policy.key.findings.nodes).toEqual([{ code: 'PUBLIC' }]);
  });

  it('runs several one after the other, each on what the one before it put', async () => {
    const { post, read } = await serveWrites();
    const { canonicalDigest: expectedDigest } = await read();
    const input = (sid: string) => ({
      keyArn: KEY_ARN,
      policy: toPolicy([allowing({ AWS: ALICE })], sid),
      expectedDigest,
    });
    const { body } = await post(
      `mutation ($a: PutKeyPolicyInput!, $b: PutKeyPolicyInput!) {
        a: putKeyPolicy(input: $a) ${RESULT} b: putKeyPolicy(input: $b) ${RESULT}
      }`,
      { variables: { a: input('A'), b: input('B') } },
    );
    const { data } = JSON.parse(body);
    expect([data.a.__typename, data.b.__typename]).toEqual(['PutKeyPolicyPayload', 'KeyPolicyConflict']);
    expect(data.b.presentPolicy).toEqual(data.a.policy);
  });
});

it('an error of one mutation does not hide what the one before it has put', async () => {
  const { post, read } = await serveWrites();
  const { canonicalDigest: expectedDigest } = await read();
  const input = { keyArn: KEY_ARN, policy: toPolicy([], 'New'), expectedDigest };
  const { body } = await post(
    `mutation ($a: PutKeyPolicyInput!, $b: PutKeyPolicyInput!) {
      a: putKeyPolicy(input: $a) ${RESULT} b: putKeyPolicy(input: $b) ${RESULT}
    }`,
    { variables: { a: input, b: { ...input, expectedDigest: 'latest' } } },
  );
  const { data, errors } = JSON.parse(body);
  expect(data).toMatchObject({ a: { settled: true }, b: null });
  expect(errors).toMatchObject([{ path: ['b'] }]);
});

describe('what KMS refuses is a typed failure:', () => {
  const ALL = ['LOCKOUT', 'PUBLIC', 'EXTERNAL_ACCOUNT', 'GATEWAY_CANNOT_READ'];

  it.each([
    [
      'a principal that is none',
      toPolicy([allowing({ AWS: 'Alice' })]),
      'KmsMalformedPolicyDocumentException',
      'MalformedPolicyDocumentException',
    ],
    ['a character beyond U+00FF', toPolicy([], '\u20ac'), 'KmsValidationException', 'ValidationException'],
  ])('%s', async (_, policy, __typename, code) => {
    const { kms, outcome, read } = await serveWrites();
    const before = await read();
    expect(await outcome(policy, { allow: ALL })).toMatchObject({ __typename, code, retryable: false });
    expect(await read()).toEqual(before);
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it.each([
    ['LimitExceededException', 'KmsLimitExceededException'],
    ['UnsupportedOperationException', 'KmsUnsupportedOperationException'],
    ['KMSInvalidStateException', 'KmsInvalidStateException'],
    ['AccessDeniedException', 'KmsAccessDeniedException'],
    ['KeyUnavailableForSomeReason', 'KmsUnavailableException'],
  ])('%s', async (code, __typename) => {
    const { kms, outcome } = await serveWrites();
    kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'error', code } }]);
    expect(await outcome(toPolicy())).toMatchObject({ __typename, code });
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('a key that does not exist', async () => {
    const { kms, outcome } = await serveWrites();
    const result = await outcome(toPolicy(), { keyArn: arnOf('00000000-0000-0000-0000-000000000000') });
    expect(result.__typename).toBe('KmsNotFoundException');
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
  });
});

describe('wrong input is refused without a call:', () => {
  it.each([
    [
      'a digest of another form',
      { expectedDigest: 'latest' },
      'BAD_USER_INPUT',
      /expectedDigest is "latest": expected .* in lower case\.$/,
    ],
    [
      'a policy that is too long',
      { policy: 'x'.repeat(131_073) },
      'BAD_USER_INPUT',
      /131073 characters: expected at most/,
    ],
  ])('%s', async (_, more, code, message) => {
    const { kms, post } = await serveWrites();
    const input = { keyArn: KEY_ARN, policy: toPolicy(), expectedDigest: '0'.repeat(64), ...more };
    const { data, errors } = JSON.parse((await post(PUT, { variables: { input } })).body);
    expect(data).toEqual({ putKeyPolicy: null });
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
    expect(kms.callCount()).toBe(0);
  });

  it.each(['alias/ExampleAlias', 'arn:aws:kms:us-east-2:111122223333:alias/ExampleAlias', 'not an ARN'])(
    'a key that is not named by its ARN: %s',
    async (keyArn) => {
      const { kms, outcome } = await serveWrites();
      const result = await outcome(toPolicy(), { keyArn, expectedDigest: '0'.repeat(64) });
      expect(result).toMatchObject({
        __typename: 'KmsInvalidArnException',
        message: expect.stringContaining('expected the ARN of a key, such as arn:'),
      });
      expect(kms.callCount()).toBe(0);
    },
  );
});
