import { toKeyMaterialId } from '../rules/key-metadata.ts';
import { KmsFault } from '../rules/kms-fault.ts';
import { putShared } from '../rules/multi-region.ts';
import { requireKey, requireKeyToChange } from '../rules/require-key.ts';
import { checkNotReplica, checkOrigin, checkRotatingSpec } from '../rules/rotation-checks.ts';
import type { KeyRecord, Rotation } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import { createSortedMap } from '../store/sorted-map.ts';
import { LIMIT, MARKER, REQUIRED_KEY_ID } from '../wire/shapes.ts';
import { defineOperation } from './operation.ts';
import { selectPage } from './select-page.ts';

/** The most on-demand rotations of one key. */
const MAX_ON_DEMAND_ROTATIONS = 25;

/**
 * The rotation is complete when the answer is sent. In AWS it takes some seconds more. A key with imported key material
 * rotates to material that was imported before, and nothing can be imported here.
 */
export const rotateKeyOnDemand = defineOperation({ KeyId: REQUIRED_KEY_ID }, (context, input) => {
  const key = requireKeyToChange(context, input.KeyId);
  checkRotatingSpec(key);
  checkOrigin(key, ['AWS_KMS', 'EXTERNAL']);
  checkNotReplica(key);
  if (key.origin === 'EXTERNAL') {
    const message = `No available key material pending rotation for the key: ${toKeyArn(key)}.`;
    throw new KmsFault('KMSInvalidStateException', message);
  }
  if (key.rotations.filter(({ type }) => type === 'ON_DEMAND').length >= MAX_ON_DEMAND_ROTATIONS) {
    throw new KmsFault(
      'LimitExceededException',
      'The on-demand rotations limit has been reached for the given keyId. ' +
        `No more on-demand rotations can be performed for this key: ${toKeyArn(key)}`,
    );
  }
  putShared(context.store, key, { rotations: [...key.rotations, { type: 'ON_DEMAND', date: context.now }] });
  return { KeyId: toKeyArn(key) };
});

export const listKeyRotations = defineOperation(
  {
    KeyId: REQUIRED_KEY_ID,
    IncludeKeyMaterial: { type: 'string', values: ['ALL_KEY_MATERIAL', 'ROTATIONS_ONLY'] },
    Limit: LIMIT,
    Marker: MARKER,
  },
  (context, input) => {
    const key = requireKey(context, input.KeyId);
    checkRotatingSpec(key);
    checkOrigin(key, ['AWS_KMS', 'EXTERNAL']);
    const hasFirst = input.IncludeKeyMaterial === 'ALL_KEY_MATERIAL' && !isNeverImported(key);
    const first = hasFirst ? [toEntry(key, null, 0)] : [];
    const entries = [...first, ...key.rotations.map((rotation, index) => toEntry(key, rotation, index + 1))];
    // The list is sorted by name: numbers of nine digits sort in the order of the rotations.
    const list = createSortedMap(entries.map((entry, index) => [`${index}`.padStart(9, '0'), entry]));
    const { items, rest } = selectPage(list, 'rotations', input, { default: 100, max: 1000 });
    return { Rotations: items, ...rest };
  },
);

/** `rotation` is null for the first key material, which KMS created together with the key. */
function toEntry(key: KeyRecord, rotation: Rotation | null, number: number): object {
  return {
    KeyId: toKeyArn(key),
    KeyMaterialId: toKeyMaterialId(key, number),
    KeyMaterialState: number === key.rotations.length ? 'CURRENT' : 'NON_CURRENT',
    ...(key.origin === 'EXTERNAL' && toImport(key)),
    ...(rotation && { RotationDate: rotation.date, RotationType: rotation.type }),
  };
}

function isNeverImported({ origin, state, expirationModel }: KeyRecord): boolean {
  return origin === 'EXTERNAL' && state === 'PendingImport' && expirationModel === null;
}

/** Key material that was imported, and then expired or was deleted, is in the state PENDING_IMPORT. */
function toImport({ state, expirationModel, validTo, keyMaterialDescription }: KeyRecord): object {
  return {
    ImportState: state === 'PendingImport' ? 'PENDING_IMPORT' : 'IMPORTED',
    ...(expirationModel !== null && { ExpirationModel: expirationModel }),
    ...(validTo !== null && { ValidTo: validTo }),
    ...(keyMaterialDescription !== undefined && { KeyMaterialDescription: keyMaterialDescription }),
  };
}
