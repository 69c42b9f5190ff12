import type { Role } from '../sts/role.ts';
import type { AliasRecord, GrantRecord, KeyRecord } from './key-record.ts';

/** All data of an embedded KMS: a seed is converted to it, and a state file keeps it. */
export type Records = {
  readonly keys: readonly KeyRecord[];
  readonly aliases: readonly AliasRecord[];
  readonly grants: readonly GrantRecord[];
  readonly roles: readonly Role[];
};

export type RecordKind = keyof Records;

/** A record that is new, changed or deleted (`data` is null). Account, Region, kind and ID together identify it. */
export type RecordChange = {
  readonly accountId: string;
  readonly region: string;
  readonly kind: RecordKind;
  readonly id: string;
  readonly data: object | null;
};

/** A change for each record, as if all of them were new. */
export function* toChanges(records: Records): Generator<RecordChange> {
  for (const key of records.keys) yield toChange('keys', key);
  for (const alias of records.aliases) yield toChange('aliases', alias);
  for (const grant of records.grants) yield toChange('grants', grant);
  for (const role of records.roles) yield toChange('roles', role);
}

/** The change that writes this record. */
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

/** A role has no Region, and its ARN contains its account. */
const NOWHERE = { accountId: '', region: '' };
