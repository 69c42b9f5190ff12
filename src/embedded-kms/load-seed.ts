import { DEFAULT_ACCOUNT_ID } from './authorization.ts';
import { toDefaultPolicy } from './default-policy.ts';
import type { AliasRecord, KeyRecord } from './key-record.ts';
import { KEY_USAGES, toAlgorithms } from './key-specs.ts';
import { toAliasArn, toKeyArn } from './kms-arn.ts';
import type { Seed, SeedKey } from './seed.ts';
import type { Store } from './store.ts';
import { createStore } from './store.ts';

const DEFAULT_REGION = 'us-east-2';

/** Throws an Error that names the key or alias that is there twice. */
export function loadSeed(seed: Seed): Store {
  const now = Date.now() / 1000;
  const keys = seed.keys.map((key) => toKeyRecord(key, now));
  const aliases = seed.keys.flatMap((key, index) => toAliasRecords(key.aliases ?? [], keys[index]));
  rejectDoubles(keys.map(toKeyArn));
  rejectDoubles(aliases.map(toAliasArn));
  return createStore(keys, aliases);
}

function toKeyRecord(key: SeedKey, now: number): KeyRecord {
  const { accountId = DEFAULT_ACCOUNT_ID, region = DEFAULT_REGION, spec = 'SYMMETRIC_DEFAULT' } = key;
  const usage = key.usage ?? KEY_USAGES.find((candidate) => toAlgorithms(spec, candidate) !== null);
  return {
    keyId: key.keyId,
    accountId,
    region,
    createdAt: toSeconds(key.createdAt) ?? now,
    description: key.description ?? '',
    spec,
    usage: usage ?? 'ENCRYPT_DECRYPT',
    origin: key.origin ?? 'AWS_KMS',
    state: key.state ?? (key.deletionDate === undefined ? 'Enabled' : 'PendingDeletion'),
    manager: key.manager ?? 'CUSTOMER',
    policy: key.policy ?? toDefaultPolicy(accountId, region),
    tags: key.tags ?? [],
    multiRegion: key.multiRegion ?? null,
    deletionDate: toSeconds(key.deletionDate),
    pendingDeletionWindowInDays: key.pendingDeletionWindowInDays ?? null,
    expirationModel: key.expirationModel ?? null,
    validTo: toSeconds(key.validTo),
    customKeyStoreId: key.customKeyStoreId ?? null,
    cloudHsmClusterId: key.cloudHsmClusterId ?? null,
    xksKeyId: key.xksKeyId ?? null,
    rotation: null,
    rotations: [],
  };
}

function toAliasRecords(names: readonly string[], key: KeyRecord | undefined): readonly AliasRecord[] {
  if (key === undefined) return [];
  const { accountId, region, keyId, createdAt } = key;
  return names.map((name) => ({
    name,
    accountId,
    region,
    targetKeyId: keyId,
    createdAt,
    updatedAt: createdAt,
  }));
}

function toSeconds(time: string | undefined): number | null {
  return time === undefined ? null : Date.parse(time) / 1000;
}

function rejectDoubles(arns: readonly string[]): void {
  const seen = new Set<string>();
  for (const arn of arns) {
    if (seen.has(arn)) throw new Error(`The seed has ${arn} twice.`);
    seen.add(arn);
  }
}
