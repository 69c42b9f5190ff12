import { GetKeyPolicyCommand, ListKeysCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { type Session, toSessionToken } from '../../src/embedded-kms/sts/session-token.ts';
import { errorOf, failureOf } from './_kms.ts';
import { assume, HOME, KEY_ID, OTHER, READER, SESSION_ARN, startSts } from './_sts.ts';

const SESSION: Session = {
  accessKeyId: 'ASIAEXAMPLE',
  accountId: OTHER,
  arn: SESSION_ARN,
  roleArn: READER,
  userId: 'AROAEXAMPLE:gateway',
  sourceIdentity: null,
  expiresAt: Number.MAX_SAFE_INTEGER,
};

describe('credentials of AssumeRole', () => {
  it('expire at their expiration time, for KMS and for STS', async () => {
    let now = Date.now();
    const { sts, client } = await startSts({}, { now: () => now });
    const { credentials } = await assume(sts());
    now += 3600 * 1000 - 1;
    await client(credentials).send(new ListKeysCommand({}));
    now += 1;
    const kmsError = await errorOf(client(credentials).send(new ListKeysCommand({})));
    const stsError = await errorOf(sts(credentials).send(new GetCallerIdentityCommand({})));
    const message = 'The security token included in the request is expired';
    expect([kmsError.name, kmsError.message, kmsError.$metadata?.httpStatusCode]).toEqual([
      'ExpiredTokenException',
      message,
      400,
    ]);
    expect([stsError.name, stsError.message, stsError.$metadata?.httpStatusCode]).toEqual([
      'ExpiredToken',
      message,
      403,
    ]);
  });

  it('are refused with a wrong session token, or without one', async () => {
    const { sts, client } = await startSts();
    const { credentials } = await assume(sts());
    const { credentials: others } = await assume(sts());
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const tampered = `${sessionToken.slice(0, -4)}AAAA`;
    for (const wrong of [
      { accessKeyId, secretAccessKey },
      { ...credentials, sessionToken: others.sessionToken },
      { ...credentials, sessionToken: tampered },
      { ...credentials, sessionToken: 'FwoGZXIvYXdzEXAMPLE' },
      { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey },
    ]) {
      expect(await failureOf(client(wrong).send(new ListKeysCommand({})))).toEqual([
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      ]);
      const error = await errorOf(sts(wrong).send(new GetCallerIdentityCommand({})));
      expect([error.name, error.$metadata?.httpStatusCode]).toEqual(['InvalidClientTokenId', 403]);
    }
  });

  it.each([
    ['without an ARN', { arn: undefined }],
    ['with members of other types', { arn: 5, roleArn: {}, accountId: 'x', userId: 'x', sourceIdentity: null }],
    ['of a session of another account than its role', { accountId: HOME }],
    ['of a session that has the ARN of a user', { arn: `arn:aws:iam::${HOME}:user/Alice` }],
    ['that never ends', { expiresAt: 'never' }],
  ])('are refused with a token %s, which anybody can make', async (_what, changes) => {
    const accessKeyId = 'ASIAEXAMPLE';
    const session = { ...SESSION, ...changes, accessKeyId } as Session;
    const { sts, client } = await startSts({}, { enforce: true });
    const forged = { accessKeyId, secretAccessKey: 'x', sessionToken: toSessionToken(session) };
    const kmsError = await errorOf(client(forged).send(new ListKeysCommand({})));
    const stsError = await errorOf(sts(forged).send(new GetCallerIdentityCommand({})));
    expect([kmsError.name, stsError.name]).toEqual(['UnrecognizedClientException', 'InvalidClientTokenId']);
  });

  it('are valid after a restart', async () => {
    const { credentials } = await assume((await startSts()).sts());
    const { client } = await startSts();
    expect((await client(credentials).send(new ListKeysCommand({}))).Keys).toHaveLength(1);
  });

  it('are named by their session ARN in AccessDeniedException', async () => {
    const { sts, client } = await startSts();
    const { credentials } = await assume(sts());
    const KeyId = `arn:aws:kms:us-east-2:${HOME}:key/${KEY_ID}`;
    const [, message] = await failureOf(client(credentials).send(new GetKeyPolicyCommand({ KeyId })));
    expect(message).toMatch(`User: ${SESSION_ARN} is not authorized to perform: kms:GetKeyPolicy on this resource`);
  });

  it('can put a policy that allows only their role to put the next one', async () => {
    const { sts, client } = await startSts();
    const { credentials } = await assume(sts());
    const put = (AWS: string) => {
      const Statement = [{ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' }];
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
      return client(credentials).send(new PutKeyPolicyCommand({ KeyId: KEY_ID, Policy }));
    };
    await expect(put(READER)).resolves.toBeDefined();
    await expect(put(SESSION_ARN)).resolves.toBeDefined();
    expect((await failureOf(put(`arn:aws:iam::${OTHER}:role/Other`)))[0]).toBe('MalformedPolicyDocumentException');
  });
});
