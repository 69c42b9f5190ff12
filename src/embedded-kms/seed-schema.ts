import { z } from 'zod';
import { FAULT_RULES } from './fault-schema.ts';
import { GRANT_OPERATIONS } from './grant-operations.ts';
import { KEY_STATES, ORIGINS } from './key-record.ts';
import { KEY_SPECS, KEY_USAGES, toAlgorithms } from './key-specs.ts';
import type { Seed, SeedKey } from './seed.ts';
import { parseRoleArn, type Role } from './sts/role.ts';

const ACCOUNT_ID = z.string().regex(/^[0-9]{12}$/, 'expected an account ID of 12 digits');
const REGION = z.string().regex(/^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$/, 'expected a Region such as us-east-2');
const TIME = z.iso.datetime({ offset: true, error: 'expected a time such as 2026-01-15T09:30:00Z' });
const TEXT = z.string().min(1).max(2048);
const CONTEXT = z.record(z.string(), z.string());

const GRANT = z.strictObject({
  grantId: z.string().min(1).max(128).describe('Made up from the key where it is absent.').exactOptional(),
  name: z.string().min(1).max(256).exactOptional(),
  createdAt: TIME.exactOptional(),
  granteePrincipal: TEXT.exactOptional(),
  granteeServicePrincipal: TEXT.exactOptional(),
  retiringPrincipal: TEXT.exactOptional(),
  retiringServicePrincipal: TEXT.exactOptional(),
  issuingAccount: TEXT.describe("The root of the key's account unless told otherwise.").exactOptional(),
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
    keyId: TEXT.describe('A UUID, mrk- and 32 hexadecimal digits, or any other text.'),
    accountId: ACCOUNT_ID.describe('111122223333 unless told otherwise.').exactOptional(),
    region: REGION.describe('us-east-2 unless told otherwise.').exactOptional(),
    description: z.string().max(8192).exactOptional(),
    policy: z
      .union([z.string(), z.record(z.string(), z.unknown())], 'expected a text, or a JSON object')
      .describe(
        'A text is answered by GetKeyPolicy byte for byte, whatever it is; an object is printed as KMS prints it. The default policy unless told otherwise.',
      )
      .exactOptional(),
    aliases: z
      .array(z.string().regex(/^alias\/[a-zA-Z0-9/_-]{1,250}$/, 'expected an alias name such as alias/example'))
      .exactOptional(),
    spec: z.enum(KEY_SPECS).describe('SYMMETRIC_DEFAULT unless told otherwise.').exactOptional(),
    usage: z.enum(KEY_USAGES).describe('The first that the spec allows, unless told otherwise.').exactOptional(),
    origin: z.enum(ORIGINS).describe('AWS_KMS unless told otherwise.').exactOptional(),
    state: z
      .enum(KEY_STATES)
      .describe('PendingDeletion where there is a deletionDate, else Enabled, unless told otherwise.')
      .exactOptional(),
    manager: z.enum(['AWS', 'CUSTOMER']).describe('CUSTOMER unless told otherwise.').exactOptional(),
    createdAt: TIME.describe('The start of the embedded KMS unless told otherwise.').exactOptional(),
    tags: z
      .array(z.strictObject({ key: z.string().min(1).max(128), value: z.string().max(256) }))
      .max(50)
      .exactOptional(),
    multiRegion: z
      .strictObject({ primaryRegion: REGION, replicaRegions: z.array(REGION) })
      .describe('Present: a multi-Region key. Its record in each Region is a key of its own here.')
      .exactOptional(),
    rotation: z
      .strictObject({
        periodInDays: z.int().min(90).max(2560).describe('365 unless told otherwise.').exactOptional(),
        nextDate: TIME.describe('One period ahead unless told otherwise.').exactOptional(),
      })
      .describe('Present: automatic rotation is on.')
      .exactOptional(),
    grants: z.array(GRANT).exactOptional(),
    deletionDate: TIME.exactOptional(),
    pendingDeletionWindowInDays: z.int().min(7).max(30).exactOptional(),
    expirationModel: z.enum(['KEY_MATERIAL_EXPIRES', 'KEY_MATERIAL_DOES_NOT_EXPIRE']).exactOptional(),
    validTo: TIME.exactOptional(),
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
  externalId: z.string().min(2).max(1224).describe('Who assumes the role must send the same.').exactOptional(),
  trusts: z
    .array(TEXT)
    .describe('Account IDs and ARNs (of an account root or a role) that may assume it; absent: everybody.')
    .exactOptional(),
  maxSessionDuration: z
    .int()
    .min(3600)
    .max(43_200)
    .describe('Seconds; the most that DurationSeconds may be. 3,600 unless told otherwise.')
    .exactOptional(),
  sessionSeconds: z
    .int()
    .min(1)
    .max(43_200)
    .describe('For tests: credentials expire after so many seconds, whatever was asked for.')
    .exactOptional(),
});

/** A seed as JSON from outside. */
export const SEED: z.ZodType<Seed> = z.strictObject({
  $schema: z.string().describe('Where the JSON Schema of this file is, for editors.').exactOptional(),
  keys: z.array(SEED_KEY),
  roles: z.array(ROLE).describe('What AssumeRole of STS may assume.').exactOptional(),
  faults: FAULT_RULES.describe(
    'What goes wrong: throttling, delays, errors. The first rule that matches applies.',
  ).exactOptional(),
});
