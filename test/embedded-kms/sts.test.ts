import { GetKeyPolicyCommand, KMSClient, ListKeysCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EmbeddedKmsCall, EmbeddedKmsOptions } from '../../src/embedded-kms/server.ts';
import type { Role } from '../../src/embedded-kms/sts/role.ts';
import { errorOf, failureOf, startKms } from './_kms.ts';

const HOME = '111122223333';
const OTHER = '444455556666';
const READER = `arn:aws:iam::${OTHER}:role/readers/KmsReader`;
const SESSION_ARN = `arn:aws:sts::${OTHER}:assumed-role/KmsReader/gateway`;
const KEY_ID = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
const INPUT = { RoleArn: READER, RoleSessionName: 'gateway' };

/** A key in the other account, and one role there. */
async function startSts(role: Partial<Role> = {}, options: EmbeddedKmsOptions = {}) {
  const calls: EmbeddedKmsCall[] = [];
  const seed = { keys: [{ keyId: KEY_ID, accountId: OTHER }], roles: [{ arn: READER, ...role }] };
  const kms = await startKms({ seed, onCall: (call) => calls.push(call), ...options });
  const config = { endpoint: kms.url, region: 'us-east-2', maxAttempts: 1 };
  type Credentials = NonNullable<STSClientConfig['credentials']>;
  const end = <Client extends { destroy(): void }>(client: Client) => {
    onTestFinished(() => client.destroy());
    return client;
  };
  const home = { accessKeyId: HOME, secretAccessKey: 'x' };
  return {
    kms,
    calls,
    home,
    sts: (credentials: Credentials = home) => end(new STSClient({ ...config, credentials })),
    client: (credentials: Credentials) => end(new KMSClient({ ...config, credentials })),
  };
}

async function assume(sts: STSClient, input: Partial<ConstructorParameters<typeof AssumeRoleCommand>[0]> = {}) {
  const { Credentials, ...rest } = await sts.send(new AssumeRoleCommand({ ...INPUT, ...input }));
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  return { ...rest, credentials, expiration: Credentials?.Expiration };
}

describe('GetCallerIdentity', () => {
  it.each([
    [HOME, HOME],
    [OTHER, OTHER],
    ['AKIDEXAMPLE', HOME],
  ])('for the access key ID %s names the root of %s', async (accessKeyId, account) => {
    const { sts } = await startSts();
    const { $metadata, ...identity } = await sts({ accessKeyId, secretAccessKey: 'x' }).send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity).toEqual({ Account: account, Arn: `arn:aws:iam::${account}:root`, UserId: account });
    expect($metadata.requestId).toMatch(/^[0-9a-f]{8}-/);
  });

  it('names the assumed role', async () => {
    const { sts } = await startSts();
    const { credentials, AssumedRoleUser } = await assume(sts());
    const { $metadata: _, ...identity } = await sts(credentials).send(new GetCallerIdentityCommand({}));
    expect(identity).toEqual({ Account: OTHER, Arn: SESSION_ARN, UserId: AssumedRoleUser?.AssumedRoleId });
  });
});

