import type { ReportFinding, Unread } from '../report-schema.ts';
import { BYTE_ORDER_MARK, toCsvRow } from './csv-row.ts';
import type { Format } from './format.ts';

/** A row for each finding (kind `finding`) and for each thing that was not read (kind `place`, `key` or `part`). */
export const CSV: Format = {
  separator: '',
  toTexts: ({ findings, unread }) => [
    ...findings.map((finding) => ['rows', toRow(ofFinding(finding))] as const),
    ...unread.map((each) => ['rows', toRow(ofUnread(each))] as const),
  ],
  async *toReport(_about, readSection) {
    yield BYTE_ORDER_MARK + toCsvRow(COLUMNS);
    yield* readSection('rows');
  },
};

const COLUMNS = [
  'kind',
  'severity',
  'code',
  'certain',
  'account',
  'region',
  'key_arn',
  'aliases',
  'message',
  'remedy',
  'pointer',
  'sid',
  'grant_id',
  'principals',
  'actions',
  'witness_principal',
  'witness_action',
  'id',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | null>>>;

function ofFinding(finding: ReportFinding): Row {
  const { key, severity, code, certain, message, remedy, pointer, sid, grant, principals, actions, witness, id } =
    finding;
  return {
    kind: 'finding',
    severity,
    code,
    certain: String(certain),
    account: key.accountId,
    region: key.region,
    key_arn: key.arn,
    aliases: toList(key.aliases),
    message,
    remedy,
    pointer,
    sid,
    grant_id: grant?.grantId ?? null,
    principals: toList(principals.map(({ value }) => value)),
    actions: toList(actions),
    witness_principal: witness?.principal ?? null,
    witness_action: witness?.action ?? null,
    id,
  };
}

function ofUnread({ kind, accountId, region, key, code, message, pointer, grantId }: Unread): Row {
  return {
    kind: kind.toLowerCase(),
    code,
    account: accountId,
    region,
    key_arn: key?.arn ?? null,
    aliases: toList(key?.aliases ?? null),
    message,
    pointer,
    grant_id: grantId,
  };
}

function toList(values: readonly string[] | null): string | null {
  return values?.join('; ') ?? null;
}

function toRow(row: Row): string {
  return toCsvRow(COLUMNS.map((column) => row[column] ?? ''));
}
