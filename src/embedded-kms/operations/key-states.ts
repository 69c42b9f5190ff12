import { KmsFault } from '../rules/kms-fault.ts';
import { requireKeyToChange } from '../rules/require-key.ts';
import { DAY } from '../store/due-changes.ts';
import { isReplica, type KeyRecord, type KeyState, type RotationSchedule } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import { DESCRIPTION, REQUIRED_KEY_ID } from '../wire/shapes.ts';
import type { OperationContext } from './operation.ts';
import { defineOperation } from './operation.ts';

export const enableKey = defineOperation({ KeyId: REQUIRED_KEY_ID }, (context, input) =>
  setState(context, input.KeyId, 'Enabled'),
);

export const disableKey = defineOperation({ KeyId: REQUIRED_KEY_ID }, (context, input) =>
  setState(context, input.KeyId, 'Disabled'),
);

export const updateKeyDescription = defineOperation(
  { KeyId: REQUIRED_KEY_ID, Description: { ...DESCRIPTION, required: true } },
  (context, input) => {
    const key = requireKeyToChange(context, input.KeyId);
    context.store.putKey({ ...key, description: input.Description });
    return undefined;
  },
);

/** Days. The bounds are those of the service model; KMS itself accepts only 7 to 30. */
const PENDING_WINDOW = { type: 'integer', min: 1, max: 365 } as const;

export const scheduleKeyDeletion = defineOperation(
  { KeyId: REQUIRED_KEY_ID, PendingWindowInDays: PENDING_WINDOW },
  (context, input) => {
    const window = input.PendingWindowInDays ?? 30;
    if (window < 7 || window > 30) {
      throw new KmsFault('ValidationException', 'PendingWindowInDays must be between 7 and 30');
    }
    const key = requireKeyToChange(context, input.KeyId);
    const scheduled = toScheduled(key, window, context.now);
    context.store.putKey(scheduled);
    return {
      KeyId: toKeyArn(key),
      ...(scheduled.deletionDate !== null && { DeletionDate: scheduled.deletionDate }),
      KeyState: scheduled.state,
      PendingWindowInDays: window,
    };
  },
);

export const cancelKeyDeletion = defineOperation({ KeyId: REQUIRED_KEY_ID }, (context, input) => {
  const key = requireKeyToChange(context, input.KeyId);
  // Inferred: AWS documents only the state of a key that has key material.
  const state = key.origin === 'EXTERNAL' && key.expirationModel === null ? 'PendingImport' : 'Disabled';
  context.store.putKey({ ...key, state, deletionDate: null, pendingDeletionWindowInDays: null });
  return { KeyId: toKeyArn(key) };
});

/** A key in the state Unavailable accepts the call, and does not change while its custom key store is disconnected. */
function setState(context: OperationContext, identifier: string, state: KeyState): undefined {
  const key = requireKeyToChange(context, identifier);
  if (key.state === 'Unavailable') return;
  context.store.putKey({ ...key, state, rotation: state === 'Enabled' ? toResumed(key, context.now) : key.rotation });
}

/**
 * A key whose rotation date passed while it was disabled rotates when it is enabled again. Source:
 * GetKeyRotationStatus.
 */
function toResumed({ rotation }: KeyRecord, now: number): RotationSchedule | null {
  return rotation && { ...rotation, nextDate: Math.max(rotation.nextDate, now) };
}

/** The waiting period of a primary key with replicas begins when its last replica is deleted. */
function toScheduled(key: KeyRecord, window: number, now: number): KeyRecord {
  if (!isReplica(key) && key.multiRegion !== null && key.multiRegion.replicaRegions.length > 0) {
    return { ...key, state: 'PendingReplicaDeletion', pendingDeletionWindowInDays: window };
  }
  return { ...key, state: 'PendingDeletion', deletionDate: now + window * DAY };
}
