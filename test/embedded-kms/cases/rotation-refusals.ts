import {
  type ClientCase,
  DISABLED_ID,
  DOC_KEY,
  DOC_KEY_ARN,
  HMAC_ID,
  like,
  MRK_ID,
  PENDING_IMPORT_SEED,
  type Step,
  toArn,
} from './_case.ts';
import { api, inferred, KEY_STATES, localStack } from './_evidence.ts';
import { createKey, RSA, rotate } from './rotation.ts';

const ROTATION_OPERATIONS = ['GetKeyRotationStatus', 'EnableKeyRotation', 'DisableKeyRotation'];

export const ROTATION_REFUSAL_CASES: readonly ClientCase[] = [
  {
    name: 'EnableKeyRotation of a replica: UnsupportedOperationException',
    evidence: inferred('API Reference, EnableKeyRotation'),
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
      evidence: KEY_STATES,
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
    name: 'GetKeyRotationStatus of an asymmetric key with imported material: UnsupportedOperationException',
    evidence: KEY_STATES,
    steps: [
      createKey({ ...RSA, Origin: 'EXTERNAL' }),
      {
        operation: 'GetKeyRotationStatus',
        input: { KeyId: '$id' },
        error: ['UnsupportedOperationException', '$arn origin is EXTERNAL which is not valid for this operation.'],
      },
    ],
  },
  {
    name: 'RotateKeyOnDemand of a disabled RSA key: DisabledException',
    evidence: localStack('2025-03-08'),
    steps: [
      createKey(RSA),
      { operation: 'DisableKey', input: { KeyId: '$id' } },
      { ...rotate, input: { KeyId: '$id' }, error: ['DisabledException', '$arn is disabled.'] },
    ],
  },
  {
    name: 'RotateKeyOnDemand of a key without key material: KMSInvalidStateException',
    evidence: localStack('2025-11-05'),
    seed: PENDING_IMPORT_SEED,
    steps: [{ ...rotate, error: ['KMSInvalidStateException', `${DOC_KEY_ARN} is pending import.`] }],
  },
  {
    name: 'RotateKeyOnDemand of a key with imported material: KMSInvalidStateException',
    evidence: localStack('2025-11-19'),
    seed: { keys: [{ keyId: DOC_KEY, origin: 'EXTERNAL', expirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' }] },
    steps: [
      {
        ...rotate,
        error: ['KMSInvalidStateException', `No available key material pending rotation for the key: ${DOC_KEY_ARN}.`],
      },
    ],
  },
  {
    name: 'RotateKeyOnDemand of an HMAC key: UnsupportedOperationException',
    evidence: api('RotateKeyOnDemand'),
    steps: [{ ...rotate, input: { KeyId: HMAC_ID }, error: ['UnsupportedOperationException', like('HMAC_256')] }],
  },
  ...['EnableKeyRotation', 'DisableKeyRotation'].map(
    (operation): ClientCase => ({
      name: `${operation} of a disabled RSA key: DisabledException`,
      evidence: inferred('RotateKeyOnDemand'),
      steps: [
        createKey(RSA),
        { operation: 'DisableKey', input: { KeyId: '$id' } },
        { operation, input: { KeyId: '$id' }, error: ['DisabledException', '$arn is disabled.'] },
      ],
    }),
  ),
  ...['EnableKeyRotation', 'DisableKeyRotation'].map(
    (operation): ClientCase => ({
      name: `${operation} of an HMAC key: UnsupportedOperationException`,
      evidence: api('EnableKeyRotation'),
      steps: [{ operation, input: { KeyId: HMAC_ID }, error: ['UnsupportedOperationException', like('HMAC_256')] }],
    }),
  ),
  ...['EnableKeyRotation', 'DisableKeyRotation', 'RotateKeyOnDemand'].map(
    (operation): ClientCase => ({
      name: `${operation} of a disabled key: DisabledException`,
      evidence: operation === 'RotateKeyOnDemand' ? localStack('2025-03-08') : KEY_STATES,
      steps: [
        {
          operation,
          input: { KeyId: DISABLED_ID },
          error: ['DisabledException', `${toArn(DISABLED_ID)} is disabled.`],
        },
      ],
    }),
  ),
  {
    name: 'RotateKeyOnDemand for the 26th time: LimitExceededException',
    evidence: localStack('RotateKeyOnDemand'),
    steps: [
      ...Array<Step>(25).fill(rotate),
      { ...rotate, error: ['LimitExceededException', like(`for this key: ${DOC_KEY_ARN}$`)] },
    ],
  },
];
