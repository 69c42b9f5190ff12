import { GetKeyPolicyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { DOC_KEY, startKms } from './_kms.ts';

export const ROOT = 'arn:aws:iam::111122223333:root';

export const OWN = { Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' };

export const policyOf = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** Puts a policy on a key of a new embedded KMS, and returns what it has stored. */
export async function put(Policy: string, BypassPolicyLockoutSafetyCheck = false) {
  const client = (await startKms()).client();
  await client.send(new PutKeyPolicyCommand({ KeyId: DOC_KEY, Policy, BypassPolicyLockoutSafetyCheck }));
  return (await client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }))).Policy;
}
