import { type ClientCase, DOC_KEY, like } from './_case.ts';
import { documented, type Evidence, inferred, LOGS, preflight, QUOTAS, recorded } from './_evidence.ts';
import { LOCKED_OUT, OWN, policyOf, ROOT } from './policies.ts';

const MALFORMED = 'MalformedPolicyDocumentException';
const LOCKOUT = 'The new key policy will not allow you to update the key policy in the future.';
const NO_PRINCIPAL = 'Policy contains a statement with no principal.';
const INVALID_PRINCIPALS = 'Policy contains a statement with one or more invalid principals.';
const STATEMENT = preflight('pf-kms-key-policy-statement');
const FORM = documented('re:Post, MalformedPolicyDocumentException of KMS');
const GRAMMAR = documented('IAM User Guide, Grammar of the IAM JSON policy language');
const NOT_LATIN_1 =
  /failed to satisfy constraint: Member must satisfy regular expression pattern: \[\\u0009\\u000A\\u000D\\u0020-\\u00FF\]\+$/;

type Refused = readonly [what: string, Policy: string, code: string, message: string | RegExp, evidence: Evidence];

const on = (operator: string, key: string) => policyOf(OWN, { ...OWN, Condition: { [operator]: { [key]: 'x' } } });
const besides = (elements: object) => policyOf(OWN, { ...OWN, ...elements });

/** AWS sends an empty message, for which the SDK for JavaScript has a word of its own. */
const NO_MESSAGE = /^(?:UnknownError)?$/;

const REFUSED_POLICIES: readonly Refused[] = [
  ['only actions that read', LOCKED_OUT, MALFORMED, LOCKOUT, preflight('pf-kms-key-policy-lockout')],
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
  ['no JSON', 'not JSON', MALFORMED, NO_MESSAGE, recorded('aws/aws-sdk-ruby#1784')],
  ['a trailing comma', '{"Statement":[],}', MALFORMED, NO_MESSAGE, recorded('aws/aws-sdk-ruby#1784')],
  [
    'a character outside Latin-1',
    besides({ Sid: '☃' }),
    'ValidationException',
    NOT_LATIN_1,
    preflight('pf-kms-key-policy-charset'),
  ],
  ['32,769 bytes', policyOf(OWN).padEnd(32_769), 'LimitExceededException', /32768/, QUOTAS],
];

export const POLICY_REFUSAL_CASES: readonly ClientCase[] = [
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
];
