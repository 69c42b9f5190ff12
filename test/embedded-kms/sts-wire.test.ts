import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AUTHORIZATION, failureOf, startKms } from './_kms.ts';

const ROLE = 'arn:aws:iam::444455556666:role/KmsReader';
const SEED = { keys: [], roles: [{ arn: ROLE }] };
const STS_AUTHORIZATION = AUTHORIZATION.replace('/kms/', '/sts/');
const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

async function postForm(url: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': FORM, authorization: STS_AUTHORIZATION, ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function toForm(fields: Record<string, string>): string {
  return new URLSearchParams({ Version: '2011-06-15', ...fields }).toString();
}

describe('the protocol of STS', () => {
  it('answers XML with the request ID that the header has', async () => {
    const kms = await startKms({ seed: SEED });
    const { status, headers, text } = await postForm(kms.url, toForm({ Action: 'GetCallerIdentity' }));
    const requestId = headers.get('x-amzn-requestid');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/xml']);
    expect(text).toBe(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:iam::111122223333:root</Arn>
    <UserId>111122223333</UserId>
    <Account>111122223333</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata>
    <RequestId>${requestId}</RequestId>
  </ResponseMetadata>
</GetCallerIdentityResponse>
`);
  });

  it('answers an error as an ErrorResponse, and escapes all text of the request', async () => {
    const kms = await startKms({ seed: SEED });
    const roleArn = `${ROLE}<Credentials>&"\u0001`;
    const body = toForm({ Action: 'AssumeRole', RoleSessionName: 'session', RoleArn: roleArn });
    const { status, headers, text } = await postForm(kms.url, body);
    expect(status).toBe(400);
    expect(text).toBe(`<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <Error>
    <Type>Sender</Type>
    <Code>ValidationError</Code>
    <Message>${ROLE}&lt;Credentials&gt;&amp;"\ufffd is invalid</Message>
  </Error>
  <RequestId>${headers.get('x-amzn-requestid')}</RequestId>
</ErrorResponse>
`);
  });

  it.each([
    [{}, toForm({}), 400, 'InvalidAction'],
    [{}, toForm({ Action: 'GetSessionToken' }), 400, 'InvalidAction'],
    [{}, toForm({ Action: 'constructor' }), 400, 'InvalidAction'],
    [{}, '%%%\u0000', 400, 'InvalidAction'],
    [{}, toForm({ Action: 'AssumeRole' }), 400, 'ValidationError'],
    [{}, toForm({ Action: 'AssumeRole', DurationSeconds: 'soon' }), 400, 'MalformedInput'],
    [{ authorization: '' }, toForm({ Action: 'GetCallerIdentity' }), 403, 'MissingAuthenticationToken'],
    [{ authorization: 'Bearer x' }, toForm({ Action: 'GetCallerIdentity' }), 400, 'IncompleteSignature'],
    [{ authorization: AUTHORIZATION }, toForm({ Action: 'GetCallerIdentity' }), 403, 'SignatureDoesNotMatch'],
    [{}, ' '.repeat(1024 * 1024 + 1), 413, 'RequestEntityTooLarge'],
  ])('answers the headers %j with %s as %i %s', async (headers, body, status, code) => {
    const kms = await startKms({ seed: SEED });
    const answer = await postForm(kms.url, body, headers);
    expect([answer.status, /<Code>(.*)<\/Code>/.exec(answer.text)?.[1]]).toEqual([status, code]);
  });

  it('is recognized by the signature if the content type is not that of a form', async () => {
    const kms = await startKms({ seed: SEED });
    const { status } = await postForm(kms.url, toForm({ Action: 'GetCallerIdentity' }), { 'content-type': '' });
    expect(status).toBe(200);
  });

  it('answers any form without a crash or a hang', async () => {
    const kms = await startKms({ seed: SEED });
    const name = fc.constantFrom('RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId', '__proto__', 'Tags.x');
    const form = fc.dictionary(name, fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('AssumeRole', 'GetCallerIdentity'), form, async (Action, fields) => {
        const { status } = await postForm(kms.url, toForm({ ...fields, Action }));
        expect([200, 400, 403]).toContain(status);
      }),
      { numRuns: 200 },
    );
  });
});

describe('faults and call counts of STS', () => {
  async function startFaulty() {
    const kms = await startKms({ seed: { keys: [], roles: [{ arn: ROLE }, { arn: `${ROLE}2` }] } });
    const credentials = { accessKeyId: '111122223333', secretAccessKey: 'x' };
    const client = new STSClient({ endpoint: kms.url, region: 'us-east-2', credentials, maxAttempts: 1 });
    onTestFinished(() => client.destroy());
    const assume = (RoleArn = ROLE) => client.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session' }));
    return { kms, assume };
  }

  it.each([
    [{ kind: 'throttle' }, 'Throttling', 'Rate exceeded'],
    [{ kind: 'error', code: 'ExpiredTokenException', message: 'gone' }, 'ExpiredToken', 'gone'],
    [{ kind: 'error', code: 'RegionDisabledException', message: 'off' }, 'RegionDisabledException', 'off'],
  ] as const)('%j is %s', async (fault, name, message) => {
    const { kms, assume } = await startFaulty();
    kms.setFaults([{ operation: 'AssumeRole', firstCalls: 1, fault }]);
    expect(await failureOf(assume())).toEqual([name, message]);
    await expect(assume()).resolves.toHaveProperty('Credentials');
    expect([kms.callCount(), kms.callCount('AssumeRole')]).toEqual([2, 2]);
  });

  it('a fault rule can match one role', async () => {
    const { kms, assume } = await startFaulty();
    kms.setFaults([{ operation: 'AssumeRole', keyId: ROLE, fault: { kind: 'reset' } }]);
    await expect(assume()).rejects.toThrow();
    await expect(assume(`${ROLE}2`)).resolves.toHaveProperty('Credentials');
  });
});
