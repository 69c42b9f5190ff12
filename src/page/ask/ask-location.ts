import type { AccessContext } from '../generated/graphql.ts';

/** A condition key of a request, with one of its values. Null: the request does not have the key. */
export type ContextRow = { readonly key: string; readonly value: string | null };
export type Pair = { readonly key: string; readonly value: string };

/** A question, as the form has it. */
export type Question = {
  readonly principal: string;
  readonly action: string;
  /** A key with several values has a row for each. */
  readonly rows: readonly ContextRow[];
  /** A service, or `direct`. Empty if it is not known. */
  readonly via: string;
  /** All pairs of the encryption context. Null if it is not known. */
  readonly encryption: readonly Pair[] | null;
  /** Whether the request has no other condition keys. */
  readonly complete: boolean;
};

/**
 * The question of a URL: `principal`, `action`, `context.KEY=VALUE` (again for each further value), `absent=KEY`, `via`,
 * `encryption.KEY=VALUE` or `encryption=none`, and `complete=true`.
 */
export function parseQuestion(search: string): Question {
  const parameters = new URLSearchParams(search);
  const rows: ContextRow[] = [];
  const pairs: Pair[] = [];
  for (const [name, value] of parameters) {
    if (name.startsWith(CONTEXT)) rows.push({ key: name.slice(CONTEXT.length), value });
    else if (name === 'absent') rows.push({ key: value, value: null });
    else if (name.startsWith(ENCRYPTION)) pairs.push({ key: name.slice(ENCRYPTION.length), value });
  }
  return {
    principal: parameters.get('principal') ?? '',
    action: parameters.get('action') ?? '',
    rows,
    via: parameters.get('via') ?? '',
    encryption: pairs.length > 0 || parameters.has('encryption') ? pairs : null,
    complete: parameters.get('complete') === 'true',
  };
}

/** The parameters of the URL for a question. Leaves out rows without a key. */
export function toParameters(question: Partial<Question>): readonly (readonly [string, string])[] {
  const { principal = '', action = '', rows = [], via = '', encryption = null, complete = false } = question;
  const pairs = encryption?.filter(({ key }) => key !== '') ?? [];
  const all: (readonly [string, string])[] = [
    ['principal', principal.trim()],
    ['action', action.trim()],
    ['via', via.trim()],
    ...rows
      .filter(({ key }) => key.trim() !== '')
      .map(({ key, value }) =>
        value === null ? (['absent', key.trim()] as const) : ([CONTEXT + key.trim(), value] as const),
      ),
    ...pairs.map(({ key, value }) => [ENCRYPTION + key, value] as const),
    ...(encryption !== null && pairs.length === 0 ? [['encryption', 'none'] as const] : []),
    ...(complete ? [['complete', 'true'] as const] : []),
  ];
  return all.filter(([name, value]) => value !== '' || name.includes('.'));
}

const CONTEXT = 'context.';
const ENCRYPTION = 'encryption.';

/** The context of a question, as the schema has it. */
export function toContext({ rows, via, encryption, complete }: Question): AccessContext {
  const values = new Map<string, { readonly key: string; readonly values: string[] }>();
  for (const { key, value } of rows) {
    if (value === null) continue;
    const entry = values.get(key.toLowerCase());
    if (entry === undefined) values.set(key.toLowerCase(), { key, values: [value] });
    else entry.values.push(value);
  }
  return {
    keys: [...values.values()],
    absent: rows.flatMap(({ key, value }) => (value === null ? [key] : [])),
    complete,
    ...(via !== '' && { via }),
    ...(encryption !== null && { encryptionContext: [...encryption] }),
  };
}
