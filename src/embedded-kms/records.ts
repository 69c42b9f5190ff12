import type { AliasRecord, GrantRecord, KeyRecord } from './key-record.ts';
import type { Role } from './sts/role.ts';

/** All that an embedded KMS knows: what a seed becomes, and what a state file keeps. */
export type Records = {
  readonly keys: readonly KeyRecord[];
  readonly aliases: readonly AliasRecord[];
  readonly grants: readonly GrantRecord[];
  readonly roles: readonly Role[];
};

export type RecordKind = keyof Records;

/** One record that is new, changed, or gone (`data` is null). Account, Region, kind and ID together name it. */
export type RecordChange = {
  readonly accountId: string;
  readonly region: string;
  readonly kind: RecordKind;
  readonly id: string;
  readonly data: object | null;
};

/** Each record as if it were put now. */
export function* toChanges(records: Records): Generator<RecordChange> {
  for (const key of records.keys) yield toChange('keys', key);
  for (const alias of records.aliases) yield toChange('aliases', alias);
  for (const grant of records.grants) yield toChange('grants', grant);
  for (const role of records.roles) yield toChange('roles', role);
}

/** The record as it is put. */
export function toChange<Kind extends RecordKind>(kind: Kind, record: Records[Kind][number]): RecordChange {
  const { accountId, region } = 'accountId' in record ? record : NOWHERE;
  return { accountId, region, kind, id: ID_OF[kind](record), data: record };
}

const ID_OF: { readonly [Kind in RecordKind]: (record: Records[Kind][number]) => string } = {
  keys: ({ keyId }) => keyId,
  aliases: ({ name }) => name,
  grants: ({ grantId }) => grantId,
  roles: ({ arn }) => arn,
};

/** A role is of no Region; its ARN has its account. */
const NOWHERE = { accountId: '', region: '' };
