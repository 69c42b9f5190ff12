import { exampleSeed, type Seed, type SeedKey } from '../../src/package/embedded-kms.ts';

/** The key whose policy the gateway is not allowed to read. */
export const DENIED_KEY = '17c0ffee-0d1e-4a5b-9c6d-7e8f90a1b2c3';
/** The key whose policy KMS throttles at first. */
export const THROTTLED_KEY = '1b5ca1ed-2e3f-4b6c-8d7e-9f0a1b2c3d4e';
/** The key whose metadata the gateway is not allowed to read. Its policy can be read. */
export const SEALED_KEY = '2ad0be11-3f40-4c7d-9e8f-0a1b2c3d4e5f';
/** The key whose policy has mistakes, such as a duplicate key. */
export const FLAWED_KEY = '35f1a3ed-4051-4d8e-8f90-1b2c3d4e5f60';

/** The key whose grants the gateway is not allowed to list. Its policy can be read. */
export const UNLISTED_KEY = '47ab1e55-5162-4e9f-9a01-2c3d4e5f6071';

/** The example keys, a key for each kind of failure, and enough keys to scroll, in two accounts and three Regions. */
export function estateSeed(): Seed {
  const { keys, ...rest } = exampleSeed();
  return {
    ...rest,
    keys: [...keys, ...FAILING_KEYS, ...MORE_KEYS],
    faults: [
      { operation: 'GetKeyPolicy', keyId: DENIED_KEY, fault: DENIED_BY_SCP },
      // As many tries as fit into the deadline of one request, so that the first request fails and the second succeeds.
      { operation: 'GetKeyPolicy', keyId: THROTTLED_KEY, firstCalls: 6, fault: { kind: 'throttle' } },
      { operation: 'ListGrants', keyId: UNLISTED_KEY, fault: { kind: 'error', code: 'AccessDeniedException' } },
      { operation: 'DescribeKey', keyId: SEALED_KEY, fault: { kind: 'error', code: 'AccessDeniedException' } },
    ],
  };
}

/** As AWS says it. The gateway keeps the kind of the policy, and leaves out the rest. */
const DENIED_BY_SCP = {
  kind: 'error',
  code: 'AccessDeniedException',
  message:
    'User: arn:aws:sts::111122223333:assumed-role/Reader/kms-policy-gateway is not authorized to perform: kms:GetKeyPolicy ' +
    `on resource: arn:aws:kms:us-east-2:111122223333:key/${DENIED_KEY} with an explicit deny in a service control policy`,
} as const;

/** A text, because the embedded KMS would format an object. It keeps a text as it is, with its mistakes. */
const FLAWED_POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Allow the account",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
      "Action": "kms:*",
      "Resource": "*"
    },
    {
      "Sid": "Let the importer write",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:role/Importer" },
      "Action": "kms:Encrypt",
      "Action": "kms:*",
      "Resource": "*",
      "Conditions": { "Bool": { "aws:SecureTransport": "true" } }
    }
  ]
}`;

/** Without a statement for the account, so that IAM policies decide nothing. */
const UNLISTED_POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Allow the mail service',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/MailService' },
      Action: ['kms:Decrypt', 'kms:PutKeyPolicy'],
      Resource: '*',
    },
  ],
};

const FAILING_KEYS: readonly SeedKey[] = [
  {
    keyId: DENIED_KEY,
    description: 'Evidence of the legal department; nobody else reads its policy',
    aliases: ['alias/legal/evidence'],
    createdAt: '2024-01-12T09:00:00Z',
  },
  {
    keyId: THROTTLED_KEY,
    description: 'Orders of the shop, asked for more often than the quota allows',
    aliases: ['alias/shop/orders'],
    createdAt: '2024-02-20T12:30:00Z',
  },
  { keyId: SEALED_KEY, aliases: ['alias/vault/sealed'], createdAt: '2024-02-28T08:15:00Z' },
  {
    keyId: FLAWED_KEY,
    description: 'Imports of the old system; its policy was written in a hurry',
    aliases: ['alias/imports/legacy'],
    policy: FLAWED_POLICY,
    createdAt: '2024-03-01T17:05:00Z',
  },
  {
    keyId: UNLISTED_KEY,
    description: 'Mail of the support team; its grants cannot be listed',
    aliases: ['alias/support/mail'],
    policy: UNLISTED_POLICY,
    createdAt: '2024-03-08T11:20:00Z',
  },
];

const TEAMS = ['billing', 'catalogue', 'checkout', 'delivery', 'fraud', 'identity', 'loyalty', 'search', 'stock'];
const STORES = ['archive', 'backups', 'database', 'events', 'exports', 'logs', 'queue', 'secrets'];

const MORE_KEYS: readonly SeedKey[] = TEAMS.flatMap((team, row) =>
  STORES.flatMap((store, column) => {
    const number = row * STORES.length + column;
    const key = toServiceKey(team, store, number);
    // Every third team also has keys in a second account.
    return row % 3 === 0 ? [key, { ...key, accountId: '444455556666', region: 'eu-central-1' }] : [key];
  }),
);

function toServiceKey(team: string, store: string, number: number): SeedKey {
  const hex = (0xc0000000 + number * 0x0a3d70a).toString(16);
  return {
    keyId: `${hex}-7d2e-4b1f-a0c3-${(0x5eed00000000 + number * 0x1f3d5).toString(16)}`,
    description: `The ${store} of ${team}`,
    aliases: [`alias/${team}/${store}`],
    createdAt: new Date(Date.UTC(2023, number % 24, 1 + (number % 27), 9, 30)).toISOString(),
    tags: [{ key: 'team', value: team }],
    ...(number % 11 === 7 && { state: 'Disabled' as const }),
    ...(number % 2 === 0 && { rotation: { periodInDays: 365 } }),
  };
}
