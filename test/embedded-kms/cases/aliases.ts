import type { Seed } from '../../../src/embedded-kms/seed/seed.ts';
import { bulkSeed } from '../_bulk-seed.ts';
import type { ClientCase } from './_case.ts';
import {
  broken,
  DISABLED_ID,
  DOC_KEY,
  DOC_KEY_ARN,
  daysFromNow,
  HMAC_ID,
  like,
  PENDING_DELETION_ID,
  toArn,
} from './_case.ts';
import { api, type Evidence, inferred, KEY_STATES, LOGS, localStack, MODEL, preflight, QUOTAS } from './_evidence.ts';

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
    api('UpdateAlias'),
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

/** A key with 50 aliases, the most that a key can have, and another key. */
const FULL: Seed = {
  keys: [
    { keyId: 'full', aliases: Array.from({ length: 50 }, (_, index) => `alias/full/${index}`) },
    { keyId: 'other', aliases: ['alias/a'] },
  ],
};

export const ALIAS_CASES: readonly ClientCase[] = [
  {
    name: 'CreateAlias: the alias exists at once',
    evidence: inferred('in AWS after some seconds'),
    steps: [
      { operation: 'CreateAlias', input: { AliasName: 'alias/new', TargetKeyId: DOC_KEY_ARN } },
      {
        operation: 'ListAliases',
        input: { KeyId: DOC_KEY },
        output: {
          Aliases: [
            { AliasName: 'alias/ExampleAlias' },
            {
              AliasName: 'alias/new',
              AliasArn: `${ARN}new`,
              TargetKeyId: DOC_KEY,
              CreationDate: daysFromNow(0),
              LastUpdatedDate: daysFromNow(0),
            },
          ],
          Truncated: false,
        },
      },
    ],
  },
  {
    name: 'CreateAlias',
    evidence: api('CreateAlias'),
    steps: [{ operation: 'CreateAlias', input: { AliasName: 'alias/x', TargetKeyId: DOC_KEY } }],
  },
  {
    name: 'UpdateAlias: the alias belongs to the new key, and not to the old one',
    evidence: api('UpdateAlias'),
    steps: [
      { operation: 'UpdateAlias', input: { AliasName: 'alias/ExampleAlias', TargetKeyId: DISABLED_ID } },
      {
        operation: 'DescribeKey',
        input: { KeyId: 'alias/ExampleAlias' },
        output: { KeyMetadata: { KeyId: DISABLED_ID } },
      },
      { operation: 'ListAliases', input: { KeyId: DOC_KEY }, output: { Aliases: [] } },
    ],
  },
  {
    name: 'UpdateAlias to the same key changes only the update date',
    evidence: inferred('ListAliases'),
    steps: [
      { operation: 'UpdateAlias', input: { AliasName: 'alias/ExampleAlias', TargetKeyId: DOC_KEY } },
      {
        operation: 'ListAliases',
        input: { KeyId: DOC_KEY },
        output: {
          Aliases: [{ CreationDate: Date.parse('2024-03-05T10:14:00Z') / 1000, LastUpdatedDate: daysFromNow(0) }],
        },
      },
    ],
  },
  {
    name: 'UpdateAlias from a key that is pending deletion to another key',
    evidence: KEY_STATES,
    seed: {
      keys: [{ keyId: DOC_KEY }, { keyId: 'old', aliases: ['alias/a'], deletionDate: '2999-01-01T00:00:00Z' }],
    },
    steps: [{ operation: 'UpdateAlias', input: { AliasName: 'alias/a', TargetKeyId: DOC_KEY } }],
  },
  {
    name: 'DeleteAlias: the name can be used again',
    evidence: api('DeleteAlias'),
    steps: [
      { operation: 'DeleteAlias', input: { AliasName: 'alias/ExampleAlias' } },
      { operation: 'ListAliases', input: { KeyId: DOC_KEY }, output: { Aliases: [] } },
      { operation: 'CreateAlias', input: { AliasName: 'alias/ExampleAlias', TargetKeyId: DISABLED_ID } },
    ],
  },
  {
    name: 'DeleteAlias',
    evidence: api('DeleteAlias'),
    steps: [{ operation: 'DeleteAlias', input: { AliasName: 'alias/portal/legacy' } }],
  },
  {
    name: 'ListAliases through a paginator',
    evidence: api('ListAliases'),
    seed: bulkSeed(120),
    steps: [{ operation: 'ListAliases', pages: { size: 50, list: 'Aliases', count: 120 } }],
  },
  {
    name: 'UpdateAlias to a key that has 50 aliases: LimitExceededException',
    evidence: QUOTAS,
    seed: FULL,
    steps: [
      {
        operation: 'UpdateAlias',
        input: { AliasName: 'alias/a', TargetKeyId: 'full' },
        error: ['LimitExceededException', like('50 aliases')],
      },
    ],
  },
  {
    name: 'UpdateAlias to the same key, which has 50 aliases',
    evidence: inferred('UpdateAlias'),
    seed: FULL,
    steps: [{ operation: 'UpdateAlias', input: { AliasName: 'alias/full/0', TargetKeyId: 'full' } }],
  },
  {
    name: 'CreateAlias for a key that has 50 aliases: LimitExceededException',
    evidence: QUOTAS,
    seed: FULL,
    steps: [
      {
        operation: 'CreateAlias',
        input: { AliasName: 'alias/b', TargetKeyId: 'full' },
        error: ['LimitExceededException', like('50 aliases')],
      },
    ],
  },
  ...REFUSED.map(
    ([operation, input, code, message, evidence]): ClientCase => ({
      name: `${operation} ${JSON.stringify(input)}: ${code}`,
      evidence,
      steps: [{ operation, input, error: [code, typeof message === 'string' ? message : like(message.source)] }],
    }),
  ),
];
