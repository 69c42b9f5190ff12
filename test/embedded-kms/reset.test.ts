import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  ListGrantsCommand,
  ListKeysCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';
import { makeFolder } from './_process.ts';

const ROOT = 'arn:aws:iam::111122223333:root';
const SEED = { keys: [{ keyId: DOC_KEY, aliases: ['alias/a'] }] };

const resetByRoute = (url: string) => fetch(`${url}/_embedded-kms/changes`, { method: 'DELETE' });

describe('a reset', () => {
  it.each(['function', 'route'])('by the %s returns to the seed', async (way) => {
    const kms = await startKms({ seed: SEED });
    const client = kms.client();
    const { Policy: before } = await client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }));
    const allowAll = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' }],
    };
    await client.send(new PutKeyPolicyCommand({ KeyId: DOC_KEY, Policy: JSON.stringify(allowAll) }));
    await client.send(new CreateGrantCommand({ KeyId: DOC_KEY, GranteePrincipal: ROOT, Operations: ['Decrypt'] }));
    await client.send(new DeleteAliasCommand({ AliasName: 'alias/a' }));
    await client.send(new CreateKeyCommand({}));
    await kms.client('444455556666', 'eu-west-1').send(new CreateKeyCommand({}));
    kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'throttle' } }]);
    kms.setOrganization({ managementAccountId: '111122223333', accounts: [{ accountId: '111122223333' }] });

    if (way === 'function') kms.reset();
    else expect([(await resetByRoute(kms.url)).status, kms.callCount()]).toEqual([200, 0]);

    expect(kms.callCount()).toBe(0);
    expect((await client.send(new ListKeysCommand({}))).Keys).toMatchObject([{ KeyId: DOC_KEY }]);
    expect((await client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }))).Policy).toBe(before);
    expect((await client.send(new ListGrantsCommand({ KeyId: DOC_KEY }))).Grants).toEqual([]);
    expect((await client.send(new DescribeKeyCommand({ KeyId: 'alias/a' }))).KeyMetadata?.KeyId).toBe(DOC_KEY);
    // An opt-in Region, which the organization had not enabled.
    expect((await kms.client('111122223333', 'ap-east-1').send(new ListKeysCommand({}))).Keys).toEqual([]);
    expect(kms.places()).toEqual([{ accountId: '111122223333', region: 'us-east-2' }]);
  });

  it('is refused where a state file keeps the changes', async () => {
    const kms = await startKms({ seed: SEED, stateFile: `${makeFolder()}/kms.db` });
    expect(() => kms.reset()).toThrow(/^A state file keeps the changes/);
    const response = await resetByRoute(kms.url);
    expect([response.status, await response.json()]).toEqual([
      409,
      { message: expect.stringMatching(/^A state file/) },
    ]);
  });
});

describe('sequential IDs', () => {
  it('are the same after a reset, for keys, multi-Region keys and grants', async () => {
    const kms = await startKms({ seed: SEED, ids: 'sequential' });
    const client = kms.client();
    const makeAll = async () => {
      const { KeyMetadata: one } = await client.send(new CreateKeyCommand({}));
      const { KeyMetadata: two } = await client.send(new CreateKeyCommand({ MultiRegion: true }));
      const { KeyMetadata: three } = await client.send(new DescribeKeyCommand({ KeyId: 'alias/aws/ebs' }));
      const grant = { KeyId: one?.KeyId, GranteePrincipal: ROOT, Operations: ['Decrypt' as const] };
      return [one?.KeyId, two?.KeyId, three?.KeyId, (await client.send(new CreateGrantCommand(grant))).GrantId];
    };
    const ids = [
      '00000000-0000-4000-8000-000000000001',
      'mrk-00000000000040008000000000000002',
      '00000000-0000-4000-8000-000000000003',
      `${'0'.repeat(63)}1`,
    ];
    expect(await makeAll()).toEqual(ids);
    kms.reset();
    expect(await makeAll()).toEqual(ids);
  });

  it('leave out those of the seed, which they would overwrite', async () => {
    const grantId = '1'.padStart(64, '0');
    const grants = [{ grantId, granteePrincipal: ROOT, operations: ['Decrypt' as const] }];
    const keyId = '00000000-0000-4000-8000-000000000001';
    const keys = [
      { keyId, description: 'of the seed', grants },
      {
        keyId: 'mrk-00000000000040008000000000000003',
        multiRegion: { primaryRegion: 'us-east-2', replicaRegions: [] },
      },
    ];
    const client = (await startKms({ seed: { keys }, ids: 'sequential' })).client();
    const makeKey = async (input: object) => (await client.send(new CreateKeyCommand(input))).KeyMetadata?.KeyId;
    expect(await makeKey({})).toMatch(/-0{11}2$/);
    expect(await makeKey({ MultiRegion: true })).toMatch(/0{7}4$/);
    const grant = { KeyId: keyId, GranteePrincipal: ROOT, Operations: ['Encrypt' as const] };
    expect((await client.send(new CreateGrantCommand(grant))).GrantId).toBe('2'.padStart(64, '0'));
    expect((await client.send(new ListGrantsCommand({ KeyId: keyId }))).Grants).toHaveLength(2);
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: keyId }));
    expect(KeyMetadata?.Description).toBe('of the seed');
  });

  it('are refused together with a state file, whose keys they could overwrite', async () => {
    const started = startKms({ ids: 'sequential', stateFile: `${makeFolder()}/kms.db` });
    await expect(started).rejects.toThrow('expected no stateFile with sequential ids');
  });
});

it('the clock of an embedded KMS is that of its dates and of its waiting periods', async () => {
  let now = Date.parse('2030-01-01T00:00:00Z');
  const client = (await startKms({ seed: SEED, now: () => now })).client();
  const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
  expect(KeyMetadata?.CreationDate).toEqual(new Date(now));
  await client.send(new CreateAliasCommand({ AliasName: 'alias/b', TargetKeyId: DOC_KEY }));
  const schedule = new ScheduleKeyDeletionCommand({ KeyId: DOC_KEY, PendingWindowInDays: 7 });
  expect((await client.send(schedule)).DeletionDate).toEqual(new Date('2030-01-08T00:00:00Z'));
  now = Date.parse('2030-01-08T00:00:01Z');
  const gone = client.send(new DescribeKeyCommand({ KeyId: DOC_KEY }));
  expect((await failureOf(gone))[0]).toBe('NotFoundException');
});
