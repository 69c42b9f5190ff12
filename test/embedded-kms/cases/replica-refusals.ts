import { broken, type ClientCase, DOC_KEY, DOC_KEY_ARN, like, MRK_ID } from './_case.ts';
import { api, inferred, KEY_STATES, localStack, MODEL, preflight } from './_evidence.ts';
import { DENIES_ALL, NEW_REPLICA, PRIMARY, REPLICA, replicate, updatePrimary } from './replicas.ts';

export const REPLICA_REFUSAL_CASES: readonly ClientCase[] = [
  {
    name: 'ReplicateKey into a Region that has a replica: AlreadyExistsException',
    evidence: api('ReplicateKey'),
    steps: [
      {
        ...replicate({ ReplicaRegion: 'us-west-2' }),
        error: ['AlreadyExistsException', 'You can create only one replica of each primary key in each AWS Region.'],
      },
    ],
  },
  {
    name: 'ReplicateKey into the Region of the primary key: AlreadyExistsException',
    evidence: preflight('pf-kms-replica-primary-arn'),
    steps: [
      {
        ...replicate({ ReplicaRegion: 'us-east-2' }),
        error: ['AlreadyExistsException', 'us-east-2 cannot have a replica because it contains the primary.'],
      },
    ],
  },
  {
    name: 'ReplicateKey of a replica: UnsupportedOperationException',
    evidence: localStack('2025-09-08'),
    steps: [
      {
        ...replicate(),
        region: 'us-west-2',
        error: ['UnsupportedOperationException', `${REPLICA.Arn} is not a multi-region primary key.`],
      },
    ],
  },
  {
    name: 'ReplicateKey of a single-Region key: UnsupportedOperationException',
    evidence: inferred('cdk-preflight, pf-kms-replica-primary-arn'),
    steps: [
      {
        ...replicate({ KeyId: DOC_KEY }),
        error: ['UnsupportedOperationException', `${DOC_KEY_ARN} is not a multi-region key.`],
      },
    ],
  },
  {
    name: 'ReplicateKey into a Region that is not enabled in the account: UnsupportedOperationException',
    evidence: inferred('API Reference, ReplicateKey'),
    seed: {
      keys: [{ keyId: MRK_ID, multiRegion: { primaryRegion: 'us-east-2', replicaRegions: [] } }],
      organization: { managementAccountId: '111122223333', accounts: [{ accountId: '111122223333' }] },
    },
    steps: [
      {
        ...replicate({ ReplicaRegion: 'ap-east-1' }),
        error: ['UnsupportedOperationException', 'ap-east-1 is not enabled in account 111122223333.'],
      },
    ],
  },
  {
    name: 'ReplicateKey into another partition: UnsupportedOperationException',
    evidence: inferred('cdk-preflight, pf-kms-replica-primary-arn'),
    steps: [
      {
        ...replicate({ ReplicaRegion: 'cn-north-1' }),
        error: [
          'UnsupportedOperationException',
          'The replica key Region must be in the same AWS partition as the primary key Region.',
        ],
      },
    ],
  },
  {
    name: 'ReplicateKey into a Region that AWS does not have: UnsupportedOperationException',
    evidence: inferred('ReplicateKey'),
    steps: [
      {
        ...replicate({ ReplicaRegion: 'xx-yyy-99' }),
        error: ['UnsupportedOperationException', like('^xx-yyy-99 is not')],
      },
    ],
  },
  {
    name: 'ReplicateKey with a malformed Region: ValidationException',
    evidence: MODEL,
    steps: [
      {
        ...replicate({ ReplicaRegion: 'moon' }),
        error: [
          'ValidationException',
          broken('moon', 'replicaRegion', 'Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\\d+$'),
        ],
      },
    ],
  },
  {
    name: 'ReplicateKey of a disabled key: DisabledException',
    evidence: KEY_STATES,
    steps: [
      { operation: 'DisableKey', input: { KeyId: MRK_ID } },
      { ...replicate(), error: ['DisabledException', `${PRIMARY.Arn} is disabled.`] },
    ],
  },
  {
    name: 'ReplicateKey with a policy that locks the caller out: MalformedPolicyDocumentException',
    evidence: inferred('PutKeyPolicy'),
    steps: [
      {
        ...replicate({ Policy: DENIES_ALL }),
        error: [
          'MalformedPolicyDocumentException',
          'The new key policy will not allow you to update the key policy in the future.',
        ],
      },
    ],
  },
  {
    name: 'UpdatePrimaryRegion to a Region without a replica: NotFoundException',
    evidence: inferred('UpdatePrimaryRegion'),
    steps: [
      {
        operation: 'UpdatePrimaryRegion',
        input: { KeyId: MRK_ID, PrimaryRegion: 'eu-west-1' },
        error: ['NotFoundException', `Key '${NEW_REPLICA.Arn}' does not exist`],
      },
    ],
  },
  {
    name: 'UpdatePrimaryRegion to a disabled replica: DisabledException',
    evidence: KEY_STATES,
    steps: [
      { operation: 'DisableKey', region: 'us-west-2', input: { KeyId: MRK_ID } },
      { ...updatePrimary, error: ['DisabledException', `${REPLICA.Arn} is disabled.`] },
    ],
  },
];
