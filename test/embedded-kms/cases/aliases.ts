import type { Seed } from '../../../src/embedded-kms/seed/seed.ts';
import { bulkSeed } from '../_bulk-seed.ts';
import { type ClientCase, DISABLED_ID, DOC_KEY, DOC_KEY_ARN, daysFromNow, like } from './_case.ts';
import { api, inferred, KEY_STATES, QUOTAS } from './_evidence.ts';

const ARN = 'arn:aws:kms:us-east-2:111122223333:alias/';

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
];
