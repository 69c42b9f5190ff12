import {
  ABSENT,
  AWS_MANAGED_ID,
  broken,
  type ClientCase,
  DOC_KEY,
  DOC_KEY_ARN,
  elsewhere,
  like,
  PENDING_DELETION_ID,
  toArn,
  UNKNOWN_KEY,
} from './_case.ts';
import { api, type Evidence, inferred, KEY_STATES, LOGS, localStack, MODEL, recorded } from './_evidence.ts';

/** The text in AWS's GetKeyPolicy example, unchanged. */
const DOCUMENTED_POLICY =
  '{\n  "Version" : "2012-10-17",\n  "Id" : "key-default-1",\n  "Statement" : [ {\n    "Sid" : "Enable IAM User Permissions",\n    "Effect" : "Allow",\n    "Principal" : {\n      "AWS" : "arn:aws:iam::111122223333:root"\n    },\n    "Action" : "kms:*",\n    "Resource" : "*"\n  } ]\n}';

export const ROOT = 'arn:aws:iam::111122223333:root';
export const OWN = {
  Effect: 'Allow',
  Principal: { AWS: ROOT },
  Action: 'kms:*',
  Resource: '*',
};
export const policyOf = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

export const LOCKED_OUT = policyOf({ ...OWN, Action: 'kms:Get*' });

/** The error of GetKeyPolicy for each kind of identifier that it refuses. */
const NAMES: readonly (readonly [KeyId: string, code: string, message: string, evidence: Evidence])[] = [
  ['alias/ExampleAlias', 'InvalidArnException', 'Key Aliases are not supported for this operation.', LOGS],
  [
    'arn:aws:kms:us-east-2:111122223333:alias/ExampleAlias',
    'InvalidArnException',
    'Key Aliases are not supported for this operation.',
    LOGS,
  ],
  ['fake-key-id', 'NotFoundException', "Invalid keyId 'fake-key-id'", localStack('test_get_key_invalid_uuid')],
  [
    '1234abcd12ab34cd56ef1234567890ab',
    'NotFoundException',
    "Invalid keyId '1234abcd12ab34cd56ef1234567890ab'",
    localStack('test_get_key_invalid_uuid'),
  ],
  ['mrk-fake-key-id', 'NotFoundException', "Invalid keyId 'mrk-fake-key-id'", localStack('test_get_key_invalid_uuid')],
  [
    UNKNOWN_KEY,
    'NotFoundException',
    `Key '${toArn(UNKNOWN_KEY)}' does not exist`,
    localStack('test_get_key_does_not_exist'),
  ],
  [
    toArn(UNKNOWN_KEY),
    'NotFoundException',
    `Key '${toArn(UNKNOWN_KEY)}' does not exist`,
    localStack('test_get_key_does_not_exist'),
  ],
  [
    toArn(DOC_KEY, 'eu-west-1'),
    'NotFoundException',
    'Invalid arn eu-west-1',
    localStack('test_get_key_in_different_region'),
  ],
  [
    toArn(DOC_KEY, 'us-east-2', '444455556666'),
    'AccessDeniedException',
    elsewhere('GetKeyPolicy'),
    inferred('DescribeKey'),
  ],
];

export const POLICY_CASES: readonly ClientCase[] = [
  {
    name: "GetKeyPolicy: the text of AWS's documentation",
    evidence: api('GetKeyPolicy'),
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
    evidence: KEY_STATES,
    steps: [
      {
        operation: 'GetKeyPolicy',
        input: { KeyId: toArn(PENDING_DELETION_ID) },
        output: { Policy: like('BackupOperator'), PolicyName: 'default' },
      },
    ],
  },
  ...NAMES.map(
    ([KeyId, code, message, evidence]): ClientCase => ({
      name: `GetKeyPolicy of ${KeyId}: ${code}`,
      evidence,
      steps: [{ operation: 'GetKeyPolicy', input: { KeyId, PolicyName: 'default' }, error: [code, message] }],
    }),
  ),
  {
    name: 'GetKeyPolicy with an unknown policy name: NotFoundException',
    evidence: inferred('public emulators'),
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
    evidence: MODEL,
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
    evidence: recorded('Cloud Custodian'),
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
    evidence: api('PutKeyPolicy'),
    steps: [
      {
        operation: 'PutKeyPolicy',
        input: { KeyId: DOC_KEY_ARN, PolicyName: 'default', Policy: LOCKED_OUT, BypassPolicyLockoutSafetyCheck: true },
        output: { Policy: ABSENT },
      },
    ],
  },
  {
    name: 'PutKeyPolicy for an AWS managed key: AccessDeniedException',
    evidence: inferred('AWS managed keys'),
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
    evidence: api('ListKeyPolicies'),
    steps: [
      {
        operation: 'ListKeyPolicies',
        input: { KeyId: DOC_KEY },
        output: { PolicyNames: ['default'], Truncated: false, NextMarker: ABSENT },
      },
    ],
  },
  {
    name: 'ListKeyPolicies with a marker: ValidationException, because its model has no InvalidMarkerException',
    evidence: inferred('service model'),
    steps: [
      {
        operation: 'ListKeyPolicies',
        input: { KeyId: DOC_KEY, Marker: 'x' },
        error: ['ValidationException', "Invalid marker 'x'"],
      },
    ],
  },
];
