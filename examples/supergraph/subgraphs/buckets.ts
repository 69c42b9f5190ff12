import { createSubgraph } from './subgraph.ts';

type Bucket = {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly kmsMasterKeyId: string;
};

const HOME = { accountId: '111122223333', region: 'us-east-2' };

/** Their keys are examples of the embedded KMS; S3 takes each of these ways to name one. */
const BUCKETS: readonly Bucket[] = [
  // A key ARN.
  {
    ...HOME,
    name: 'event-archive',
    kmsMasterKeyId: 'arn:aws:kms:us-east-2:111122223333:key/2f4d9a10-8c3b-4e77-b1d2-5a6c7e8f9012',
  },
  // An alias ARN.
  {
    ...HOME,
    name: 'price-lists',
    kmsMasterKeyId: 'arn:aws:kms:us-east-2:111122223333:alias/partners/price-lists',
  },
  // A key ID, and an alias name: of the account and Region of the bucket.
  { ...HOME, name: 'card-receipts', kmsMasterKeyId: '0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45' },
  { ...HOME, name: 'payslips', kmsMasterKeyId: 'alias/hr/payroll' },
  // An alias that does not exist.
  { ...HOME, name: 'forgotten', kmsMasterKeyId: 'alias/forgotten' },
  // A key in an account that the gateway is not configured for.
  {
    accountId: '999999999999',
    region: 'eu-west-1',
    name: 'of-a-stranger',
    kmsMasterKeyId: '8d1f2a3b-0c4d-4e5f-9a6b-7c8d9e0f1a2b',
  },
];

export const buckets = createSubgraph('buckets', {
  Query: { buckets: () => BUCKETS },
  Bucket: {
    account: ({ accountId }: Bucket) => ({ accountId }),
    key: (bucket: Bucket) => ({ identifier: toIdentifier(bucket) }),
  },
});

/** What names no account and Region means those of its bucket; the gateway would take its own. */
function toIdentifier({ kmsMasterKeyId: id, accountId, region }: Bucket): string {
  if (id.startsWith('arn:')) return id;
  return `arn:aws:kms:${region}:${accountId}:${id.startsWith('alias/') ? id : `key/${id}`}`;
}
