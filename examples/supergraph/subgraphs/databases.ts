import { GraphQLError } from 'graphql';
import { createSubgraph } from './subgraph.ts';

type Database = { readonly name: string; readonly kmsKeyId: string };

const KEY = 'arn:aws:kms:us-east-2:111122223333:key';

/** RDS names the key of a database by its ARN, whatever it was made with. */
const DATABASES: readonly Database[] = [
  { name: 'cards', kmsKeyId: `${KEY}/0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45` },
  { name: 'chargebacks', kmsKeyId: `${KEY}/0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45` },
  { name: 'payroll', kmsKeyId: `${KEY}/5e709c43-2b1f-4da8-8076-93f4e5d6c7b8` },
  { name: 'customer-portal', kmsKeyId: `${KEY}/7092be65-4d31-4fca-a298-b51607f8e9da` },
];

export const databases = createSubgraph(
  'databases',
  {
    Query: { databases: () => DATABASES },
    Database: { key: ({ kmsKeyId }: Database) => ({ arn: kmsKeyId }) },
    Key: { databases: ({ arn }: { arn: string }) => DATABASES.filter(({ kmsKeyId }) => kmsKeyId === arn) },
  },
  ({ arn }) => (typeof arn === 'string' ? { arn } : new GraphQLError('A key is known here by its ARN alone.')),
);
