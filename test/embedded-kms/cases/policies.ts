import type { ClientCase } from './_case.ts';
import {
  ABSENT,
  AWS_MANAGED_ID,
  broken,
  DOC_KEY,
  DOC_KEY_ARN,
  like,
  PENDING_DELETION_ID,
  toArn,
  UNKNOWN_KEY,
} from './_case.ts';

/** The text in AWS's GetKeyPolicy example, unchanged. */
const DOCUMENTED_POLICY =
  '{\n  "Version" : "2012-10-17",\n  "Id" : "key-default-1",\n  "Statement" : [ {\n    "Sid" : "Enable IAM User Permissions",\n    "Effect" : "Allow",\n    "Principal" : {\n      "AWS" : "arn:aws:iam::111122223333:root"\n    },\n    "Action" : "kms:*",\n    "Resource" : "*"\n  } ]\n}';

const OWN = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
};
const policyOf = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

const LOCKED_OUT = policyOf({ ...OWN, Action: 'kms:Get*' });

/** The error of GetKeyPolicy for each kind of identifier that it refuses. */
const NAMES: readonly (readonly [KeyId: string, code: string, message: string])[] = [
  ['alias/ExampleAlias', 'InvalidArnException', 'Key Aliases are not supported for this operation.'],
  [
    'arn:aws:kms:us-east-2:111122223333:alias/ExampleAlias',
    'InvalidArnException',
    'Key Aliases are not supported for this operation.',
  ],
  ['fake-key-id', 'NotFoundException', "Invalid keyId 'fake-key-id'"],
  ['1234abcd12ab34cd56ef1234567890ab', 'NotFoundException', "Invalid keyId '1234abcd12ab34cd56ef1234567890ab'"],
  ['mrk-fake-key-id', 'NotFoundException', "Invalid keyId 'mrk-fake-key-id'"],
  [UNKNOWN_KEY, 'NotFoundException', `Key '${toArn(UNKNOWN_KEY)}' does not exist`],
  [toArn(UNKNOWN_KEY), 'NotFoundException', `Key '${toArn(UNKNOWN_KEY)}' does not exist`],
  [toArn(DOC_KEY, 'eu-west-1'), 'NotFoundException', 'Invalid arn eu-west-1'],
  [
    toArn(DOC_KEY, 'us-east-2', '444455556666'),
    'AccessDeniedException',
    'User: arn:aws:iam::111122223333:root is not authorized to perform: kms:GetKeyPolicy on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
  ],
];

const REFUSED_POLICIES: readonly (readonly [what: string, Policy: string, code: string, message: string])[] = [
  [
    'a lockout',
    LOCKED_OUT,
    'MalformedPolicyDocumentException',
    'The new key policy will not allow you to update the key policy in the future.',
  ],
  [
    'an invalid principal',
    policyOf(OWN, { ...OWN, Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } }),
    'MalformedPolicyDocumentException',
    'Policy contains a statement with one or more invalid principals.',
  ],
  [
    'a broken ARN',
    policyOf(OWN, { ...OWN, Principal: { AWS: 'arn:aws:iam:::root' } }),
    'InvalidArnException',
    'An ARN in the specified key policy is invalid.',
  ],
  [
    'no Action',
    policyOf({ ...OWN, Action: undefined }),
    'MalformedPolicyDocumentException',
    'Missing required field Action',
  ],
  [
    'no Resource',
    policyOf({ ...OWN, Resource: undefined }),
    'MalformedPolicyDocumentException',
    'Missing required field Resource',
  ],
  ['no JSON', 'not JSON', 'MalformedPolicyDocumentException', ''],
  ['32,769 bytes', policyOf(OWN).padEnd(32_769), 'LimitExceededException', '32768'],
];

export const POLICY_CASES: readonly ClientCase[] = [
  {
    name: "GetKeyPolicy: the text of AWS's documentation",
    steps: [
      {
        operation: 'GetKeyPolicy',
        input: { KeyId: DOC_KEY, PolicyName: 'default' },
        output: { Policy: DOCUMENTED_POLICY },
      },
    ],
  },
  {
    name: 'GetKeyPolicy by ARN, without a policy name, of a key that is pending deletion',
    steps: [
      {
        operation: 'GetKeyPolicy',
        input: { KeyId: toArn(PENDING_DELETION_ID) },
        output: { Policy: like('BackupOperator'), PolicyName: 'default' },
      },
    ],
  },
  ...NAMES.map(
    ([KeyId, code, message]): ClientCase => ({
      name: `GetKeyPolicy of ${KeyId}: ${code}`,
      steps: [{ operation: 'GetKeyPolicy', input: { KeyId, PolicyName: 'default' }, error: [code, message] }],
    }),
  ),
  {
    name: 'GetKeyPolicy with an unknown policy name: NotFoundException',
    steps: [
      {
        operation: 'GetKeyPolicy',
        input: { KeyId: DOC_KEY, PolicyName: 'other' },
        error: ['NotFoundException', 'No such policy exists'],
      },
    ],
  },
  {
    name: 'GetKeyPolicy without a key: ValidationException',
    steps: [
      {
        operation: 'GetKeyPolicy',
        input: { PolicyName: 'default' },
        error: ['ValidationException', broken(null, 'keyId', 'Member must not be null')],
      },
    ],
  },
  {
    name: 'PutKeyPolicy: GetKeyPolicy answers the text in the format of AWS',
    steps: [
      { operation: 'PutKeyPolicy', input: { KeyId: DOC_KEY, PolicyName: 'default', Policy: policyOf(OWN) } },
      {
        operation: 'GetKeyPolicy',
        input: { KeyId: DOC_KEY, PolicyName: 'default' },
        output: { Policy: like('^\\{\n  "Version" : "2012-10-17",\n  "Statement" : \\[ \\{\n    "Effect" : "Allow",') },
      },
    ],
  },
  {
    name: 'PutKeyPolicy has no output',
    steps: [
      {
        operation: 'PutKeyPolicy',
        input: { KeyId: DOC_KEY_ARN, PolicyName: 'default', Policy: LOCKED_OUT, BypassPolicyLockoutSafetyCheck: true },
        output: { Policy: ABSENT },
      },
    ],
  },
  ...REFUSED_POLICIES.map(
    ([what, Policy, code, message]): ClientCase => ({
      name: `PutKeyPolicy of ${what}: ${code}`,
      steps: [
        {
          operation: 'PutKeyPolicy',
          input: { KeyId: DOC_KEY, PolicyName: 'default', Policy },
          error: [code, message.includes(' ') ? message : like(message)],
        },
      ],
    }),
  ),
  {
    name: 'PutKeyPolicy for an AWS managed key: AccessDeniedException',
    steps: [
      {
        operation: 'PutKeyPolicy',
        input: { KeyId: AWS_MANAGED_ID, PolicyName: 'default', Policy: policyOf(OWN) },
        error: ['AccessDeniedException', like('kms:PutKeyPolicy on resource: ')],
      },
    ],
  },
  {
    name: 'ListKeyPolicies: the only policy of a key',
    steps: [
      {
        operation: 'ListKeyPolicies',
        input: { KeyId: DOC_KEY },
        output: { PolicyNames: ['default'], Truncated: false, NextMarker: ABSENT },
      },
    ],
  },
];