describe('AssumeRole', () => {
  it('gives credentials that act in the account of the role', async () => {
    const now = Date.parse('2026-03-01T12:00:00Z');
    const { sts, client, home, calls } = await startSts({}, { now: () => now });
    const { credentials, expiration, AssumedRoleUser, SourceIdentity } = await assume(sts(), {
      SourceIdentity: 'alice',
    });
    expect(credentials.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(expiration).toEqual(new Date(now + 3600 * 1000));
    expect(SourceIdentity).toBe('alice');
    expect(AssumedRoleUser).toEqual({
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:gateway$/),
      Arn: SESSION_ARN,
    });

    const { Keys } = await client(credentials).send(new ListKeysCommand({}));
    expect(Keys).toEqual([{ KeyId: KEY_ID, KeyArn: `arn:aws:kms:us-east-2:${OTHER}:key/${KEY_ID}` }]);
    expect((await client(home).send(new ListKeysCommand({}))).Keys).toEqual([]);
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    const root = `arn:aws:iam::${HOME}:root`;
    expect(calls).toMatchObject([
      { operation: 'AssumeRole', keyId: READER, accountId: HOME, callerArn: root, sourceIdentity: null, status: 200 },
      { operation: 'ListKeys', accountId: OTHER, callerArn: SESSION_ARN, sourceIdentity: 'alice' },
      { operation: 'ListKeys', accountId: HOME, callerArn: root, sourceIdentity: null },
    ]);
  });

  it('serves fromTemporaryCredentials, once for many calls', async () => {
    const { kms, client, home } = await startSts({ externalId: 'partner-7' });
    const clientConfig = { endpoint: kms.url, region: 'us-east-2' };
    const params = { ...INPUT, ExternalId: 'partner-7', DurationSeconds: 900 };
    const reader = client(fromTemporaryCredentials({ masterCredentials: home, params, clientConfig }));
    for (let call = 0; call < 3; call++) {
      await expect(reader.send(new GetKeyPolicyCommand({ KeyId: KEY_ID }))).resolves.toHaveProperty('Policy');
    }
    expect([kms.callCount('AssumeRole'), kms.callCount('GetKeyPolicy')]).toEqual([1, 3]);
  });

  it('may be chained, for an hour at most, and the source identity stays', async () => {
    const chained = `arn:aws:iam::777788889999:role/Chained`;
    const seed = { keys: [], roles: [{ arn: READER }, { arn: chained, trusts: [READER], maxSessionDuration: 43_200 }] };
    const { sts } = await startSts({}, { seed });
    expect((await failureOf(assume(sts(), { RoleArn: chained })))[0]).toBe('AccessDenied');
    const { credentials } = await assume(sts(), { SourceIdentity: 'alice' });
    const { AssumedRoleUser, SourceIdentity } = await assume(sts(credentials), { RoleArn: chained });
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::777788889999:assumed-role/Chained/gateway');
    expect(SourceIdentity).toBe('alice');
    const tooLong = assume(sts(credentials), { RoleArn: chained, DurationSeconds: 3601 });
    expect(await failureOf(tooLong)).toEqual([
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ]);
  });

  it.each([
    ['an unknown role', {}, { RoleArn: `arn:aws:iam::${OTHER}:role/Unknown` }],
    ['no ExternalId where the role has one', { externalId: 'partner-7' }, {}],
    ['another ExternalId', { externalId: 'partner-7' }, { ExternalId: 'partner-8' }],
    ['a role that trusts another account', { trusts: ['777788889999'] }, {}],
    ['a role that trusts nobody', { trusts: [] }, {}],
  ])('refuses %s in the words of AWS', async (_, role, input) => {
    const { sts } = await startSts(role);
    const error = await errorOf(assume(sts(), input));
    const arn = 'RoleArn' in input ? input.RoleArn : READER;
    expect([error.name, error.$metadata?.httpStatusCode]).toEqual(['AccessDenied', 403]);
    expect(error.message).toBe(
      `User: arn:aws:iam::${HOME}:root is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    );
  });

  it.each([[HOME], [`arn:aws:iam::${HOME}:root`]])('lets in whom the role trusts: %s', async (name) => {
    const { sts } = await startSts({ trusts: [name] });
    await expect(assume(sts())).resolves.toHaveProperty('credentials');
  });

  const at = (value: string, member: string, constraint: string) =>
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`;

  it.each([
    [{ DurationSeconds: 899 }, at('899', 'durationSeconds', 'have value greater than or equal to 900')],
    [{ DurationSeconds: 43_201 }, at('43201', 'durationSeconds', 'have value less than or equal to 43200')],
    [{ DurationSeconds: 3601 }, 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
    [{ RoleSessionName: 'x' }, at('x', 'roleSessionName', 'have length greater than or equal to 2')],
    [
      { RoleSessionName: 'a b' },
      at('a b', 'roleSessionName', String.raw`satisfy regular expression pattern: [\w+=,.@-]*`),
    ],
    [{ ExternalId: 'x' }, at('x', 'externalId', 'have length greater than or equal to 2')],
    [{ RoleArn: 'arn:aws:iam::x:role/Nobody' }, 'arn:aws:iam::x:role/Nobody is invalid'],
  ])('answers %j with a ValidationError', async (input, message) => {
    const { sts } = await startSts();
    expect(await failureOf(assume(sts(), input))).toEqual(['ValidationError', message]);
  });

  it('gives up to the MaxSessionDuration of the role', async () => {
    const { sts } = await startSts({ maxSessionDuration: 43_200 }, { now: () => 0 });
    const { expiration } = await assume(sts(), { DurationSeconds: 43_200 });
    expect(expiration?.getTime()).toBe(43_200_000);
  });
});

describe('credentials of AssumeRole', () => {
  it.each([
    ['when they say so', {}, 3600],
    ['as soon as the seed says', { sessionSeconds: 5 }, 5],
  ])('expire %s, for KMS and for STS', async (_, role, seconds) => {
    let now = Date.now();
    const { sts, client } = await startSts(role, { now: () => now });
    const { credentials } = await assume(sts());
    now += seconds * 1000 - 1;
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

  it('are refused with another token, or none', async () => {
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

  it('outlive a restart', async () => {
    const { credentials } = await assume((await startSts()).sts());
    const { client } = await startSts();
    expect((await client(credentials).send(new ListKeysCommand({}))).Keys).toHaveLength(1);
  });

  it('are whom AccessDenied names', async () => {
    const { sts, client } = await startSts();
    const { credentials } = await assume(sts());
    const KeyId = `arn:aws:kms:us-east-2:${HOME}:key/${KEY_ID}`;
    const [, message] = await failureOf(client(credentials).send(new GetKeyPolicyCommand({ KeyId })));
    expect(message).toMatch(
      `User: ${SESSION_ARN} is not authorized to perform: kms:GetKeyPolicy on resource: ${KeyId}`,
    );
  });

  it('may put a policy that lets their role alone put the next', async () => {
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
