import { expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { keyList, startRawKms } from './_raw-kms.ts';

/** The key IDs that the filter lets through, if DescribeKey answers with these members, and rotation is off. */
async function select(filter: string, members: object) {
  const { connect } = await startRawKms((operation) => {
    if (operation === 'ListKeys') return keyList(1);
    if (operation === 'DescribeKey') return { KeyMetadata: { KeyId: 'k0', ...members } };
    return { KeyRotationEnabled: false };
  });
  const { query } = await setup({ connect });
  const { data, errors } = await query<{ allKeys: { nodes: { keyId: string }[] } }, object>(
    `{ allKeys(filter: { ${filter} }) { nodes { keyId } } }`,
  );
  expect(errors).toBeUndefined();
  return data.allKeys.nodes.map(({ keyId }) => keyId);
}

it.each([
  ['states: [Disabled]', { KeyState: 'Enabled' }],
  ['managers: [AWS]', { KeyManager: 'CUSTOMER' }],
  ['usages: [SIGN_VERIFY]', { KeyUsage: 'ENCRYPT_DECRYPT' }],
  ['specs: [RSA_2048]', { KeySpec: 'SYMMETRIC_DEFAULT' }],
  ['rotation: UNAVAILABLE', { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' }],
  ['rotation: OFF', { KeySpec: 'RSA_2048' }],
  ['rotation: OFF', { Origin: 'EXTERNAL' }],
])('a key that may meet %s is listed: only an answer with %j says that it does not', async (filter, members) => {
  expect(await select(filter, {})).toEqual(['k0']);
  expect(await select(filter, members)).toEqual([]);
});
