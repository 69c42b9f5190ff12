import { toDefaultPolicy } from '../default-policy.ts';
import { requireKeyToChange } from '../key-lookup.ts';
import { toKeyMetadata } from '../key-metadata.ts';
import { isReplica, type KeyRecord, type MultiRegion } from '../key-record.ts';
import { toKeyArn, toPartition } from '../kms-arn.ts';
import { KmsFault } from '../kms-fault.ts';
import { putShared } from '../multi-region.ts';
import type { OperationContext } from '../operation.ts';
import { defineOperation } from '../operation.ts';
import { parseStoredPolicy } from '../policy-checks.ts';
import { DESCRIPTION, POLICY, REGION, REQUIRED_KEY_ID, TAGS } from '../shapes.ts';
import { parseTags, toTagEntry } from '../tags.ts';

const REQUIRED_REGION = { ...REGION, required: true } as const;

/** The answer shows the replica in creation, as AWS does [I: here it is ready with the answer, there after some seconds]. */
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
    const { key, multiRegion } = requirePrimary(context, input.KeyId);
    const region = input.ReplicaRegion;
    checkReplicaRegion(key, multiRegion, region);
    const bypassLockoutCheck = input.BypassPolicyLockoutSafetyCheck ?? false;
    const tags = parseTags(input.Tags ?? []);
    const policy =
      input.Policy === undefined
        ? toDefaultPolicy(key.accountId, region)
        : parseStoredPolicy(input.Policy, context.caller, { bypassLockoutCheck });
    const shared = { ...multiRegion, replicaRegions: [...multiRegion.replicaRegions, region] };
    const state = key.origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled';
    const createdAt = Date.now() / 1000;
    const description = input.Description ?? '';
    const replica: KeyRecord = { ...key, region, createdAt, description, state, tags, policy, multiRegion: shared };
    putShared(context.store, key, { multiRegion: shared });
    context.store.putKey({ ...replica, expirationModel: null, validTo: null });
    return {
      ReplicaKeyMetadata: toKeyMetadata({ ...replica, state: 'Creating' }),
      ReplicaPolicy: policy,
      ...(tags.length > 0 && { ReplicaTags: tags.map(toTagEntry) }),
    };
  },
);

/** Both keys stay enabled, where AWS has them in the state Updating for some seconds. */
export const updatePrimaryRegion = defineOperation(
  { KeyId: REQUIRED_KEY_ID, PrimaryRegion: REQUIRED_REGION },
  (context, input) => {
    const { key, multiRegion } = requirePrimary(context, input.KeyId);
    const primaryRegion = input.PrimaryRegion;
    if (!multiRegion.replicaRegions.includes(primaryRegion)) {
      // [I]: that there must be a replica is documented, the answer where there is none is not.
      throw new KmsFault('NotFoundException', `Key '${toKeyArn({ ...key, region: primaryRegion })}' does not exist`);
    }
    // The replica must be enabled too, or it refuses.
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
  throw new KmsFault('UnsupportedOperationException', `${toKeyArn(key)} is not a multi-Region primary key.`);
}

function checkReplicaRegion(key: KeyRecord, { replicaRegions }: MultiRegion, region: string): void {
  if (region === key.region || replicaRegions.includes(region)) {
    throw new KmsFault(
      'AlreadyExistsException',
      'You can create only one replica of each primary key in each AWS Region.',
    );
  }
  if (toPartition(region) !== toPartition(key.region)) {
    // The type and text are [I].
    const message = `A key of ${key.region} cannot be replicated into ${region}, which is of another partition.`;
    throw new KmsFault('UnsupportedOperationException', message);
  }
}
