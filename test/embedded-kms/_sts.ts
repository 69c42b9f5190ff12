import { KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import type { EmbeddedKmsCall, EmbeddedKmsOptions } from '../../src/embedded-kms/server.ts';
import type { Role } from '../../src/embedded-kms/sts/role.ts';
import { startKms } from './_kms.ts';

export const HOME = '111122223333';
export const OTHER = '444455556666';
export const READER = `arn:aws:iam::${OTHER}:role/readers/KmsReader`;
export const SESSION_ARN = `arn:aws:sts::${OTHER}:assumed-role/KmsReader/gateway`;
export const KEY_ID = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
export const INPUT = { RoleArn: READER, RoleSessionName: 'gateway' };

/** An embedded KMS with a key and a role in the other account. */
export async function startSts(role: Partial<Role> = {}, options: EmbeddedKmsOptions = {}) {
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

/** Assumes the role. Returns the credentials and the rest of the answer. */
export async function assume(sts: STSClient, input: Partial<ConstructorParameters<typeof AssumeRoleCommand>[0]> = {}) {
  const { Credentials, ...rest } = await sts.send(new AssumeRoleCommand({ ...INPUT, ...input }));
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  return { ...rest, credentials, expiration: Credentials?.Expiration };
}
