import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { expect, it, onTestFinished } from 'vitest';
import { startReady } from '../_process.ts';
import { ALICE, allow, by, DELEGATE, deny, KEY, OTHERS, policyOf } from '../embedded-kms/_enforcement.ts';
import { failureOf, toCommand } from '../embedded-kms/_kms.ts';
import { makeFolder, startKmsProcess, startProcess } from '../embedded-kms/_process.ts';
import { ask } from './_ask.ts';

function writeSeed(seed: object): string {
  const path = join(makeFolder(), 'seed.json');
  writeFileSync(path, JSON.stringify(seed));
  return path;
}

const withPolicy = (keyId: string, ...statements: readonly Readonly<Record<string, unknown>>[]) => ({
  keyId,
  policy: policyOf(...statements),
});

it('the gateway reads the policies, grants and tags of the example keys when they are enforced', async () => {
  const { url } = await startReady({ EMBEDDED_KMS_ENFORCE: 'true' });
  const fields = 'policy { __typename } grants(first: 1) { nodes { grantId } } tags { key } metadata { state }';
  const answer = await ask(url, `{ accounts { regions { keys(first: 50) { nodes { keyId ${fields} } } } } }`);
  expect(answer).not.toHaveProperty('errors');
  expect(JSON.stringify(answer).match(/"__typename":"KeyPolicy"/g)?.length).toBe(14);
});

it('the gateway says why a key policy refuses its calls', async () => {
  const second = KEY.replace('0a', '0b');
  const keys = [withPolicy(KEY, OTHERS), withPolicy(second, DELEGATE, deny('kms:GetKeyPolicy', { Principal: '*' }))];
  const { url } = await startReady({ EMBEDDED_KMS_ENFORCE: 'true', EMBEDDED_KMS_SEED: writeSeed({ keys }) });
  const policy = 'policy { __typename ... on KmsAccessDeniedException { reason } }';
  expect(await ask(url, `{ a: key(id: "${KEY}") { ${policy} } b: key(id: "${second}") { ${policy} } }`)).toEqual({
    data: {
      a: { policy: { __typename: 'KmsAccessDeniedException', reason: 'NO_RESOURCE_BASED_POLICY_ALLOWS' } },
      b: { policy: { __typename: 'KmsAccessDeniedException', reason: 'RESOURCE_BASED_POLICY_DENIES' } },
    },
  });
});

it('npm run kms enforces the policies of its seed', async () => {
  const keys = [withPolicy(KEY, OTHERS, allow('kms:DescribeKey', by(ALICE)))];
  const seed = writeSeed({ keys, principals: [{ arn: ALICE, accessKeyIds: ['ALICE'] }] });
  const { url } = await startKmsProcess({ EMBEDDED_KMS_SEED: seed, EMBEDDED_KMS_ENFORCE: 'true' });
  const credentials = { accessKeyId: 'ALICE', secretAccessKey: 'x' };
  const client = new KMSClient({ endpoint: url, region: 'us-east-2', credentials, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  await expect(client.send(toCommand('DescribeKey', { KeyId: KEY }))).resolves.toBeTruthy();
  expect((await failureOf(client.send(toCommand('GetKeyPolicy', { KeyId: KEY }))))[0]).toBe('AccessDeniedException');
});

it.each([
  [
    { EMBEDDED_KMS_SEED: { keys: [], principals: [{ arn: ALICE, identityPolicies: [{}] }] } },
    /^EMBEDDED_KMS_SEED \(.*\): \/principals\/0\/identityPolicies\/0: The policy has no Statement.*\n$/,
  ],
  [{ EMBEDDED_KMS_ENFORCE: 'maybe' }, /^EMBEDDED_KMS_ENFORCE is "maybe": expected true or false\n$/],
])('npm run kms refuses what it cannot enforce: %j', async (env, line) => {
  const given = Object.entries(env).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : writeSeed(value),
  ]);
  const { code, stderr } = await startProcess('embedded-kms.ts', Object.fromEntries(given)).ended;
  expect(stderr).toMatch(line);
  expect(code).toBe(1);
});
