import { isReplica, type KeyRecord, type KeyState } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import { KmsFault } from './kms-fault.ts';

/**
 * Throws the KmsFault of an operation that KMS refuses in the key's state. Operations that are not in the table work in
 * every state.
 */
export function checkKeyState(operation: string, key: KeyRecord): void {
  if (!REFUSED_STATES.get(operation)?.includes(key.state)) return;
  const arn = toKeyArn(key);
  if (operation === 'CancelKeyDeletion') throw invalidState(`${arn} is not pending deletion.`);
  if (key.state === 'Disabled') throw new KmsFault('DisabledException', `${arn} is disabled.`);
  throw invalidState(`${arn} is ${STATE_TEXTS[key.state]}.`);
}

/**
 * When the key is next deleted or rotated automatically, in epoch seconds; Infinity for never. A key that is not
 * enabled does not rotate until it is enabled again. A replica has no due date of its own: it rotates together with its
 * primary.
 */
export function toDueDate(key: KeyRecord): number {
  if (key.state === 'PendingDeletion') return key.deletionDate ?? Number.POSITIVE_INFINITY;
  if (key.state !== 'Enabled' || key.rotation === null || isReplica(key)) return Number.POSITIVE_INFINITY;
  return key.rotation.nextDate;
}

const PENDING_DELETION: readonly KeyState[] = ['PendingDeletion', 'PendingReplicaDeletion'];
const IN_CHANGE: readonly KeyState[] = ['Creating', 'Updating'];
const NOT_ENABLED: readonly KeyState[] = ['Disabled', 'PendingImport', ...PENDING_DELETION];

/** Source: KMS Developer Guide, "Key states of AWS KMS keys". Keys in the state Unavailable can be managed. */
const REFUSED_STATES: ReadonlyMap<string, readonly KeyState[]> = new Map([
  ['CancelKeyDeletion', ['Enabled', 'Disabled', 'PendingImport', 'Unavailable', ...IN_CHANGE]],
  ['CreateAlias', PENDING_DELETION],
  ['CreateGrant', NOT_ENABLED],
  ['DisableKey', ['PendingImport', ...PENDING_DELETION, ...IN_CHANGE]],
  ['DisableKeyRotation', [...NOT_ENABLED, ...IN_CHANGE]],
  ['EnableKey', ['PendingImport', ...PENDING_DELETION, ...IN_CHANGE]],
  ['EnableKeyRotation', [...NOT_ENABLED, ...IN_CHANGE]],
  ['ReplicateKey', [...NOT_ENABLED, 'Unavailable', ...IN_CHANGE]],
  ['RotateKeyOnDemand', [...NOT_ENABLED, 'Unavailable', ...IN_CHANGE]],
  ['ScheduleKeyDeletion', [...PENDING_DELETION, 'Updating']],
  ['TagResource', PENDING_DELETION],
  ['UntagResource', PENDING_DELETION],
  ['UpdateAlias', PENDING_DELETION],
  ['UpdateKeyDescription', PENDING_DELETION],
  ['UpdatePrimaryRegion', [...NOT_ENABLED, 'Unavailable', ...IN_CHANGE]],
]);

/**
 * The words of AWS's message. Inferred: PendingReplicaDeletion and Updating were not captured. Enabled and Disabled
 * have other messages.
 */
const STATE_TEXTS: Readonly<Record<KeyState, string>> = {
  Enabled: 'enabled',
  Disabled: 'disabled',
  PendingDeletion: 'pending deletion',
  PendingImport: 'pending import',
  Unavailable: 'unavailable',
  Creating: 'creating',
  PendingReplicaDeletion: 'pending replica deletion',
  Updating: 'updating',
};

function invalidState(message: string): KmsFault {
  return new KmsFault('KMSInvalidStateException', message);
}
