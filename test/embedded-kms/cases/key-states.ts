import type { ClientCase } from './_case.ts';
import {
  ABSENT,
  AWS_MANAGED_ID,
  broken,
  DISABLED_ID,
  DOC_KEY,
  DOC_KEY_ARN,
  daysFromNow,
  like,
  PENDING_DELETION_ID,
  PENDING_IMPORT_SEED,
  toArn,
} from './_case.ts';
import { api, inferred, KEY_STATES, MODEL, recorded } from './_evidence.ts';

const NOT_PENDING: readonly [string, string] = ['KMSInvalidStateException', `${DOC_KEY_ARN} is not pending deletion.`];
const PENDING_DELETION: readonly [string, string] = [
  'KMSInvalidStateException',
  `${toArn(PENDING_DELETION_ID)} is pending deletion.`,
];

/** Operations that fail for a key that is pending deletion. */
const CHANGES: readonly (readonly [operation: string, input: object])[] = [
  ['EnableKey', {}],
  ['DisableKey', {}],
  ['UpdateKeyDescription', { Description: 'new' }],
  ['ScheduleKeyDeletion', {}],
  ['TagResource', { Tags: [{ TagKey: 'a', TagValue: 'b' }] }],
  ['UntagResource', { TagKeys: ['a'] }],
  ['EnableKeyRotation', {}],
  ['DisableKeyRotation', {}],
  ['CreateGrant', { GranteePrincipal: 'arn:aws:iam::111122223333:root', Operations: ['Decrypt'] }],
];

const describeKey = (KeyId: string, metadata: object) => ({
  operation: 'DescribeKey',
  input: { KeyId },
  output: { KeyMetadata: metadata },
});

export const KEY_STATE_CASES: readonly ClientCase[] = [
  {
    name: 'DisableKey: the key is disabled',
    evidence: api('DisableKey'),
    steps: [
      { operation: 'DisableKey', input: { KeyId: DOC_KEY } },
      describeKey(DOC_KEY, { KeyState: 'Disabled', Enabled: false }),
    ],
  },
  {
    name: 'DisableKey of a disabled key succeeds',
    evidence: KEY_STATES,
    steps: [{ operation: 'DisableKey', input: { KeyId: DISABLED_ID } }],
  },
  {
    name: 'EnableKey: the key is enabled',
    evidence: api('EnableKey'),
    steps: [
      { operation: 'EnableKey', input: { KeyId: DISABLED_ID } },
      describeKey(DISABLED_ID, { KeyState: 'Enabled', Enabled: true }),
    ],
  },
  {
    name: 'EnableKey of an enabled key succeeds',
    evidence: KEY_STATES,
    steps: [{ operation: 'EnableKey', input: { KeyId: DOC_KEY_ARN } }],
  },
  {
    name: 'UpdateKeyDescription: the key has the new description, which can be empty',
    evidence: api('UpdateKeyDescription'),
    steps: [
      { operation: 'UpdateKeyDescription', input: { KeyId: DOC_KEY, Description: '' } },
      describeKey(DOC_KEY, { Description: '' }),
    ],
  },
  {
    name: 'UpdateKeyDescription of a disabled key',
    evidence: KEY_STATES,
    steps: [{ operation: 'UpdateKeyDescription', input: { KeyId: DISABLED_ID, Description: 'new' } }],
  },
  {
    name: "ScheduleKeyDeletion: answers the key's ARN",
    evidence: api('ScheduleKeyDeletion'),
    steps: [
      {
        operation: 'ScheduleKeyDeletion',
        input: { KeyId: DOC_KEY, PendingWindowInDays: 7 },
        output: {
          KeyId: DOC_KEY_ARN,
          DeletionDate: daysFromNow(7),
          KeyState: 'PendingDeletion',
          PendingWindowInDays: 7,
        },
      },
    ],
  },
  {
    name: 'ScheduleKeyDeletion: 30 days by default',
    evidence: api('ScheduleKeyDeletion'),
    steps: [
      { operation: 'ScheduleKeyDeletion', input: { KeyId: DOC_KEY } },
      describeKey(DOC_KEY, { KeyState: 'PendingDeletion', Enabled: false, DeletionDate: daysFromNow(30) }),
    ],
  },
  ...[6, 31].map(
    (PendingWindowInDays): ClientCase => ({
      name: `ScheduleKeyDeletion in ${PendingWindowInDays} days: ValidationException`,
      evidence: recorded('Skyscanner/kms-issuer#8'),
      steps: [
        {
          operation: 'ScheduleKeyDeletion',
          input: { KeyId: DOC_KEY, PendingWindowInDays },
          error: ['ValidationException', 'PendingWindowInDays must be between 7 and 30'],
        },
      ],
    }),
  ),
  {
    name: 'ScheduleKeyDeletion in 366 days: ValidationException of the service model',
    evidence: MODEL,
    steps: [
      {
        operation: 'ScheduleKeyDeletion',
        input: { KeyId: DOC_KEY, PendingWindowInDays: 366 },
        error: [
          'ValidationException',
          broken('366', 'pendingWindowInDays', 'Member must have value less than or equal to 365'),
        ],
      },
    ],
  },
  {
    name: 'CancelKeyDeletion disables the key, and answers its ARN',
    evidence: api('CancelKeyDeletion'),
    steps: [
      { operation: 'ScheduleKeyDeletion', input: { KeyId: DOC_KEY } },
      { operation: 'CancelKeyDeletion', input: { KeyId: DOC_KEY }, output: { KeyId: DOC_KEY_ARN } },
    ],
  },
  {
    name: 'CancelKeyDeletion removes the deletion date',
    evidence: api('CancelKeyDeletion'),
    steps: [
      { operation: 'CancelKeyDeletion', input: { KeyId: PENDING_DELETION_ID } },
      describeKey(PENDING_DELETION_ID, { KeyState: 'Disabled', DeletionDate: ABSENT }),
    ],
  },
  {
    name: 'CancelKeyDeletion of an enabled key: KMSInvalidStateException',
    evidence: KEY_STATES,
    steps: [{ operation: 'CancelKeyDeletion', input: { KeyId: DOC_KEY }, error: NOT_PENDING }],
  },
  ...CHANGES.map(
    ([operation, input]): ClientCase => ({
      name: `${operation} of a key that is pending deletion: KMSInvalidStateException`,
      evidence: KEY_STATES,
      steps: [{ operation, input: { KeyId: PENDING_DELETION_ID, ...input }, error: PENDING_DELETION }],
    }),
  ),
  ...['EnableKey', 'DisableKey'].map(
    (operation): ClientCase => ({
      name: `${operation} of a key without key material: KMSInvalidStateException`,
      evidence: KEY_STATES,
      seed: PENDING_IMPORT_SEED,
      steps: [
        {
          operation,
          input: { KeyId: DOC_KEY },
          error: ['KMSInvalidStateException', `${DOC_KEY_ARN} is pending import.`],
        },
      ],
    }),
  ),
  {
    name: 'DisableKey of an AWS managed key: AccessDeniedException',
    evidence: inferred('PutKeyPolicy'),
    steps: [
      {
        operation: 'DisableKey',
        input: { KeyId: AWS_MANAGED_ID },
        error: ['AccessDeniedException', like('kms:DisableKey on resource: ')],
      },
    ],
  },
];
