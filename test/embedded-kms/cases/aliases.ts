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

const PREFIX =
  'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html';
const ARN = 'arn:aws:kms:us-east-2:111122223333:alias/';

const REFUSED: readonly (readonly [operation: string, input: object, code: string, message: string | RegExp])[] = [
  ['CreateAlias', { AliasName: 'mine', TargetKeyId: DOC_KEY }, 'ValidationException', PREFIX],
  ['CreateAlias', { AliasName: 'alias/', TargetKeyId: DOC_KEY }, 'InvalidAliasNameException', 'Alias name is empty'],
  [
    'CreateAlias',
    { AliasName: 'alias/a b', TargetKeyId: DOC_KEY },
    'ValidationException',
    broken('alias/a b', 'aliasName', 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$'),
  ],
  ['CreateAlias', { AliasName: 'alias/aws/mine', TargetKeyId: DOC_KEY }, 'NotAuthorizedException', /^/],
  [
    'CreateAlias',
    { AliasName: 'alias/ExampleAlias', TargetKeyId: DOC_KEY },
    'AlreadyExistsException',
    `An alias with the name ${ARN}ExampleAlias already exists`,
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/new', TargetKeyId: 'alias/ExampleAlias' },
    'ValidationException',
    'Aliases must refer to keys. Not aliases',
  ],
  [
    'CreateAlias',
    { AliasName: 'alias/new', TargetKeyId: PENDING_DELETION_ID },
    'KMSInvalidStateException',
    `${toArn(PENDING_DELETION_ID)} is pending deletion.`,
  ],
  [
    'UpdateAlias',
    { AliasName: 'alias/none', TargetKeyId: DOC_KEY },
    'NotFoundException',
    `Alias ${ARN}none is not found.`,
  ],
  [
    'UpdateAlias',
    { AliasName: 'alias/ExampleAlias', TargetKeyId: PENDING_DELETION_ID },
    'KMSInvalidStateException',
    `${toArn(PENDING_DELETION_ID)} is pending deletion.`,
  ],
  ['UpdateAlias', { AliasName: 'alias/ExampleAlias', TargetKeyId: HMAC_ID }, 'ValidationException', /another type/],
  ['UpdateAlias', { AliasName: 'mine', TargetKeyId: DOC_KEY }, 'ValidationException', PREFIX],
  ['DeleteAlias', { AliasName: 'alias/none' }, 'NotFoundException', `Alias ${ARN}none is not found.`],
  ['DeleteAlias', { AliasName: 'mine' }, 'ValidationException', PREFIX],
  ['DeleteAlias', { AliasName: 'alias/aws/s3' }, 'NotAuthorizedException', /^/],
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
  { name: 'CreateAlias', steps: [{ operation: 'CreateAlias', input: { AliasName: 'alias/x', TargetKeyId: DOC_KEY } }] },
  {
    name: 'UpdateAlias: the alias belongs to the new key, and not to the old one',
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
    seed: {
      keys: [{ keyId: DOC_KEY }, { keyId: 'old', aliases: ['alias/a'], deletionDate: '2999-01-01T00:00:00Z' }],
    },
    steps: [{ operation: 'UpdateAlias', input: { AliasName: 'alias/a', TargetKeyId: DOC_KEY } }],
  },
  {
    name: 'DeleteAlias: the name can be used again',
    steps: [
      { operation: 'DeleteAlias', input: { AliasName: 'alias/ExampleAlias' } },
      { operation: 'ListAliases', input: { KeyId: DOC_KEY }, output: { Aliases: [] } },
      { operation: 'CreateAlias', input: { AliasName: 'alias/ExampleAlias', TargetKeyId: DISABLED_ID } },
    ],
  },
  { name: 'DeleteAlias', steps: [{ operation: 'DeleteAlias', input: { AliasName: 'alias/portal/legacy' } }] },
  {
    name: 'ListAliases through a paginator',
    seed: bulkSeed(120),
    steps: [{ operation: 'ListAliases', pages: { size: 50, list: 'Aliases', count: 120 } }],
  },
  {
    name: 'UpdateAlias to a key that has 50 aliases: LimitExceededException',
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
    seed: FULL,
    steps: [{ operation: 'UpdateAlias', input: { AliasName: 'alias/full/0', TargetKeyId: 'full' } }],
  },
  {
    name: 'CreateAlias for a key that has 50 aliases: LimitExceededException',
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
    ([operation, input, code, message]): ClientCase => ({
      name: `${operation} ${JSON.stringify(input)}: ${code}`,
      steps: [{ operation, input, error: [code, typeof message === 'string' ? message : like(message.source)] }],
    }),
  ),
];
