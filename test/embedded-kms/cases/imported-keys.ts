import type { SeedKey } from '../../../src/embedded-kms/seed/seed.ts';
import type { ClientCase } from './_case.ts';
import { ABSENT, DOC_KEY } from './_case.ts';
import { MODEL } from './_evidence.ts';

/** Imported keys, and the key material that ListKeyRotations lists of them. */
const IMPORTED: readonly (readonly [what: string, key: Partial<SeedKey>, rotations: readonly object[]])[] = [
  [
    'whose key material expires',
    {
      expirationModel: 'KEY_MATERIAL_EXPIRES',
      validTo: '2099-01-01T00:00:00Z',
      keyMaterialDescription: 'from our HSM',
    },
    [
      {
        KeyMaterialState: 'CURRENT',
        ImportState: 'IMPORTED',
        ExpirationModel: 'KEY_MATERIAL_EXPIRES',
        ValidTo: Date.parse('2099-01-01T00:00:00Z') / 1000,
        KeyMaterialDescription: 'from our HSM',
      },
    ],
  ],
  [
    'whose key material does not expire',
    { expirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' },
    [{ ImportState: 'IMPORTED', ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE', ValidTo: ABSENT }],
  ],
  [
    'whose key material was deleted',
    { state: 'PendingImport', expirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' },
    [{ ImportState: 'PENDING_IMPORT', KeyMaterialDescription: ABSENT }],
  ],
  ['without key material', { state: 'PendingImport' }, []],
];

export const IMPORTED_KEY_CASES: readonly ClientCase[] = IMPORTED.map(
  ([what, key, rotations]): ClientCase => ({
    name: `ListKeyRotations of an imported key ${what}`,
    evidence: MODEL,
    seed: { keys: [{ keyId: DOC_KEY, origin: 'EXTERNAL', ...key }] },
    steps: [
      {
        operation: 'ListKeyRotations',
        input: { KeyId: DOC_KEY, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' },
        output: { Rotations: rotations },
      },
    ],
  }),
);
