import {
  CancelKeyDeletionCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import type { KeyState } from '../../src/embedded-kms/store/key-record.ts';
import { failureOf, startKms, toCommand } from './_kms.ts';

const STATES = [
  'Enabled',
  'Disabled',
  'PendingImport',
  'PendingDeletion',
  'PendingReplicaDeletion',
  'Unavailable',
] as const;

/** Success, DisabledException, KMSInvalidStateException, UnsupportedOperationException. */
type Outcome = '.' | 'D' | 'S' | 'U';

/** It locks everybody out. */
const DENIES_ALL = '{"Statement":{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}}';

/** One column for each state, in the order of STATES. Source: KMS Developer Guide, "Key states of AWS KMS keys". */
const TABLE: Readonly<Record<string, readonly [outcomes: string, input: object]>> = {
  CancelKeyDeletion: ['SSS..S', {}],
  CreateAlias: ['...SS.', { KeyId: undefined, TargetKeyId: 'key', AliasName: 'alias/new' }],
  CreateGrant: ['.DSSS.', { GranteePrincipal: 'arn:aws:iam::111122223333:root', Operations: ['Decrypt'] }],
  DeleteAlias: ['......', { KeyId: undefined, AliasName: 'alias/key' }],
  DescribeKey: ['......', {}],
  DisableKey: ['..SSS.', {}],
  DisableKeyRotation: ['.DUSSU', {}],
  EnableKey: ['..SSS.', {}],
  EnableKeyRotation: ['.DUSSU', {}],
  GetKeyPolicy: ['......', {}],
  GetKeyRotationStatus: ['..U..U', {}],
  ListAliases: ['......', {}],
  ListGrants: ['......', {}],
  ListKeyPolicies: ['......', {}],
  ListKeyRotations: ['.....U', {}],
  ListResourceTags: ['......', {}],
  PutKeyPolicy: ['......', { Policy: DENIES_ALL, BypassPolicyLockoutSafetyCheck: true }],
  ReplicateKey: ['.DSSSS', { ReplicaRegion: 'eu-west-1' }],
  RotateKeyOnDemand: ['.DSSSS', {}],
  ScheduleKeyDeletion: ['...SS.', {}],
  TagResource: ['...SS.', { Tags: [] }],
  UntagResource: ['...SS.', { TagKeys: [] }],
  UpdateAlias: ['...SS.', { KeyId: undefined, TargetKeyId: 'key', AliasName: 'alias/key' }],
  UpdateKeyDescription: ['...SS.', { Description: '' }],
  UpdatePrimaryRegion: ['.DSSSS', { PrimaryRegion: 'us-west-2' }],
};

const NAMES: Readonly<Record<Outcome, string>> = {
  '.': 'success',
  D: 'DisabledException',
  S: 'KMSInvalidStateException',
  U: 'UnsupportedOperationException',
};

describe.each(Object.entries(TABLE))('%s', (operation, [outcomes, input]) => {
  it.each(STATES.map((state, index) => [state, NAMES[outcomes.charAt(index) as Outcome]]))(
    'of a key that is %s: %s',
    async (state, outcome) => {
      const client = (await startKms({ seed: toSeed(state) })).client();
      const call = client.send(toCommand(operation, { KeyId: 'key', ...input }));
      const found = outcome === 'success' ? await call.then(() => 'success') : (await failureOf(call))[0];
      expect(found).toBe(outcome);
    },
  );
});

describe('a key in a transitional state', () => {
  it.each([
    ['Creating', 'EnableKey', 'is creating.'],
    ['Updating', 'DisableKey', 'is updating.'],
    ['Updating', 'ScheduleKeyDeletion', 'is updating.'],
  ] as const)('%s refuses %s', async (state, operation, text) => {
    const client = (await startKms({ seed: toSeed(state) })).client();
    const [name, message] = await failureOf(client.send(toCommand(operation, { KeyId: 'key' })));
    expect([name, message.endsWith(text)]).toEqual(['KMSInvalidStateException', true]);
  });

  it('that is Unavailable accepts EnableKey and DisableKey, and stays Unavailable', async () => {
    const client = (await startKms({ seed: toSeed('Unavailable') })).client();
    await client.send(new DisableKeyCommand({ KeyId: 'key' }));
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: 'key' }));
    expect(KeyMetadata?.KeyState).toBe('Unavailable');
  });
});

describe('CancelKeyDeletion', () => {
  it('returns a key without key material to PendingImport', async () => {
    const client = (await startKms({ seed: toSeed('PendingImport') })).client();
    await client.send(new ScheduleKeyDeletionCommand({ KeyId: 'key' }));
    await client.send(new CancelKeyDeletionCommand({ KeyId: 'key' }));
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: 'key' }));
    expect(KeyMetadata?.KeyState).toBe('PendingImport');
  });
});

/** A primary key with a replica: only such a key can be in every state, and be replicated. */
function toSeed(state: KeyState): Seed {
  const multiRegion = { primaryRegion: 'us-east-2', replicaRegions: ['us-west-2'] };
  const origin =
    state === 'PendingImport'
      ? { origin: 'EXTERNAL' as const }
      : state === 'Unavailable'
        ? { origin: 'AWS_CLOUDHSM' as const }
        : {};
  return {
    keys: [
      { keyId: 'key', aliases: ['alias/key'], multiRegion, state, ...origin },
      { keyId: 'key', region: 'us-west-2', multiRegion, ...origin },
    ],
  };
}
