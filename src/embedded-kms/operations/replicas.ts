import { isRegion } from '../organization/regions.ts';
import { toDefaultPolicy } from '../rules/default-policy.ts';
import { toKeyMetadata } from '../rules/key-metadata.ts';
import { faultInOwnWords, KmsFault } from '../rules/kms-fault.ts';
import { putShared } from '../rules/multi-region.ts';
import { parseStoredPolicy } from '../rules/policy-checks.ts';
import { requireKeyToChange } from '../rules/require-key.ts';
import { parseTags, toTagEntry } from '../rules/tags.ts';
import { isReplica, type KeyRecord, type MultiRegion } from '../store/key-record.ts';
import { toKeyArn, toPartition } from '../store/kms-arn.ts';
import { DESCRIPTION, POLICY, REGION, REQUIRED_KEY_ID, TAGS } from '../wire/shapes.ts';
import type { OperationContext } from './operation.ts';
import { defineOperation } from './operation.ts';

const REQUIRED_REGION = { ...REGION, required: true } as const;

/**
 * The answer shows the replica in the state Creating, as in AWS. Here the replica is ready at once, in AWS after some
 * seconds.
 */
export const replicateKey = defineOperation(
  {
    KeyId: REQUIRED_KEY_ID,
    ReplicaRegion: REQUIRED_REGION,
    Policy: POLICY,
    BypassPolicyLockoutSafetyCheck: { type: 'boolean' },
    Description: DESCRIPTION,
    Tags: TAGS,
  },
  (context, input) => {
    const { key, multiRegion } = requireReplicable(context, input.KeyId);
    const region = input.ReplicaRegion;
    checkReplicaRegion(context, key, multiRegion, region);
    const bypassLockoutCheck = input.BypassPolicyLockoutSafetyCheck ?? false;
    const tags = parseTags(input.Tags ?? []);
    const shared = { ...multiRegion, replicaRegions: [...multiRegion.replicaRegions, region] };
    const state = key.origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled';
    const { now: createdAt } = context;
    const description = input.Description ?? '';
    const replica = { ...key, region, createdAt, description, state, tags, multiRegion: shared } as const;
    const policy =
      input.Policy === undefined
        ? toDefaultPolicy(key.accountId, region)
        : parseStoredPolicy(input.Policy, replica, context.caller, { bypassLockoutCheck, now: createdAt });
    putShared(context.store, key, { multiRegion: shared });
    context.store.putKey({ ...replica, policy, expirationModel: null, validTo: null });
    return {
      ReplicaKeyMetadata: toKeyMetadata({ ...replica, state: 'Creating' }),
      ReplicaPolicy: policy,
      ...(tags.length > 0 && { ReplicaTags: tags.map(toTagEntry) }),
    };
  },
);

/** Both keys stay in the state Enabled. In AWS they are in the state Updating for some seconds. */
export const updatePrimaryRegion = defineOperation(
  { KeyId: REQUIRED_KEY_ID, PrimaryRegion: REQUIRED_REGION },
  (context, input) => {
    const { key, multiRegion } = requirePrimary(context, input.KeyId);
    const primaryRegion = input.PrimaryRegion;
    if (!multiRegion.replicaRegions.includes(primaryRegion)) {
      // The new primary must be a replica. Inferred: the type was not captured.
      throw faultInOwnWords('NotFoundException', `Key '${toKeyArn({ ...key, region: primaryRegion })}' does not exist`);
    }
    // Throws if the state of the replica does not allow the operation.
    requireKeyToChange({ ...context, caller: { ...context.caller, region: primaryRegion } }, key.keyId);
    const replicaRegions = multiRegion.replicaRegions.map((region) => (region === primaryRegion ? key.region : region));
    putShared(context.store, key, { multiRegion: { primaryRegion, replicaRegions } });
    return undefined;
  },
);

type Primary = { readonly key: KeyRecord; readonly multiRegion: MultiRegion };

function requirePrimary(context: OperationContext, identifier: string): Primary {
  const key = requireKeyToChange(context, identifier);
  if (key.multiRegion !== null && !isReplica(key)) return { key, multiRegion: key.multiRegion };
  throw faultInOwnWords('UnsupportedOperationException', `${toKeyArn(key)} is not a multi-Region primary key.`);
}

/** ReplicateKey has other messages than UpdatePrimaryRegion and EnableKeyRotation, with "region" in lower case. */
function requireReplicable(context: OperationContext, identifier: string): Primary {
  const key = requireKeyToChange(context, identifier);
  if (key.multiRegion !== null && !isReplica(key)) return { key, multiRegion: key.multiRegion };
  const expected = key.multiRegion === null ? 'multi-region key' : 'multi-region primary key';
  throw new KmsFault('UnsupportedOperationException', `${toKeyArn(key)} is not a ${expected}.`);
}

/** Inferred: the types were not captured, but for the second replica in a Region. */
function checkReplicaRegion(
  { isEnabledIn }: OperationContext,
  key: KeyRecord,
  { replicaRegions }: MultiRegion,
  region: string,
): void {
  if (region === key.region) {
    throw new KmsFault('AlreadyExistsException', `${region} cannot have a replica because it contains the primary.`);
  }
  if (replicaRegions.includes(region)) {
    throw faultInOwnWords(
      'AlreadyExistsException',
      'You can create only one replica of each primary key in each AWS Region.',
    );
  }
  if (toPartition(region) !== toPartition(key.region)) {
    throw new KmsFault(
      'UnsupportedOperationException',
      'The replica key Region must be in the same AWS partition as the primary key Region.',
    );
  }
  if (!isRegion(region)) throw faultInOwnWords('UnsupportedOperationException', `${region} is not an AWS Region.`);
  if (isEnabledIn(region)) return;
  throw faultInOwnWords('UnsupportedOperationException', `${region} is not enabled in account ${key.accountId}.`);
}
