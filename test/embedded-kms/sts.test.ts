import { GetKeyPolicyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { describe, expect, it, vi } from 'vitest';
import { errorOf, failureOf } from './_kms.ts';
import { assume, HOME, INPUT, KEY_ID, OTHER, READER, SESSION_ARN, startSts } from './_sts.ts';

describe('GetCallerIdentity', () => {
  it.each([
    [HOME, HOME],
    [OTHER, OTHER],
    ['AKIDEXAMPLE', HOME],
  ])('answers, for the access key ID %s, the root of account %s', async (accessKeyId, account) => {
    const { sts } = await startSts();
    const { $metadata, ...identity } = await sts({ accessKeyId, secretAccessKey: 'x' }).send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity).toEqual({ Account: account, Arn: `arn:aws:iam::${account}:root`, UserId: account });
    expect($metadata.requestId).toMatch(/^[0-9a-f]{8}-/);
  });

  it('answers the assumed-role session', async () => {
    const { sts } = await startSts();
    const { credentials, AssumedRoleUser } = await assume(sts());
    const { $metadata: _, ...identity } = await sts(credentials).send(new GetCallerIdentityCommand({}));
    expect(identity).toEqual({ Account: OTHER, Arn: SESSION_ARN, UserId: AssumedRoleUser?.AssumedRoleId });
  });
});

describe('AssumeRole', () => {
  it('answers credentials that act in the account of the role', async () => {
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

  it('serves fromTemporaryCredentials, which calls it once for many KMS calls', async () => {
    const { kms, client, home } = await startSts({ externalId: 'partner-7' });
    const clientConfig = { endpoint: kms.url, region: 'us-east-2' };
    const params = { ...INPUT, ExternalId: 'partner-7', DurationSeconds: 900 };
    const reader = client(fromTemporaryCredentials({ masterCredentials: home, params, clientConfig }));
    for (let call = 0; call < 3; call++) {
      await expect(reader.send(new GetKeyPolicyCommand({ KeyId: KEY_ID }))).resolves.toHaveProperty('Policy');
    }
    expect([kms.callCount('AssumeRole'), kms.callCount('GetKeyPolicy')]).toEqual([1, 3]);
  });

  it('can be chained, for an hour at most, and keeps the source identity', async () => {
    const chained = `arn:aws:iam::777788889999:role/Chained`;
    const seed = { keys: [], roles: [{ arn: READER }, { arn: chained, trusts: [READER], maxSessionDuration: 43_200 }] };
    const { sts } = await startSts({}, { seed });
    expect((await failureOf(assume(sts(), { RoleArn: chained })))[0]).toBe('AccessDenied');
    const { credentials } = await assume(sts(), { SourceIdentity: 'alice' });
    const { AssumedRoleUser, SourceIdentity } = await assume(sts(credentials), { RoleArn: chained });
    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::777788889999:assumed-role/Chained/gateway');
    expect(SourceIdentity).toBe('alice');
    const again = assume(sts(credentials), { RoleArn: chained, SourceIdentity: 'alice' });
    await expect(again).resolves.toMatchObject({ SourceIdentity: 'alice' });
    const other = assume(sts(credentials), { RoleArn: chained, SourceIdentity: 'bob' });
    expect(await failureOf(other)).toEqual(['AccessDenied', expect.stringContaining('sts:SetSourceIdentity')]);
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
  ])("refuses %s with AWS's text", async (_, role, input) => {
    const { sts } = await startSts(role);
    const error = await errorOf(assume(sts(), input));
    const arn = 'RoleArn' in input ? input.RoleArn : READER;
    expect([error.name, error.$metadata?.httpStatusCode]).toEqual(['AccessDenied', 403]);
    expect(error.message).toBe(
      `User: arn:aws:iam::${HOME}:root is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
    );
  });

  it.each([[HOME], [`arn:aws:iam::${HOME}:root`]])('allows the callers that the role trusts: %s', async (name) => {
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
    [{ SourceIdentity: 'x' }, at('x', 'sourceIdentity', 'have length greater than or equal to 2')],
    [
      { SourceIdentity: 'auth0|alice' },
      at('auth0|alice', 'sourceIdentity', String.raw`satisfy regular expression pattern: [\w+=,.@-]*`),
    ],
    [{ RoleArn: 'arn:aws:iam::x:role/Nobody' }, 'arn:aws:iam::x:role/Nobody is invalid'],
  ])('answers %j with a ValidationError', async (input, message) => {
    const { sts } = await startSts();
    expect(await failureOf(assume(sts(), input))).toEqual(['ValidationError', message]);
  });

  it('allows up to the MaxSessionDuration of the role', async () => {
    const { sts } = await startSts({ maxSessionDuration: 43_200 }, { now: () => 0 });
    const { expiration } = await assume(sts(), { DurationSeconds: 43_200 });
    expect(expiration?.getTime()).toBe(43_200_000);
  });
});
