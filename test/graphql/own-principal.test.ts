import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { Logger } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EmbeddedKms } from '../../src/embedded-kms/server.ts';
import { type AwsOptions, type KmsConnection, loadAwsConnection } from '../../src/kms/client/connection.ts';
import { askOwnPrincipals } from '../../src/programs/start/aws/ask-own-principals.ts';
import { setEnvironment } from '../_environment.ts';
import { ACCOUNT, REGION } from '../_setup.ts';
import { allow, DELEGATES, deny, toPolicy } from './_access.ts';
import { KEY_ID, setupPlan } from './_plan.ts';

const READER = `arn:aws:iam::${ACCOUNT}:role/team/Reader`;
const RISKS = { risks: ['LOCKOUT', 'GATEWAY_CANNOT_READ'], lockoutReasons: [{ code: 'PRINCIPAL_NOT_KNOWN' }] };
const WAITS = { knownMs: 5, failedMs: 5, answerMs: 20_000 };
const WITH_ACCOUNT_ID = { accounts: null, region: REGION, accountId: ACCOUNT } as const;
const OWN = { roleArn: null, externalId: null, sourceIdentity: false, profile: null, fips: false, dualStack: false };
const WITHOUT_ROLE = { accounts: [{ ...OWN, accountId: ACCOUNT, regions: [REGION] }] } as const;

type Credentials = { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string };

/** A gateway that asks for its own principal when `ask` is called, as one with KMS_WRITE does at its start. */
async function setupAsking(options: object, loadCredentials: (url: string) => Promise<Credentials> = async () => KEYS) {
  const logged: [level: string, details: object][] = [];
  const write = (level: string) => (details: object) => void logged.push([level, details]);
  const log = { info: write('info'), warn: write('warn') } as unknown as Logger;
  let connection: KmsConnection | undefined;
  const all = await setupPlan({
    key: { policy: toPolicy(DELEGATES), keyId: KEY_ID },
    roles: [{ arn: READER }],
    async connect({ url }: EmbeddedKms) {
      setEnvironment({ ...(await loadCredentials(url)), AWS_ENDPOINT_URL_STS: url });
      connection = await loadAwsConnection({ endpoint: url, ...options } as AwsOptions);
      return connection;
    },
  });
  const ask = async () => onTestFinished(await askOwnPrincipals(connection?.accounts ?? (() => []), log, WAITS));
  return { ...all, ask, logged };
}

const KEYS = { AWS_ACCESS_KEY_ID: ACCOUNT, AWS_SECRET_ACCESS_KEY: 'x' };

/** The credentials of the session `now` of the role. */
async function assumeReader(endpoint: string): Promise<Credentials & { readonly AWS_SESSION_TOKEN: string }> {
  const credentials = { accessKeyId: ACCOUNT, secretAccessKey: 'x' };
  const sts = new STSClient({ endpoint, region: REGION, credentials });
  onTestFinished(() => sts.destroy());
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn: READER, RoleSessionName: 'now' }));
  return {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
  };
}

describe('a gateway that asks STS for its own principal', () => {
  it.each([
    ['with AWS_ACCOUNT_ID', WITH_ACCOUNT_ID],
    ['for an account without roleArn', WITHOUT_ROLE],
  ])('knows it %s', async (_, options) => {
    const { plan, ask, logged } = await setupAsking(options);
    expect((await plan({ policy: toPolicy(DELEGATES) })).plan).toMatchObject(RISKS);
    await ask();
    expect((await plan({ policy: toPolicy(DELEGATES) })).plan).toMatchObject({ outcome: 'ACCEPTED', risks: [] });
    expect(logged).toEqual([]);
  });

  it('warns once if STS does not answer, asks again, and logs when it knows it', async () => {
    const { plan, ask, logged, kms, calls } = await setupAsking(WITH_ACCOUNT_ID);
    kms.setFaults([{ operation: 'GetCallerIdentity', fault: { kind: 'error', code: 'AccessDenied' } }]);
    await ask();
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(3), { timeout: 10_000 });
    expect(logged).toEqual([['warn', { account: ACCOUNT, reason: expect.stringContaining('AccessDenied') }]]);
    expect((await plan({ policy: toPolicy(DELEGATES) })).plan).toMatchObject(RISKS);
    kms.setFaults([]);
    await vi.waitFor(() => expect(logged[1]).toEqual(['info', { account: ACCOUNT }]), { timeout: 10_000 });
    expect((await plan({ policy: toPolicy(DELEGATES) })).plan).toMatchObject({ risks: [] });
  });

  it('does not know it any more while STS does not answer: the credentials may be of another principal', async () => {
    const { plan, ask, kms, logged } = await setupAsking(WITH_ACCOUNT_ID);
    await ask();
    expect((await plan({ policy: toPolicy(DELEGATES) })).plan).toMatchObject({ risks: [] });
    kms.setFaults([{ operation: 'GetCallerIdentity', fault: { kind: 'error', code: 'AccessDenied' } }]);
    await vi.waitFor(() => expect(logged).toMatchObject([['warn', {}]]), { timeout: 10_000 });
    expect((await plan({ policy: toPolicy(DELEGATES) })).plan).toMatchObject(RISKS);
  });

  it('does not wait without end for what provides the credentials', async () => {
    const logged: object[] = [];
    const log = { info: () => {}, warn: (details: object) => void logged.push(details) } as unknown as Logger;
    const ask = vi.fn(() => new Promise<never>(() => {}));
    const accounts = [{ accountId: ACCOUNT, principal: { arn: () => null, ask } }];
    onTestFinished(await askOwnPrincipals(() => accounts, log, { ...WAITS, answerMs: 10 }));
    expect(logged).toEqual([{ account: ACCOUNT, reason: expect.stringContaining('TimeoutError: no credentials') }]);
    await vi.waitFor(() => expect(ask.mock.calls.length).toBeGreaterThan(1));
  });

  it('warns if the credentials are of another account', async () => {
    const { ask, logged } = await setupAsking({ ...WITH_ACCOUNT_ID, accountId: '444455556666' });
    await ask();
    expect(logged).toEqual([
      ['warn', { account: '444455556666', reason: expect.stringContaining(`are of account ${ACCOUNT}`) }],
    ]);
  });

  it('takes a session for any session of its role, whatever the path of the role is', async () => {
    const { plan, ask } = await setupAsking(WITH_ACCOUNT_ID, assumeReader);
    await ask();
    const arn = (name: string) => `arn:aws:sts::${ACCOUNT}:assumed-role/${name}`;
    const gives = async (principal: string) =>
      (await plan({ policy: toPolicy(allow(principal, 'kms:*')) })).plan as unknown as Record<string, unknown>;
    expect(await gives(READER)).toMatchObject({ lockout: 'PASSES', gatewayCanStillRead: 'YES', risks: [] });
    // The gateway has this session now, and may have another one after its credentials are renewed.
    expect(await gives(arn('Reader/now'))).toMatchObject({
      lockout: 'UNKNOWN',
      gatewayCanStillRead: 'UNKNOWN',
      risks: ['LOCKOUT', 'GATEWAY_CANNOT_READ'],
      lockoutReasons: expect.arrayContaining([expect.objectContaining({ code: 'SESSION_NOT_GIVEN' })]),
    });
    expect(await gives(arn('Other/now'))).toMatchObject({ lockout: 'FAILS', gatewayCanStillRead: 'NO' });
    const denied = toPolicy(DELEGATES, deny(arn('Reader/other'), 'kms:GetKeyPolicy'));
    expect((await plan({ policy: denied })).plan).toMatchObject({ gatewayCanStillRead: 'UNKNOWN' });
  });
});
