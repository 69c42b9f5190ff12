import {
  CreateAliasCommand,
  CreateGrantCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  GetKeyRotationStatusCommand,
  type KMSClient,
  ListAliasesCommand,
  ListKeyRotationsCommand,
  ListRetirableGrantsCommand,
  ReplicateKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';
import { MRK_ID } from './cases/_case.ts';

const START = Date.parse('2026-11-01T12:00:00Z');
const DAY = 86_400_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START }));
afterEach(() => void vi.useRealTimers());

const goTo = (days: number) => vi.setSystemTime(START + days * DAY);
const KeyId = DOC_KEY;

describe('the waiting period of a deletion', () => {
  it('ends with the deletion of the key, its aliases and its grants', async () => {
    const client = (
      await startKms({
        seed: { keys: [{ keyId: KeyId, aliases: ['alias/a'] }, { keyId: 'other' }], predefinedAliases: [] },
      })
    ).client();
    const principal = 'arn:aws:iam::111122223333:root';
    await client.send(
      new CreateGrantCommand({
        KeyId,
        GranteePrincipal: principal,
        RetiringPrincipal: principal,
        Operations: ['Decrypt'],
      }),
    );
    await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    goTo(6.99);
    expect((await describeKey(client, 'alias/a'))?.KeyState).toBe('PendingDeletion');
    goTo(7.01);
    expect((await failureOf(describeKey(client, KeyId)))[1]).toMatch(/does not exist$/);
    expect((await client.send(new ListAliasesCommand({}))).Aliases).toEqual([]);
    const { Grants } = await client.send(new ListRetirableGrantsCommand({ RetiringPrincipal: principal }));
    expect(Grants).toEqual([]);
    await client.send(new CreateAliasCommand({ AliasName: 'alias/a', TargetKeyId: 'other' }));
  });

  it('of a primary key begins when its last replica is deleted', async () => {
    const kms = await startKms();
    const primary = kms.client();
    await primary.send(new ReplicateKeyCommand({ KeyId: MRK_ID, ReplicaRegion: 'eu-west-1' }));
    await primary.send(new ScheduleKeyDeletionCommand({ KeyId: MRK_ID, PendingWindowInDays: 10 }));
    for (const region of ['us-west-2', 'eu-west-1']) {
      const schedule = new ScheduleKeyDeletionCommand({ KeyId: MRK_ID, PendingWindowInDays: 7 });
      await kms.client('111122223333', region).send(schedule);
    }
    goTo(6);
    expect((await describeKey(primary, MRK_ID))?.KeyState).toBe('PendingReplicaDeletion');
    goTo(8);
    const metadata = await describeKey(primary, MRK_ID);
    expect(metadata).toMatchObject({
      KeyState: 'PendingDeletion',
      MultiRegionConfiguration: { MultiRegionKeyType: 'PRIMARY', ReplicaKeys: [] },
    });
    expect(metadata).not.toHaveProperty('PendingDeletionWindowInDays');
    expect(Number(metadata?.DeletionDate)).toBeCloseTo(START + 17 * DAY, -5);
    goTo(17.1);
    expect((await failureOf(describeKey(primary, MRK_ID)))[0]).toBe('NotFoundException');
  });

  it('of a replica ends without a change of an enabled primary key, except its list of replicas', async () => {
    const kms = await startKms();
    const replica = kms.client('111122223333', 'us-west-2');
    await replica.send(new ScheduleKeyDeletionCommand({ KeyId: MRK_ID, PendingWindowInDays: 7 }));
    goTo(8);
    expect(await describeKey(kms.client(), MRK_ID)).toMatchObject({
      KeyState: 'Enabled',
      MultiRegionConfiguration: { ReplicaKeys: [] },
    });
    expect((await failureOf(describeKey(replica, MRK_ID)))[0]).toBe('NotFoundException');
  });
});

describe('a rotation period', () => {
  it('ends with a rotation in every Region of the key, and starts again', async () => {
    const kms = await startKms();
    await kms.client().send(new EnableKeyRotationCommand({ KeyId: MRK_ID, RotationPeriodInDays: 90 }));
    const before = await describeKey(kms.client(), MRK_ID);
    goTo(91);
    for (const client of [kms.client(), kms.client('111122223333', 'us-west-2')]) {
      const { Rotations } = await client.send(new ListKeyRotationsCommand({ KeyId: MRK_ID }));
      expect(Rotations).toMatchObject([{ RotationType: 'AUTOMATIC', RotationDate: new Date(START + 90 * DAY) }]);
      const { NextRotationDate } = await client.send(new GetKeyRotationStatusCommand({ KeyId: MRK_ID }));
      expect(NextRotationDate).toEqual(new Date(START + 180 * DAY));
      const after = await describeKey(client, MRK_ID);
      expect(after?.CurrentKeyMaterialId).not.toBe(before?.CurrentKeyMaterialId);
      expect(after?.CurrentKeyMaterialId).toBe(Rotations?.[0]?.KeyMaterialId);
    }
  });

  it('that has passed several times leads to a rotation for each time', async () => {
    const client = (await startKms()).client();
    await client.send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: 90 }));
    goTo(200);
    const { NextRotationDate } = await client.send(new GetKeyRotationStatusCommand({ KeyId }));
    expect(NextRotationDate).toEqual(new Date(START + 270 * DAY));
    const { Rotations } = await client.send(new ListKeyRotationsCommand({ KeyId }));
    const dates = [90, 180].map((days) => new Date(START + days * DAY));
    expect(Rotations?.map(({ RotationDate }) => RotationDate)).toEqual(dates);
    expect(Rotations?.map(({ KeyMaterialState }) => KeyMaterialState)).toEqual(['NON_CURRENT', 'CURRENT']);
  });

  it('that ends while the key is disabled leads to a rotation when it is enabled', async () => {
    const client = (await startKms()).client();
    await client.send(new EnableKeyRotationCommand({ KeyId }));
    await client.send(new DisableKeyCommand({ KeyId }));
    goTo(3 * 365);
    expect((await client.send(new ListKeyRotationsCommand({ KeyId }))).Rotations).toEqual([]);
    await client.send(new EnableKeyCommand({ KeyId }));
    const { Rotations } = await client.send(new ListKeyRotationsCommand({ KeyId }));
    expect(Rotations).toMatchObject([{ RotationDate: new Date(START + 3 * 365 * DAY) }]);
    const { NextRotationDate } = await client.send(new GetKeyRotationStatusCommand({ KeyId }));
    expect(NextRotationDate).toEqual(new Date(START + 4 * 365 * DAY));
  });
});

async function describeKey(client: KMSClient, keyRef: string) {
  return (await client.send(new DescribeKeyCommand({ KeyId: keyRef }))).KeyMetadata;
}
