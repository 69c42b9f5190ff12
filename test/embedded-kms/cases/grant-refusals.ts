import {
  broken,
  type ClientCase,
  DISABLED_ID,
  DOC_KEY,
  DOC_KEY_ARN,
  elsewhere,
  HMAC_ID,
  like,
  PENDING_IMPORT_SEED,
  toArn,
} from './_case.ts';
import { type Evidence, guide, inferred, KEY_STATES, LOGS, MODEL, recorded } from './_evidence.ts';
import { GRANT, NO_GRANTS } from './grants.ts';

type Refused = readonly [what: string, input: object, code: string, message: string | RegExp, evidence: Evidence];

const SERVICE = {
  GranteePrincipal: null,
  GranteeServicePrincipal: 'dynamodb.amazonaws.com',
  RetiringServicePrincipal: 'dynamodb.amazonaws.com',
};
const SERVICE_PATTERN =
  'Member must satisfy regular expression pattern: ^([A-Za-z0-9\\-]+)\\.([A-Za-z0-9\\-]+)(\\.[A-Za-z0-9\\-]+)+$';

const REFUSED: readonly Refused[] = [
  [
    'no ARN',
    { GranteePrincipal: 'ExampleRole' },
    'InvalidArnException',
    'ARN does not refer to a valid principal: ExampleRole',
    recorded('Lambda, "KMS Message: ARN does not refer to a valid principal"'),
  ],
  [
    'only the operation CreateGrant',
    { Operations: ['CreateGrant'] },
    'ValidationException',
    'Grants must not contain only the CreateGrant operation.',
    recorded('ansible/ansible#31960'),
  ],
  [
    'an alias as the key',
    { KeyId: 'alias/ExampleAlias' },
    'InvalidArnException',
    'Key Aliases are not supported for this operation.',
    recorded('boto/boto3#3883'),
  ],
  [
    'a key of another account',
    { KeyId: toArn(DOC_KEY, 'us-east-2', '444455556666') },
    'AccessDeniedException',
    elsewhere('CreateGrant'),
    inferred('DescribeKey'),
  ],
  [
    'a malformed service',
    { ...SERVICE, GranteeServicePrincipal: 'dynamodb' },
    'ValidationException',
    broken('dynamodb', 'granteeServicePrincipal', SERVICE_PATTERN),
    MODEL,
  ],
  [
    'a malformed retiring service',
    { ...SERVICE, RetiringServicePrincipal: 'dynamodb' },
    'ValidationException',
    broken('dynamodb', 'retiringServicePrincipal', SERVICE_PATTERN),
    MODEL,
  ],
  [
    'a service that is not one of AWS',
    { ...SERVICE, GranteeServicePrincipal: 'a.b.example' },
    'ValidationException',
    /AWS service/,
    inferred('CreateGrant'),
  ],
  ['a service without SourceArn', SERVICE, 'ValidationException', /SourceArn/, inferred('API Reference, CreateGrant')],
  [
    'two grantees',
    { ...SERVICE, GranteePrincipal: GRANT.GranteePrincipal },
    'ValidationException',
    /not both/,
    inferred('API Reference, CreateGrant'),
  ],
  [
    'a SourceArn without an account',
    { Constraints: { SourceArn: 'arn:aws:s3:::example-bucket' } },
    'ValidationException',
    /at 'constraints\.sourceArn' failed to satisfy constraint: Member must satisfy regular expression pattern/,
    MODEL,
  ],
  [
    'no account',
    { GranteePrincipal: 'arn:aws:iam:::root' },
    'InvalidArnException',
    /./,
    inferred('an ARN without role'),
  ],
  ['no grantee', { GranteePrincipal: null }, 'ValidationException', /GranteePrincipal/, inferred('CreateGrant')],
  ['a bad retiring principal', { RetiringPrincipal: 'x' }, 'InvalidArnException', /./, inferred('GranteePrincipal')],
  [
    'an operation that the key does not support',
    { Operations: ['Sign'] },
    'ValidationException',
    /does not support: Sign/,
    guide('Grants in AWS KMS'),
  ],
  [
    'an unknown operation',
    { Operations: ['Nonsense'] },
    'ValidationException',
    /^1 validation error detected: Value 'Nonsense' at 'operations.1.member' failed to satisfy constraint: Member must satisfy enum value set: \[/,
    MODEL,
  ],
  [
    'a bad name',
    { Name: 'a b' },
    'ValidationException',
    broken('a b', 'name', 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$'),
    MODEL,
  ],
  ['a bad token', { GrantTokens: ['x'] }, 'InvalidGrantTokenException', /./, MODEL],
  [
    'a context for an HMAC key',
    { KeyId: HMAC_ID, Operations: ['GenerateMac'], Constraints: { EncryptionContextEquals: { a: 'b' } } },
    'ValidationException',
    /symmetric/,
    inferred('API Reference, GrantConstraints'),
  ],
  [
    'nine pairs',
    { Constraints: { EncryptionContextSubset: Object.fromEntries([...'123456789'].map((n) => [n, n])) } },
    'ValidationException',
    /8 pairs/,
    inferred('API Reference, GrantConstraints'),
  ],
  ['a disabled key', { KeyId: DISABLED_ID }, 'DisabledException', `${toArn(DISABLED_ID)} is disabled.`, KEY_STATES],
];

export const GRANT_REFUSAL_CASES: readonly ClientCase[] = [
  {
    name: 'CreateGrant with DryRun: DryRunOperationException, and no grant',
    evidence: LOGS,
    steps: [
      {
        operation: 'CreateGrant',
        input: { ...GRANT, DryRun: true },
        error: ['DryRunOperationException', like('DryRun')],
      },
      NO_GRANTS,
    ],
  },
  ...REFUSED.map(
    ([what, input, code, message, evidence]): ClientCase => ({
      name: `CreateGrant with ${what}: ${code}`,
      evidence,
      steps: [
        {
          operation: 'CreateGrant',
          input: Object.fromEntries(Object.entries({ ...GRANT, ...input }).filter(([, value]) => value !== null)),
          error: [code, typeof message === 'string' ? message : like(message.source)],
        },
      ],
    }),
  ),
  {
    name: 'CreateGrant for a key without key material: KMSInvalidStateException',
    evidence: KEY_STATES,
    seed: PENDING_IMPORT_SEED,
    steps: [
      {
        operation: 'CreateGrant',
        input: GRANT,
        error: ['KMSInvalidStateException', `${DOC_KEY_ARN} is pending import.`],
      },
    ],
  },
  {
    name: 'ListGrants of two grantees: ValidationException',
    evidence: inferred('API Reference, ListGrants'),
    steps: [
      {
        operation: 'ListGrants',
        input: { KeyId: DOC_KEY, GranteePrincipal: GRANT.GranteePrincipal, GranteeServicePrincipal: 'a.amazonaws.com' },
        error: ['ValidationException', like('not both')],
      },
    ],
  },
];
