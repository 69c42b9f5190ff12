import { z } from 'zod';
import { FAULT_RULES } from '../faults/fault-schema.ts';
import { ORGANIZATION } from '../organization/organization-schema.ts';
import { GRANT_OPERATIONS } from '../rules/grant-operations.ts';
import { KEY_SPECS, KEY_USAGES, toAlgorithms } from '../rules/key-specs.ts';
import { DEFAULT_ACCOUNT_ID, DEFAULT_REGION } from '../store/defaults.ts';
import { KEY_STATES, ORIGINS } from '../store/key-record.ts';
import { parseRoleArn, type Role } from '../sts/role.ts';
import { PRINCIPAL } from './principal-schema.ts';
import type { Seed, SeedKey } from './seed.ts';

const ACCOUNT_ID = z.string().regex(/^[0-9]{12}$/, 'expected an account ID of 12 digits');
const REGION = z.string().regex(/^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$/, 'expected a Region such as us-east-2');
const TIME = z.iso.datetime({ offset: true, error: 'expected a time such as 2026-01-15T09:30:00Z' });
const TEXT = z.string().min(1).max(2048);
const CONTEXT = z.record(z.string(), z.string());

const GRANT = z.strictObject({
  grantId: z
    .string()
    .min(1)
    .max(128)
    .describe("Default: computed from the key's ARN and the index of the grant.")
    .exactOptional(),
  name: z.string().min(1).max(256).exactOptional(),
  createdAt: TIME.exactOptional(),
  granteePrincipal: TEXT.exactOptional(),
  granteeServicePrincipal: TEXT.exactOptional(),
  retiringPrincipal: TEXT.exactOptional(),
  retiringServicePrincipal: TEXT.exactOptional(),
  issuingAccount: TEXT.describe("An ARN. Default: the root of the key's account.").exactOptional(),
  operations: z.array(z.enum(GRANT_OPERATIONS)).min(1),
  constraints: z
    .strictObject({
      encryptionContextSubset: CONTEXT.exactOptional(),
      encryptionContextEquals: CONTEXT.exactOptional(),
      sourceArn: TEXT.exactOptional(),
    })
    .exactOptional(),
});

/** One key of a seed. */
export const SEED_KEY: z.ZodType<SeedKey> = z
  .strictObject({
    keyId: TEXT.describe('A UUID, or mrk- and 32 hexadecimal digits, as in KMS. Any other text is accepted, too.'),
    accountId: ACCOUNT_ID.describe(`Default: ${DEFAULT_ACCOUNT_ID}.`).exactOptional(),
    region: REGION.describe(`Default: ${DEFAULT_REGION}.`).exactOptional(),
    description: z.string().max(8192).exactOptional(),
    policy: z
      .union([z.string(), z.record(z.string(), z.unknown())], 'expected a string or a JSON object')
      .describe(
        'GetKeyPolicy returns a string unchanged, even one that is not a policy. ' +
          'An object is formatted as KMS formats it. Default: the default key policy.',
      )
      .exactOptional(),
    aliases: z
      .array(z.string().regex(/^alias\/[a-zA-Z0-9/_-]{1,250}$/, 'expected an alias name such as alias/example'))
      .exactOptional(),
    spec: z.enum(KEY_SPECS).describe('Default: SYMMETRIC_DEFAULT.').exactOptional(),
    usage: z.enum(KEY_USAGES).describe('Default: the first usage that KMS has for keys of the spec.').exactOptional(),
    origin: z.enum(ORIGINS).describe('Default: AWS_KMS.').exactOptional(),
    state: z
      .enum(KEY_STATES)
      .describe('Default: PendingDeletion for a key with a deletionDate, and Enabled for any other.')
      .exactOptional(),
    manager: z.enum(['AWS', 'CUSTOMER']).describe('Default: CUSTOMER.').exactOptional(),
    createdAt: TIME.describe('Default: the start of the embedded KMS.').exactOptional(),
    tags: z
      .array(z.strictObject({ key: z.string().min(1).max(128), value: z.string().max(256) }))
      .max(50)
      .exactOptional(),
    multiRegion: z
      .strictObject({ primaryRegion: REGION, replicaRegions: z.array(REGION) })
      .describe('Makes the key a multi-Region key. The key needs an entry of its own for each of its Regions.')
      .exactOptional(),
    rotation: z
      .strictObject({
        periodInDays: z.int().min(90).max(2560).describe('Default: 365.').exactOptional(),
        nextDate: TIME.describe('Default: one period after the start of the embedded KMS.').exactOptional(),
      })
      .describe('Turns automatic rotation on.')
      .exactOptional(),
    onDemandRotationStartDate: TIME.describe(
      'When a rotation on demand began that is still in progress. GetKeyRotationStatus tells it.',
    ).exactOptional(),
    grants: z.array(GRANT).exactOptional(),
    deletionDate: TIME.exactOptional(),
    pendingDeletionWindowInDays: z.int().min(7).max(30).exactOptional(),
    expirationModel: z.enum(['KEY_MATERIAL_EXPIRES', 'KEY_MATERIAL_DOES_NOT_EXPIRE']).exactOptional(),
    validTo: TIME.exactOptional(),
    keyMaterialDescription: z
      .string()
      .max(256)
      .describe('Only for imported key material. ListKeyRotations tells it.')
      .exactOptional(),
    customKeyStoreId: TEXT.exactOptional(),
    cloudHsmClusterId: TEXT.exactOptional(),
    xksKeyId: TEXT.exactOptional(),
  })
  .refine(({ spec = 'SYMMETRIC_DEFAULT', usage }) => usage === undefined || toAlgorithms(spec, usage) !== null, {
    path: ['usage'],
    error: 'expected a usage that KMS has for keys of this spec',
  });

/** A role of a seed. */
export const ROLE: z.ZodType<Role> = z.strictObject({
  arn: z.string().refine((arn) => parseRoleArn(arn) !== null, 'expected the ARN of a role'),
  externalId: z
    .string()
    .min(2)
    .max(1224)
    .describe('AssumeRole must send the same ExternalId. Default: it may send any ExternalId or none.')
    .exactOptional(),
  trusts: z
    .array(TEXT)
    .describe(
      "Who may assume the role: account IDs, and ARNs of an account's root, a user, a role or an assumed-role session. " +
        'Default: everybody.',
    )
    .exactOptional(),
  maxSessionDuration: z
    .int()
    .min(3600)
    .max(43_200)
    .describe('The largest DurationSeconds of AssumeRole, in seconds. Default: 3600.')
    .exactOptional(),
});

/** The content of a seed file. */
export const SEED: z.ZodType<Seed> = z.strictObject({
  $schema: z.string().describe('The URL or path of the JSON Schema of this file, for editors.').exactOptional(),
  keys: z.array(SEED_KEY),
  predefinedAliases: z
    .array(z.string().regex(/^alias\/aws\/[a-zA-Z0-9/_-]{1,246}$/, 'expected an alias of AWS such as alias/aws/ebs'))
    .describe(
      "AWS's aliases that each account has in each Region before it has keys for them. " +
        'Default: those that AWS lists in a new account.',
    )
    .exactOptional(),
  roles: z.array(ROLE).describe('The roles that AssumeRole of STS knows.').exactOptional(),
  principals: z
    .array(PRINCIPAL)
    .describe('The users and roles that have access keys, IAM policies or condition keys, for enforcement.')
    .exactOptional(),
  organization: ORGANIZATION.exactOptional(),
  faults: FAULT_RULES.describe(
    'Rules that make calls fail or wait: throttling, delays, errors. The first rule that matches a call applies to it.',
  ).exactOptional(),
});
