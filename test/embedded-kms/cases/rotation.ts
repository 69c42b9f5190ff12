import type { ClientCase, Step } from './_case.ts';
import {
  ABSENT,
  AWS_MANAGED_ID,
  broken,
  DISABLED_ID,
  DOC_KEY,
  DOC_KEY_ARN,
  daysFromNow,
  HMAC_ID,
  like,
  MRK_ID,
  PENDING_IMPORT_SEED,
  toArn,
} from './_case.ts';

const enable: Step = { operation: 'EnableKeyRotation', input: { KeyId: DOC_KEY } };
const rotate: Step = { operation: 'RotateKeyOnDemand', input: { KeyId: DOC_KEY } };
const status = (output: object, KeyId = DOC_KEY): Step => ({
  operation: 'GetKeyRotationStatus',
  input: { KeyId },
  output,
});

const ROTATION_OPERATIONS = ['GetKeyRotationStatus', 'EnableKeyRotation', 'DisableKeyRotation'];

export const ROTATION_CASES: readonly ClientCase[] = [
  {
    name: 'GetKeyRotationStatus: rotation is off for a new key',
    steps: [
      status({ KeyId: DOC_KEY_ARN, KeyRotationEnabled: false, RotationPeriodInDays: ABSENT, NextRotationDate: ABSENT }),
    ],
  },
  {
    name: 'EnableKeyRotation: every 365 days by default',
    steps: [
      enable,
      status({ KeyRotationEnabled: true, RotationPeriodInDays: 365, NextRotationDate: daysFromNow(365) }),
    ],
  },
  { name: 'EnableKeyRotation', steps: [enable] },
  {
    name: 'EnableKeyRotation with a period',
    steps: [
      { operation: 'EnableKeyRotation', input: { KeyId: DOC_KEY, RotationPeriodInDays: 90 } },
      status({ RotationPeriodInDays: 90, NextRotationDate: daysFromNow(90) }),
    ],
  },
  {
    name: 'EnableKeyRotation with a period of 89 days: ValidationException',
    steps: [
      {
        operation: 'EnableKeyRotation',
        input: { KeyId: DOC_KEY, RotationPeriodInDays: 89 },
        error: [
          'ValidationException',
          broken('89', 'rotationPeriodInDays', 'Member must have value greater than or equal to 90'),
        ],
      },
    ],
  },
  {
    name: 'DisableKeyRotation turns rotation off',
    steps: [
      enable,
      { operation: 'DisableKeyRotation', input: { KeyId: DOC_KEY } },
      status({ KeyRotationEnabled: false, NextRotationDate: ABSENT }),
    ],
  },
  { name: 'DisableKeyRotation', steps: [{ operation: 'DisableKeyRotation', input: { KeyId: DOC_KEY } }] },
  {
    name: 'GetKeyRotationStatus: off while the key is pending deletion, and on again after the cancellation',
    steps: [
      enable,
      { operation: 'ScheduleKeyDeletion', input: { KeyId: DOC_KEY } },
      status({ KeyRotationEnabled: false }),
      { operation: 'CancelKeyDeletion', input: { KeyId: DOC_KEY } },
      status({ KeyRotationEnabled: true }),
    ],
  },
  {
    name: 'GetKeyRotationStatus: AWS managed keys rotate every year',
    steps: [status({ KeyRotationEnabled: true, RotationPeriodInDays: 365 }, AWS_MANAGED_ID)],
  },
  {
    name: 'GetKeyRotationStatus: a replica has the rotation of its primary key',
    steps: [
      { operation: 'EnableKeyRotation', input: { KeyId: MRK_ID } },
      { ...status({ KeyRotationEnabled: true }, MRK_ID), region: 'us-west-2' },
    ],
  },
  {
    name: 'EnableKeyRotation of a replica: UnsupportedOperationException',
    steps: [
      {
        operation: 'EnableKeyRotation',
        region: 'us-west-2',
        input: { KeyId: MRK_ID },
        error: ['UnsupportedOperationException', `${toArn(MRK_ID, 'us-west-2')} is not a multi-Region primary key.`],
      },
    ],
  },
  ...ROTATION_OPERATIONS.map(
    (operation): ClientCase => ({
      name: `${operation} of a key with imported material: UnsupportedOperationException`,
      seed: PENDING_IMPORT_SEED,
      steps: [
        {
          operation,
          input: { KeyId: DOC_KEY },
          error: [
            'UnsupportedOperationException',
            `${DOC_KEY_ARN} origin is EXTERNAL which is not valid for this operation.`,
          ],
        },
      ],
    }),
  ),
  {
    name: 'GetKeyRotationStatus: rotation is off for an HMAC key',
    steps: [status({ KeyId: toArn(HMAC_ID), KeyRotationEnabled: false, RotationPeriodInDays: ABSENT }, HMAC_ID)],
  },
  ...['EnableKeyRotation', 'DisableKeyRotation'].map(
    (operation): ClientCase => ({
      name: `${operation} of an HMAC key: UnsupportedOperationException`,
      steps: [{ operation, input: { KeyId: HMAC_ID }, error: ['UnsupportedOperationException', like('HMAC_256')] }],
    }),
  ),
  ...['EnableKeyRotation', 'DisableKeyRotation', 'RotateKeyOnDemand'].map(
    (operation): ClientCase => ({
      name: `${operation} of a disabled key: DisabledException`,
      steps: [
        {
          operation,
          input: { KeyId: DISABLED_ID },
          error: ['DisabledException', `${toArn(DISABLED_ID)} is disabled.`],
        },
      ],
    }),
  ),
  { name: 'RotateKeyOnDemand', steps: [{ ...rotate, output: { KeyId: DOC_KEY_ARN } }] },
  {
    name: 'ListKeyRotations: the completed rotations',
    steps: [
      rotate,
      {
        operation: 'ListKeyRotations',
        input: { KeyId: DOC_KEY },
        output: {
          Rotations: [{ KeyId: DOC_KEY_ARN, RotationDate: daysFromNow(0), RotationType: 'ON_DEMAND' }],
          Truncated: false,
          NextMarker: ABSENT,
        },
      },
    ],
  },
  {
    name: 'ListKeyRotations: with the first key material',
    steps: [
      rotate,
      {
        operation: 'ListKeyRotations',
        input: { KeyId: DOC_KEY, IncludeKeyMaterial: 'ALL_KEY_MATERIAL' },
        output: {
          Rotations: [
            { KeyMaterialState: 'NON_CURRENT', KeyMaterialId: like('^[0-9a-f]{64}$'), RotationDate: ABSENT },
            { KeyMaterialState: 'CURRENT', RotationType: 'ON_DEMAND' },
          ],
        },
      },
    ],
  },
  {
    name: 'GetKeyRotationStatus: a rotation on demand that is in progress',
    seed: { keys: [{ keyId: DOC_KEY, onDemandRotationStartDate: '2026-01-01T00:00:00Z' }] },
    steps: [
      status({ KeyRotationEnabled: false, OnDemandRotationStartDate: Date.parse('2026-01-01T00:00:00Z') / 1000 }),
    ],
  },
  {
    name: 'ListKeyRotations through a paginator',
    steps: [
      ...Array<Step>(5).fill(rotate),
      { operation: 'ListKeyRotations', input: { KeyId: DOC_KEY }, pages: { size: 2, list: 'Rotations', count: 5 } },
    ],
  },
  {
    name: 'RotateKeyOnDemand for the 26th time: LimitExceededException',
    steps: [
      ...Array<Step>(25).fill(rotate),
      { ...rotate, error: ['LimitExceededException', like(`for this key: ${DOC_KEY_ARN}$`)] },
    ],
  },
];
