import type { DatabaseSync } from 'node:sqlite';
import { toProblems } from '../../json/input.ts';
import { RECORD_SCHEMAS } from './record-schema.ts';
import { type RecordChange, type RecordKind, type Records, toChange } from './records.ts';
import { StateFileError, toStateFileError } from './state-file-error.ts';

/** Reads and checks all rows, so that damage is found at the start, not during a later call. Throws StateFileError. */
export function loadRecords(database: DatabaseSync): Records {
  try {
    const records = readRecords(database);
    checkOwners(records);
    return records;
  } catch (error) {
    if (error instanceof SyntaxError) throw new StateFileError('it is damaged', { cause: error });
    throw toStateFileError(error);
  }
}

type Row = Omit<RecordChange, 'kind' | 'data'> & { readonly kind: string; readonly data: string };

function readRecords(database: DatabaseSync): Records {
  const records = { keys: [], aliases: [], grants: [], roles: [] } as { readonly [Kind in RecordKind]: object[] };
  const select = database.prepare('SELECT account_id AS accountId, region, kind, id, data FROM record');
  for (const row of select.iterate() as Iterable<unknown> as Iterable<Row>) {
    if (!isKind(row.kind)) throw wrongRow(row, 'this version has no records of this kind');
    records[row.kind].push(parseRow(row, row.kind));
  }
  return records as unknown as Records;
}

function isKind(kind: string): kind is RecordKind {
  return Object.hasOwn(RECORD_SCHEMAS, kind);
}

function parseRow(row: Row, kind: RecordKind): object {
  const record = JSON.parse(row.data);
  // Does not keep the copy that zod returns: copies of 100,000 records would need much memory.
  const { error } = RECORD_SCHEMAS[kind].safeParse(record);
  if (error !== undefined) throw wrongRow(row, `the record is not valid in this version: ${toProblems(error)[0]}`);
  // A change of the record is written to the row that the record names, so this must be the same row.
  const { accountId, region, id } = toChange(kind, record);
  if (accountId === row.accountId && region === row.region && id === row.id) return record;
  throw wrongRow(row, 'the record has another account, Region or ID than the row');
}

/** Refuses aliases and grants without a key: no operation could delete them. */
function checkOwners({ keys, aliases, grants }: Records): void {
  const known = new Set(keys.map((key) => toOwner(key, key.keyId)));
  const alias = aliases.find((each) => !known.has(toOwner(each, each.targetKeyId)));
  if (alias !== undefined) throw wrongRow(toChange('aliases', alias), 'its key is missing');
  const grant = grants.find((each) => !known.has(toOwner(each, each.keyId)));
  if (grant !== undefined) throw wrongRow(toChange('grants', grant), 'its key is missing');
}

function toOwner({ accountId, region }: { readonly accountId: string; readonly region: string }, keyId: string) {
  return `${accountId}/${region}/${keyId}`;
}

type RowName = Pick<Row, 'accountId' | 'region' | 'kind' | 'id'>;

function wrongRow({ accountId, region, kind, id }: RowName, why: string): StateFileError {
  const name = [kind, id, accountId, region].map((part) => JSON.stringify(part.slice(0, MAX_SHOWN))).join(', ');
  return new StateFileError(`its row (${name}) is damaged, or another version wrote it: ${why.slice(0, MAX_SHOWN)}`);
}

/** The most characters of each part of the message. */
const MAX_SHOWN = 200;
