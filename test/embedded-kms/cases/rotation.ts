import {
  ABSENT,
  AWS_MANAGED_ID,
  broken,
  type ClientCase,
  DOC_KEY,
  DOC_KEY_ARN,
  daysFromNow,
  HMAC_ID,
  like,
  MRK_ID,
  type Step,
  toArn,
} from './_case.ts';
import { api, inferred, localStack, MODEL, recorded } from './_evidence.ts';

const enable: Step = { operation: 'EnableKeyRotation', input: { KeyId: DOC_KEY } };
export const rotate: Step = { operation: 'RotateKeyOnDemand', input: { KeyId: DOC_KEY } };
const status = (output: object, KeyId = DOC_KEY): Step => ({
  operation: 'GetKeyRotationStatus',
  input: { KeyId },
  output,
});

export const RSA = { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' };
export const createKey = (input: object): Step => ({
  operation: 'CreateKey',
  input,
  save: { id: 'KeyMetadata.KeyId', arn: 'KeyMetadata.Arn' },
});

export const ROTATION_CASES: readonly ClientCase[] = [
  {
    name: 'GetKeyRotationStatus: rotation is off for a new key',
    evidence: api('GetKeyRotationStatus'),
    steps: [
      status({ KeyId: DOC_KEY_ARN, KeyRotationEnabled: false, RotationPeriodInDays: ABSENT, NextRotationDate: ABSENT }),
    ],
  },
  {
    name: 'EnableKeyRotation: every 365 days by default',
    evidence: api('EnableKeyRotation'),
    steps: [
      enable,
      status({ KeyRotationEnabled: true, RotationPeriodInDays: 365, NextRotationDate: daysFromNow(365) }),
    ],
  },
  { name: 'EnableKeyRotation', evidence: api('EnableKeyRotation'), steps: [enable] },
  {
    name: 'EnableKeyRotation with a period',
    evidence: api('EnableKeyRotation'),
    steps: [
      { operation: 'EnableKeyRotation', input: { KeyId: DOC_KEY, RotationPeriodInDays: 90 } },
      status({ RotationPeriodInDays: 90, NextRotationDate: daysFromNow(90) }),
    ],
  },
  {
    name: 'EnableKeyRotation with a period of 89 days: ValidationException',
    evidence: MODEL,
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
    evidence: api('DisableKeyRotation'),
    steps: [
      enable,
      { operation: 'DisableKeyRotation', input: { KeyId: DOC_KEY } },
      status({ KeyRotationEnabled: false, NextRotationDate: ABSENT }),
    ],
  },
  {
    name: 'DisableKeyRotation',
    evidence: api('DisableKeyRotation'),
    steps: [{ operation: 'DisableKeyRotation', input: { KeyId: DOC_KEY } }],
  },
  {
    name: 'GetKeyRotationStatus: off while the key is pending deletion, and on again after the cancellation',
    evidence: api('GetKeyRotationStatus'),
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
    evidence: api('GetKeyRotationStatus'),
    steps: [status({ KeyRotationEnabled: true, RotationPeriodInDays: 365 }, AWS_MANAGED_ID)],
  },
  {
    name: 'GetKeyRotationStatus: a replica has the rotation of its primary key',
    evidence: api('ReplicateKey'),
    steps: [
      { operation: 'EnableKeyRotation', input: { KeyId: MRK_ID } },
      { ...status({ KeyRotationEnabled: true }, MRK_ID), region: 'us-west-2' },
    ],
  },
  {
    name: 'GetKeyRotationStatus: rotation is off for an HMAC key',
    evidence: inferred('Terraform, TestAccKMSKey_hmacKey'),
    steps: [status({ KeyId: toArn(HMAC_ID), KeyRotationEnabled: false, RotationPeriodInDays: ABSENT }, HMAC_ID)],
  },
  ...[RSA, { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }].map(
    (key): ClientCase => ({
      name: `GetKeyRotationStatus: rotation is off for an ${key.KeySpec} key`,
      evidence: inferred('Terraform, TestAccKMSKey_asymmetricKey'),
      steps: [createKey(key), status({ KeyRotationEnabled: false, NextRotationDate: ABSENT }, '$id')],
    }),
  ),
  {
    name: 'RotateKeyOnDemand',
    evidence: localStack('2025-11-06'),
    steps: [{ ...rotate, output: { KeyId: DOC_KEY_ARN } }],
  },
  {
    name: 'ListKeyRotations: the completed rotations',
    evidence: recorded('Cloud Custodian, test_kms_last_rotation_exception_handling'),
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
    evidence: api('ListKeyRotations'),
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
    evidence: MODEL,
    seed: { keys: [{ keyId: DOC_KEY, onDemandRotationStartDate: '2026-01-01T00:00:00Z' }] },
    steps: [
      status({ KeyRotationEnabled: false, OnDemandRotationStartDate: Date.parse('2026-01-01T00:00:00Z') / 1000 }),
    ],
  },
  {
    name: 'ListKeyRotations through a paginator',
    evidence: api('ListKeyRotations'),
    steps: [
      ...Array<Step>(5).fill(rotate),
      { operation: 'ListKeyRotations', input: { KeyId: DOC_KEY }, pages: { size: 2, list: 'Rotations', count: 5 } },
    ],
  },
];
