import { z } from 'zod';
import { GRANT_OPERATIONS } from '../rules/grant-operations.ts';
import { KEY_SPECS, KEY_USAGES } from '../rules/key-specs.ts';
import { ROLE } from '../seed/seed-schema.ts';
import type { AliasRecord, GrantPrincipal, GrantRecord, KeyRecord } from './key-record.ts';
import { KEY_STATES, ORIGINS } from './key-record.ts';
import type { RecordKind, Records } from './records.ts';

const TEXT = z.string();
const NUMBER = z.number();
const CONTEXT = z.record(TEXT, TEXT);

const KEY: z.ZodType<KeyRecord> = z.strictObject({
  keyId: TEXT,
  accountId: TEXT,
  region: TEXT,
  createdAt: NUMBER,
  description: TEXT,
  usage: z.enum(KEY_USAGES),
  spec: z.enum(KEY_SPECS),
  origin: z.enum(ORIGINS),
  state: z.enum(KEY_STATES),
  manager: z.enum(['AWS', 'CUSTOMER']),
  policy: TEXT,
  tags: z.array(z.strictObject({ key: TEXT, value: TEXT })),
  multiRegion: z.strictObject({ primaryRegion: TEXT, replicaRegions: z.array(TEXT) }).nullable(),
  deletionDate: NUMBER.nullable(),
  pendingDeletionWindowInDays: NUMBER.nullable(),
  expirationModel: z.enum(['KEY_MATERIAL_EXPIRES', 'KEY_MATERIAL_DOES_NOT_EXPIRE']).nullable(),
  validTo: NUMBER.nullable(),
  keyMaterialDescription: TEXT.exactOptional(),
  customKeyStoreId: TEXT.nullable(),
  cloudHsmClusterId: TEXT.nullable(),
  xksKeyId: TEXT.nullable(),
  rotation: z.strictObject({ periodInDays: NUMBER, nextDate: NUMBER }).nullable(),
  rotations: z.array(z.strictObject({ type: z.enum(['AUTOMATIC', 'ON_DEMAND']), date: NUMBER })),
  onDemandRotationStartedAt: NUMBER.exactOptional(),
});

const ALIAS: z.ZodType<AliasRecord> = z.strictObject({
  name: TEXT,
  accountId: TEXT,
  region: TEXT,
  targetKeyId: TEXT,
  createdAt: NUMBER,
  updatedAt: NUMBER,
});

const PRINCIPAL: z.ZodType<GrantPrincipal> = z.strictObject({ kind: z.enum(['ARN', 'SERVICE']), value: TEXT });

const GRANT: z.ZodType<GrantRecord> = z.strictObject({
  grantId: TEXT,
  keyId: TEXT,
  accountId: TEXT,
  region: TEXT,
  name: TEXT.nullable(),
  createdAt: NUMBER,
  grantee: PRINCIPAL,
  retiring: PRINCIPAL.nullable(),
  issuingAccount: TEXT,
  operations: z.array(z.enum(GRANT_OPERATIONS)),
  constraints: z
    .strictObject({
      EncryptionContextSubset: CONTEXT.exactOptional(),
      EncryptionContextEquals: CONTEXT.exactOptional(),
      SourceArn: TEXT.exactOptional(),
    })
    .nullable(),
});

/**
 * The shape of each kind of record in a state file. A row with other members was written by another version.
 */
export const RECORD_SCHEMAS: { readonly [Kind in RecordKind]: z.ZodType<Records[Kind][number]> } = {
  keys: KEY,
  aliases: ALIAS,
  grants: GRANT,
  roles: ROLE,
};
