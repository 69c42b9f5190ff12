import { putShared } from '../rules/multi-region.ts';
import { requireKey, requireKeyToChange } from '../rules/require-key.ts';
import { checkNotReplica, checkOrigin, checkRotatingSpec } from '../rules/rotation-checks.ts';
import { DAY } from '../store/due-changes.ts';
import type { KeyRecord, RotationSchedule } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import { REQUIRED_KEY_ID } from '../wire/shapes.ts';
import type { OperationContext } from './operation.ts';
import { defineOperation } from './operation.ts';

/** Days. */
const ROTATION_PERIOD = { type: 'integer', min: 90, max: 2560 } as const;

/** For a key that already rotates, it replaces the period, and the new period starts now. */
export const enableKeyRotation = defineOperation(
  { KeyId: REQUIRED_KEY_ID, RotationPeriodInDays: ROTATION_PERIOD },
  (context, input) => {
    const key = requireScheduledKey(context, input.KeyId);
    const periodInDays = input.RotationPeriodInDays ?? 365;
    putShared(context.store, key, {
      rotation: { periodInDays, nextDate: context.now + periodInDays * DAY },
    });
    return undefined;
  },
);

export const disableKeyRotation = defineOperation({ KeyId: REQUIRED_KEY_ID }, (context, input) => {
  putShared(context.store, requireScheduledKey(context, input.KeyId), { rotation: null });
  return undefined;
});

/**
 * The origin comes before the state, by the footnotes of "Key states of AWS KMS keys" in the KMS Developer Guide.
 * Inferred: the state comes before the key spec, as recorded for RotateKeyOnDemand.
 */
function requireScheduledKey(context: OperationContext, identifier: string): KeyRecord {
  checkOrigin(requireKey(context, identifier));
  const key = requireKeyToChange(context, identifier);
  checkRotatingSpec(key);
  checkNotReplica(key);
  return key;
}

export const getKeyRotationStatus = defineOperation({ KeyId: REQUIRED_KEY_ID }, (context, input) => {
  const key = requireKey(context, input.KeyId);
  // For a key spec that cannot rotate, AWS answers that rotation is off. Source: the acceptance tests of Terraform's
  // AWS provider, which asks for the rotation of asymmetric and HMAC keys, and fails on any error.
  checkOrigin(key);
  const rotation = toVisibleSchedule(key, context.now);
  return {
    KeyId: toKeyArn(key),
    KeyRotationEnabled: rotation !== null,
    ...(rotation && { RotationPeriodInDays: rotation.periodInDays, NextRotationDate: rotation.nextDate }),
    ...(key.onDemandRotationStartedAt !== undefined && { OnDemandRotationStartDate: key.onDemandRotationStartedAt }),
  };
});

/** AWS managed keys rotate every year. A key that is pending deletion does not rotate. Source: GetKeyRotationStatus. */
function toVisibleSchedule(key: KeyRecord, now: number): RotationSchedule | null {
  if (key.state === 'PendingDeletion' || key.state === 'PendingReplicaDeletion') return null;
  if (key.manager === 'CUSTOMER') return key.rotation;
  const year = 365 * DAY;
  const years = Math.floor((now - key.createdAt) / year) + 1;
  return { periodInDays: 365, nextDate: key.createdAt + years * year };
}
