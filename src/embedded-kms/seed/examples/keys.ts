import type { SeedKey } from '../seed.ts';
import { ARCHIVE_GRANTS } from './grants.ts';
import { administeredPolicy } from './policies.ts';
import { BOUNDED_EVERYONE, CONSOLE_STYLE, CROSS_ACCOUNT, DENY, ORPHANED, PUBLIC } from './teaching-policies.ts';

/** The keys of the example seed. The deletion date is 21 days after `now`. */
export function exampleKeys(now: Date): readonly SeedKey[] {
  return [...POLICY_KEYS, ...kindsOfKeys(now)];
}

/** Each shows one thing that a key policy can say. */
const POLICY_KEYS: readonly SeedKey[] = [
  {
    // The key in the examples of AWS's documentation, with the policy of its GetKeyPolicy example.
    keyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
    description: 'Example key with the default policy',
    aliases: ['alias/ExampleAlias'],
    createdAt: '2024-03-05T10:14:00Z',
  },
  {
    keyId: '0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45',
    description: 'Card numbers at rest; the AWS console wrote its policy',
    policy: CONSOLE_STYLE,
    aliases: ['alias/payments/cards', 'alias/payments/primary'],
    createdAt: '2024-05-21T07:45:12Z',
    tags: [
      { key: 'team', value: 'payments' },
      { key: 'pci', value: 'true' },
    ],
  },
  {
    keyId: '2f4d9a10-8c3b-4e77-b1d2-5a6c7e8f9012',
    description: 'Event archive, which the data lake account reads',
    policy: CROSS_ACCOUNT,
    aliases: ['alias/analytics/event-archive'],
    createdAt: '2024-07-02T16:20:31Z',
    grants: ARCHIVE_GRANTS,
  },
  {
    keyId: '3c5e7a21-0f9d-4b86-8e54-71d2c3b4a596',
    description: 'Secrets of the shop; it can be used only through Secrets Manager',
    policy: BOUNDED_EVERYONE,
    aliases: ['alias/shop/secrets'],
    createdAt: '2024-08-14T11:02:47Z',
  },
  {
    keyId: '4d6f8b32-1a0e-4c97-9f65-82e3d4c5b6a7',
    description: 'Price lists for partners; anybody may decrypt with it',
    policy: PUBLIC,
    aliases: ['alias/partners/price-lists'],
    createdAt: '2024-09-30T13:37:05Z',
  },
  {
    keyId: '5e709c43-2b1f-4da8-8076-93f4e5d6c7b8',
    description: 'Payroll; explicit denies protect it',
    policy: DENY,
    aliases: ['alias/hr/payroll'],
    createdAt: '2024-11-11T08:00:00Z',
  },
  {
    keyId: '6f81ad54-3c20-4eb9-9187-a405f6e7d8c9',
    description: 'Monthly reports; a role that used it was deleted',
    policy: ORPHANED,
    aliases: ['alias/reports/monthly'],
    createdAt: '2025-01-09T15:26:53Z',
  },
];

/** Each shows one state or kind of key. */
function kindsOfKeys(now: Date): readonly SeedKey[] {
  return [
    {
      keyId: '7092be65-4d31-4fca-a298-b51607f8e9da',
      description: 'Former customer portal; the key is disabled',
      policy: administeredPolicy('KeyAdministrators', 'CustomerPortal'),
      aliases: ['alias/portal/legacy'],
      state: 'Disabled',
      createdAt: '2023-04-18T09:12:00Z',
    },
    {
      keyId: '81a3cf76-5e42-40db-b3a9-c62718091aeb',
      description: 'Backups of the old data center; the key is pending deletion',
      policy: administeredPolicy('KeyAdministrators', 'BackupOperator'),
      deletionDate: daysAfter(now, 21),
      createdAt: '2022-02-27T22:05:40Z',
    },
    {
      keyId: '92b4d087-6f53-41ec-84ba-d7382910abfc',
      description: 'Signs the releases of the mobile app',
      policy: administeredPolicy('KeyAdministrators', 'ReleasePipeline', 'SIGN_VERIFY'),
      aliases: ['alias/mobile/release-signing'],
      spec: 'ECC_NIST_P256',
      usage: 'SIGN_VERIFY',
      createdAt: '2025-02-03T10:10:10Z',
    },
    {
      keyId: 'a3c5e198-7064-42fd-95cb-e8493a21bc0d',
      description: 'Authenticates webhooks',
      policy: administeredPolicy('KeyAdministrators', 'WebhookSender', 'GENERATE_VERIFY_MAC'),
      aliases: ['alias/webhooks/hmac'],
      spec: 'HMAC_256',
      usage: 'GENERATE_VERIFY_MAC',
      createdAt: '2025-03-19T18:44:29Z',
    },
    ...['us-east-2', 'us-west-2'].map(toMultiRegionKey),
    {
      keyId: 'b4d6f2a9-8175-430e-a6dc-f95a4b32cd1e',
      aliases: ['alias/aws/s3'],
      manager: 'AWS',
      createdAt: '2021-06-01T12:00:00Z',
    },
  ];
}

function toMultiRegionKey(region: string): SeedKey {
  return {
    keyId: 'mrk-1234abcd12ab34cd56ef1234567890ab',
    region,
    description: 'Customer profiles; a multi-Region key in two Regions',
    policy: administeredPolicy('KeyAdministrators', 'ProfileService'),
    aliases: ['alias/customers/profiles'],
    multiRegion: { primaryRegion: 'us-east-2', replicaRegions: ['us-west-2'] },
    createdAt: '2025-05-27T06:30:18Z',
  };
}

function daysAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString();
}
