import type { ClientCase } from './_case.ts';
import {
  ABSENT,
  AWS_MANAGED_ID,
  broken,
  DOC_KEY,
  DOC_KEY_ARN,
  elsewhere,
  like,
  PENDING_DELETION_ID,
  toArn,
  UNKNOWN_KEY,
} from './_case.ts';
import {
  api,
  documented,
  type Evidence,
  inferred,
  KEY_STATES,
  LOGS,
  localStack,
  MODEL,
  preflight,
  QUOTAS,
  recorded,
} from './_evidence.ts';

/** The text in AWS's GetKeyPolicy example, unchanged. */
const DOCUMENTED_POLICY =
  '{\n  "Version" : "2012-10-17",\n  "Id" : "key-default-1",\n  "Statement" : [ {\n    "Sid" : "Enable IAM User Permissions",\n    "Effect" : "Allow",\n    "Principal" : {\n      "AWS" : "arn:aws:iam::111122223333:root"\n    },\n    "Action" : "kms:*",\n    "Resource" : "*"\n  } ]\n}';

const ROOT = 'arn:aws:iam::111122223333:root';
const OWN = {
  Effect: 'Allow',
  Principal: { AWS: ROOT },
  Action: 'kms:*',
  Resource: '*',
};
const policyOf = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

const LOCKED_OUT = policyOf({ ...OWN, Action: 'kms:Get*' });

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

const MALFORMED = 'MalformedPolicyDocumentException';
const LOCKOUT = 'The new key policy will not allow you to update the key policy in the future.';
const NO_PRINCIPAL = 'Policy contains a statement with no principal.';
const INVALID_PRINCIPALS = 'Policy contains a statement with one or more invalid principals.';
const STATEMENT = preflight('pf-kms-key-policy-statement');
const FORM = documented('re:Post, MalformedPolicyDocumentException of KMS');
const GRAMMAR = documented('IAM User Guide, Grammar of the IAM JSON policy language');
const SNOWMAN =
  /failed to satisfy constraint: Member must satisfy regular expression pattern: \[\\u0009\\u000A\\u000D\\u0020-\\u00FF\]\+$/;

type Refused = readonly [what: string, Policy: string, code: string, message: string | RegExp, evidence: Evidence];

const on = (operator: string, key: string) => policyOf(OWN, { ...OWN, Condition: { [operator]: { [key]: 'x' } } });
const besides = (elements: object) => policyOf(OWN, { ...OWN, ...elements });

const REFUSED_POLICIES: readonly Refused[] = [
  ['a lockout', LOCKED_OUT, MALFORMED, LOCKOUT, preflight('pf-kms-key-policy-lockout')],
  [
    'another service as the only Resource',
    policyOf({ ...OWN, Resource: 'arn:aws:dynamodb:*' }),
    MALFORMED,
    LOCKOUT,
    recorded('ministryofjustice/modernisation-platform#1046'),
  ],
  [
    'only another account',
    policyOf({ ...OWN, Principal: { AWS: '444455556666' } }),
    MALFORMED,
    LOCKOUT,
    preflight('pf-kms-key-policy-lockout'),
  ],
  ['a unique ID', besides({ Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } }), MALFORMED, INVALID_PRINCIPALS, FORM],
  ['an IAM group', besides({ Principal: { AWS: `${ROOT.slice(0, -4)}group/G` } }), MALFORMED, INVALID_PRINCIPALS, FORM],
  ['a name', besides({ Principal: { AWS: 'Alice' } }), MALFORMED, INVALID_PRINCIPALS, STATEMENT],
  [
    'a broken ARN',
    besides({ Principal: { AWS: 'arn:aws:iam:::root' } }),
    'InvalidArnException',
    'An ARN in the specified key policy is invalid.',
    LOGS,
  ],
  ['no Principal', besides({ Principal: undefined }), MALFORMED, NO_PRINCIPAL, STATEMENT],
  ['an empty list of principals', besides({ Principal: { AWS: [] } }), MALFORMED, NO_PRINCIPAL, LOGS],
  [
    'no Action',
    policyOf({ ...OWN, Action: undefined }),
    MALFORMED,
    'Missing required field Action',
    inferred('cdk-preflight, pf-kms-key-policy-statement'),
  ],
  [
    'no Resource',
    policyOf({ ...OWN, Resource: undefined }),
    MALFORMED,
    'Missing required field Resource',
    inferred('cdk-preflight, pf-kms-key-policy-statement'),
  ],
  ...['aws:ResourceTag/Team', 'kms:ResourceTag/Team', 'kms:ResourceAliases', 'AWS:resourcetag/Team'].map(
    (key): Refused => [
      `a condition on ${key}`,
      on('StringEquals', key),
      MALFORMED,
      /^These condition keys are not permitted in a key policy: aws:ResourceTag, kms:ResourceTag, kms:ResourceAliases$/,
      recorded('awsdocs/aws-kms-developer-guide#47'),
    ],
  ),
  ['no statement', policyOf(), MALFORMED, /no statement/, documented('PutKeyPolicy')],
  ['two statements of one Sid', policyOf({ ...OWN, Sid: 'a' }, { ...OWN, Sid: 'a' }), MALFORMED, /Sid "a"/, FORM],
  ['another Version', JSON.stringify({ Version: '2020-01-01', Statement: [OWN] }), MALFORMED, /Version/, GRAMMAR],
  ['Effect in lower case', besides({ Effect: 'allow' }), MALFORMED, /Effect/, GRAMMAR],
  ['no JSON', 'not JSON', MALFORMED, /^(?:UnknownError)?$/, recorded('aws/aws-sdk-ruby#1784')],
  ['a trailing comma', '{"Statement":[],}', MALFORMED, /^(?:UnknownError)?$/, recorded('aws/aws-sdk-ruby#1784')],
  ['a snowman', besides({ Sid: '☃' }), 'ValidationException', SNOWMAN, preflight('pf-kms-key-policy-charset')],
  ['32,769 bytes', policyOf(OWN).padEnd(32_769), 'LimitExceededException', /32768/, QUOTAS],
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
  ...REFUSED_POLICIES.map(
    ([what, Policy, code, message, evidence]): ClientCase => ({
      name: `PutKeyPolicy of ${what}: ${code}`,
      evidence,
      steps: [
        {
          operation: 'PutKeyPolicy',
          input: { KeyId: DOC_KEY, PolicyName: 'default', Policy },
          error: [code, typeof message === 'string' ? message : like(message.source)],
        },
      ],
    }),
  ),
  {
    name: 'CreateKey with a policy that locks the caller out: MalformedPolicyDocumentException',
    evidence: preflight('pf-kms-key-policy-lockout'),
    steps: [{ operation: 'CreateKey', input: { Policy: LOCKED_OUT }, error: [MALFORMED, LOCKOUT] }],
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
