import { parseJson } from '../../json/parse.ts';
import { toAwsManagedKey } from '../aws-managed/aws-managed-policy.ts';
import { AWS_PREFIX } from '../aws-managed/aws-services.ts';
import { toDefaultPolicy } from '../rules/default-policy.ts';
import { KEY_USAGES, toAlgorithms } from '../rules/key-specs.ts';
import { toPolicyText } from '../rules/policy-text.ts';
import { DEFAULT_ACCOUNT_ID, DEFAULT_REGION } from '../store/defaults.ts';
import { DAY } from '../store/due-changes.ts';
import type { AliasRecord, KeyRecord, RotationSchedule } from '../store/key-record.ts';
import { toAliasArn, toKeyArn } from '../store/kms-arn.ts';
import type { Records } from '../store/records.ts';
import type { Place } from '../store/store.ts';
import type { Seed, SeedKey } from './seed.ts';
import { SeedError } from './seed-error.ts';
import { toGrantRecords } from './seed-grants.ts';

/**
 * The records that a seed describes. `now` is in epoch seconds. Throws SeedError for keys, aliases, tags, grants and roles
 * that the seed has twice, and for policies that are nested too deep.
 */
export function createRecords(seed: Seed, now = Date.now() / 1000): Records {
  const problems: string[] = [];
  const keys = seed.keys.map((key, index) => toKeyRecord(key, now, () => problems.push(tooDeep(index))));
  const owned = <Value>(toRecords: (key: SeedKey, record: KeyRecord) => readonly Value[]) =>
    seed.keys.flatMap((key, index) => toRecords(key, keys[index] as KeyRecord));
  const aliases = owned(toAliasRecords);
  const grants = owned(toGrantRecords);
  const roles = seed.roles ?? [];
  problems.push(
    ...findDuplicates(keys, toKeyArn),
    ...findDuplicates(aliases, toAliasArn),
    ...keys.flatMap((key) => findDuplicates(key.tags, (tag) => `the tag ${tag.key} of ${toKeyArn(key)}`)),
    // A grant ID is unique in its account and Region, not only for its key.
    ...findDuplicates(grants, ({ accountId, region, grantId }) => `grant ${grantId} of ${accountId} in ${region}`),
    ...findDuplicates(roles, ({ arn }) => arn),
  );
  if (problems.length > 0) throw new SeedError(problems);
  return { keys, aliases, grants, roles };
}

function toKeyRecord(key: SeedKey, now: number, onTooDeep: () => void): KeyRecord {
  const { accountId = DEFAULT_ACCOUNT_ID, region = DEFAULT_REGION, spec = 'SYMMETRIC_DEFAULT', policy } = key;
  const usage = key.usage ?? KEY_USAGES.find((candidate) => toAlgorithms(spec, candidate) !== null);
  const text = typeof policy === 'object' ? formatPolicy(policy) : policy;
  if (text === null) onTooDeep();
  const standard = toStandardKey(key, { accountId, region });
  return {
    keyId: key.keyId,
    accountId,
    region,
    createdAt: toSeconds(key.createdAt) ?? now,
    description: key.description ?? standard.description,
    spec,
    usage: usage ?? 'ENCRYPT_DECRYPT',
    origin: key.origin ?? 'AWS_KMS',
    state: key.state ?? (key.deletionDate === undefined ? 'Enabled' : 'PendingDeletion'),
    manager: key.manager ?? 'CUSTOMER',
    policy: text ?? standard.policy,
    tags: key.tags ?? [],
    multiRegion: key.multiRegion ?? null,
    deletionDate: toSeconds(key.deletionDate),
    pendingDeletionWindowInDays: key.pendingDeletionWindowInDays ?? null,
    expirationModel: key.expirationModel ?? null,
    validTo: toSeconds(key.validTo),
    customKeyStoreId: key.customKeyStoreId ?? null,
    cloudHsmClusterId: key.cloudHsmClusterId ?? null,
    xksKeyId: key.xksKeyId ?? null,
    rotation: toRotation(key.rotation, now),
    rotations: [],
    ...(key.keyMaterialDescription !== undefined && { keyMaterialDescription: key.keyMaterialDescription }),
    ...(key.onDemandRotationStartDate !== undefined && {
      onDemandRotationStartedAt: Date.parse(key.onDemandRotationStartDate) / 1000,
    }),
  };
}

/** What KMS writes into a key that is made without a policy, or AWS into an AWS managed key. */
function toStandardKey(key: SeedKey, place: Place): { readonly policy: string; readonly description: string } {
  const alias = key.manager === 'AWS' ? key.aliases?.find((name) => name.startsWith(AWS_PREFIX)) : undefined;
  return alias === undefined
    ? { policy: toDefaultPolicy(place.accountId, place.region), description: '' }
    : toAwsManagedKey(alias.slice(AWS_PREFIX.length), place);
}

/** The text in the format of KMS. Null if the policy is nested too deep. */
function formatPolicy(policy: object): string | null {
  const { root } = parseJson(JSON.stringify(policy));
  return root === undefined ? null : toPolicyText(root);
}

function tooDeep(index: number): string {
  return `/keys/${index}/policy: expected a policy, got an object that is nested too deep for one`;
}

function toRotation(rotation: SeedKey['rotation'], now: number): RotationSchedule | null {
  if (rotation === undefined) return null;
  const { periodInDays = 365, nextDate } = rotation;
  return { periodInDays, nextDate: toSeconds(nextDate) ?? now + periodInDays * DAY };
}

function toAliasRecords({ aliases = [] }: SeedKey, key: KeyRecord): readonly AliasRecord[] {
  const { accountId, region, keyId, createdAt } = key;
  return aliases.map((name) => ({
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

function findDuplicates<Value>(values: readonly Value[], toName: (value: Value) => string): readonly string[] {
  const names = values.map(toName);
  if (new Set(names).size === names.length) return [];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([name]) => `${name} is given more than once`);
}
