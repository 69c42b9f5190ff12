import type { KeyUsage } from '../generated/graphql.ts';
import { fitsKey } from '../policy/fits-key.ts';

/** A column of the table: what one can do with a key. */
export type Column = {
  readonly name: string;
  /** After "can". */
  readonly verb: string;
  /** A principal that may perform all of these can do what the column says. */
  readonly main: readonly string[];
  /** A principal that may perform only some of these can do a part of it. */
  readonly more: readonly string[];
};

/**
 * The columns for keys of this usage and spec, without what such a key never does. Null if these are not known: then all
 * uses are in one column.
 */
export function toColumns(usage: KeyUsage | null, spec: string | null = null): readonly Column[] {
  const cryptography = usage === null ? undefined : BY_USAGE[usage];
  const fits = (action: string) => fitsKey(action, { usage, spec }) !== false;
  return [
    ...(cryptography ?? [ANY_USE]).map((column) => ({ ...column, more: column.more.filter(fits) })),
    ...[MANAGE, DELETE, PERMISSIONS, VIEW],
  ];
}

/** Whether the column is about this action. Actions that no column names are in Manage. */
export function includesAction(column: Column, action: string): boolean {
  if (column === MANAGE) return column.main.includes(action) || !NAMED_ELSEWHERE.has(action);
  return column.main.includes(action) || column.more.includes(action);
}

const DECRYPT: Column = { name: 'Decrypt', verb: 'decrypt', main: ['kms:Decrypt'], more: ['kms:ReEncryptFrom'] };
const ENCRYPT: Column = {
  name: 'Encrypt',
  verb: 'encrypt',
  main: ['kms:Encrypt'],
  more: [
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:GenerateDataKeyPair',
    'kms:GenerateDataKeyPairWithoutPlaintext',
    'kms:ReEncryptTo',
  ],
};

const BY_USAGE: Partial<Record<KeyUsage, readonly Column[]>> = {
  ENCRYPT_DECRYPT: [DECRYPT, ENCRYPT],
  SIGN_VERIFY: [toColumn('Sign', 'kms:Sign'), toColumn('Verify', 'kms:Verify')],
  GENERATE_VERIFY_MAC: [toColumn('Generate MAC', 'kms:GenerateMac'), toColumn('Verify MAC', 'kms:VerifyMac')],
  KEY_AGREEMENT: [toColumn('Agree on keys', 'kms:DeriveSharedSecret')],
  ENCAPSULATE_DECAPSULATE: [toColumn('Encapsulate', 'kms:Encapsulate'), toColumn('Decapsulate', 'kms:Decapsulate')],
};

const ANY_USE: Column = {
  name: 'Use',
  verb: 'use it',
  main: [],
  more: Object.values(BY_USAGE).flatMap((columns) => columns.flatMap(({ main, more }) => [...main, ...more])),
};

const MANAGE: Column = {
  name: 'Manage',
  verb: 'manage it',
  main: ['kms:EnableKey', 'kms:DisableKey', 'kms:UpdateKeyDescription', 'kms:TagResource'],
  more: [],
};
const DELETE: Column = { name: 'Delete', verb: 'delete it', main: ['kms:ScheduleKeyDeletion'], more: [] };
const PERMISSIONS: Column = {
  name: 'Permissions',
  verb: 'change its permissions',
  main: ['kms:PutKeyPolicy', 'kms:CreateGrant'],
  more: ['kms:RevokeGrant', 'kms:RetireGrant'],
};
const VIEW: Column = {
  name: 'View',
  verb: 'view it',
  main: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:ListGrants'],
  more: [
    'kms:GetKeyLastUsage',
    'kms:GetKeyRotationStatus',
    'kms:GetParametersForImport',
    'kms:GetPublicKey',
    'kms:ListKeyPolicies',
    'kms:ListKeyRotations',
    'kms:ListResourceTags',
  ],
};

const NAMED_ELSEWHERE = new Set([ANY_USE, DELETE, PERMISSIONS, VIEW].flatMap(({ main, more }) => [...main, ...more]));

function toColumn(name: string, action: string): Column {
  return { name, verb: name.toLowerCase().replace('mac', 'MACs'), main: [action], more: [] };
}
