import { broken, type ClientCase, DOC_KEY, HMAC_ID, like, PENDING_DELETION_ID, toArn } from './_case.ts';
import { type Evidence, inferred, KEY_STATES, LOGS, localStack, MODEL, preflight } from './_evidence.ts';

const PREFIX =
  'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html';
const ARN = 'arn:aws:kms:us-east-2:111122223333:alias/';

type Refused = readonly [operation: string, input: object, code: string, message: string | RegExp, evidence: Evidence];

const OF_AWS = 'The alias name for a customer managed CMK cannot begin with alias/aws/.';

const REFUSED: readonly Refused[] = [
  [
    'CreateAlias',
    { AliasName: 'mine', TargetKeyId: DOC_KEY },
    'ValidationException',
    PREFIX,
    localStack('test_create_alias'),
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/', TargetKeyId: DOC_KEY },
    'InvalidAliasNameException',
    'Alias name is empty',
    inferred('public emulators'),
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/a:b', TargetKeyId: DOC_KEY },
    'ValidationException',
    'alias/a:b contains invalid characters for an alias',
    inferred('cdk-preflight, pf-kms-alias-name'),
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/a b', TargetKeyId: DOC_KEY },
    'ValidationException',
    broken('alias/a b', 'aliasName', 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$'),
    MODEL,
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/aws/mine', TargetKeyId: DOC_KEY },
    'NotAuthorizedException',
    OF_AWS,
    preflight('pf-kms-alias-name'),
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/AWS/mine', TargetKeyId: DOC_KEY },
    'NotAuthorizedException',
    OF_AWS,
    inferred('cdk-preflight, pf-kms-alias-name'),
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/ExampleAlias', TargetKeyId: DOC_KEY },
    'AlreadyExistsException',
    `An alias with the name ${ARN}ExampleAlias already exists`,
    LOGS,
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/new', TargetKeyId: 'alias/ExampleAlias' },
    'ValidationException',
    'Aliases must refer to keys. Not aliases',
    inferred('cdk-preflight, pf-kms-alias-target'),
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/new', TargetKeyId: toArn(DOC_KEY, 'eu-west-1') },
    'NotFoundException',
    'Invalid arn eu-west-1',
    preflight('pf-kms-alias-target'),
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/new', TargetKeyId: toArn(DOC_KEY, 'us-east-2', '444455556666') },
    'AccessDeniedException',
    'This operation cannot be called cross account',
    inferred('cdk-preflight, pf-kms-alias-target'),
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/new', TargetKeyId: PENDING_DELETION_ID },
    'KMSInvalidStateException',
    `${toArn(PENDING_DELETION_ID)} is pending deletion.`,
    KEY_STATES,
  ],
  [
    'UpdateAlias',
    { AliasName: 'alias/none', TargetKeyId: DOC_KEY },
    'NotFoundException',
    `Alias ${ARN}none is not found.`,
    LOGS,
  ],
  [
    'UpdateAlias',
    { AliasName: 'alias/ExampleAlias', TargetKeyId: PENDING_DELETION_ID },
    'KMSInvalidStateException',
    `${toArn(PENDING_DELETION_ID)} is pending deletion.`,
    KEY_STATES,
  ],
  [
    'UpdateAlias',
    { AliasName: 'alias/ExampleAlias', TargetKeyId: HMAC_ID },
    'ValidationException',
    /another type/,
    inferred('API Reference, UpdateAlias'),
  ],
  ['UpdateAlias', { AliasName: 'mine', TargetKeyId: DOC_KEY }, 'ValidationException', PREFIX, inferred('CreateAlias')],
  [
    'UpdateAlias',
    { AliasName: 'alias/aws/s3', TargetKeyId: DOC_KEY },
    'NotAuthorizedException',
    OF_AWS,
    inferred('CreateAlias'),
  ],
  ['DeleteAlias', { AliasName: 'alias/none' }, 'NotFoundException', `Alias ${ARN}none is not found.`, LOGS],
  ['DeleteAlias', { AliasName: 'mine' }, 'ValidationException', PREFIX, inferred('CreateAlias')],
  ['DeleteAlias', { AliasName: 'alias/aws/s3' }, 'NotAuthorizedException', OF_AWS, inferred('CreateAlias')],
];

export const ALIAS_REFUSAL_CASES: readonly ClientCase[] = REFUSED.map(
  ([operation, input, code, message, evidence]): ClientCase => ({
    name: `${operation} ${JSON.stringify(input)}: ${code}`,
    evidence,
    steps: [{ operation, input, error: [code, typeof message === 'string' ? message : like(message.source)] }],
  }),
);
