import { type NamedPrincipal, toCell } from '../cells.ts';
import type { Column } from '../columns.ts';
import type { AnswerInput } from './answer.ts';
import { type Able, type Clause, toSource } from './clause.ts';
import { toEveryoneClauses } from './everyone-clauses.ts';
import { toConditionPhrase, toLimitPhrase } from './phrases.ts';
import { toSubject } from './subjects.ts';
import { toVerbs } from './verbs.ts';

/** The widest first. */
export function findClauses(input: AnswerInput): readonly Clause[] {
  const all = input.principals.map((who) => toAble(who, input.columns)).filter(({ able }) => able.length > 0);
  const tier = (test: (who: NamedPrincipal) => boolean) => all.filter(({ who }) => test(who));
  const isHome = ({ relation, principal }: NamedPrincipal) =>
    relation === 'OWN_ACCOUNT' && principal.kind === 'ACCOUNT';
  return [
    ...toEveryoneClauses(
      tier(({ relation }) => relation === 'EVERYONE'),
      input,
    ),
    ...toClauses(
      tier(({ relation }) => relation === 'OTHER_ACCOUNT'),
      'WIDE',
      input,
    ),
    ...toClauses(
      tier(({ relation }) => relation === 'TRUSTED_ACCOUNT'),
      'PLAIN',
      input,
    ),
    ...toClauses(
      tier((who) => who.relation === 'OWN_ACCOUNT' && !isHome(who)),
      'PLAIN',
      input,
    ),
    ...toClauses(
      tier(({ relation }) => relation === 'SERVICE'),
      'PLAIN',
      input,
    ),
    ...toClauses(tier(isHome), 'PLAIN', input).map((clause) => ({ ...clause, tier: 'ACCOUNT_BY_IAM' }) as const),
  ].toSorted((one, other) => toRank(one) - toRank(other));
}

/** Clauses of a wide tier come before what only a few principals of the account can do. */
function toRank({ tone }: Clause): number {
  return tone === 'PUBLIC' ? 0 : tone === 'WIDE' ? 1 : 2;
}

function toAble(who: NamedPrincipal, columns: readonly Column[]): Able {
  const own = { ...who, inherited: [] };
  const able = columns
    .map((column) => ({ column, cell: toCell(column, own, false) }))
    .filter(({ cell: { kind } }) => kind === 'YES' || kind === 'PARTLY' || kind === 'ONLY_IF' || kind === 'BY_IAM');
  return { who, able: who.relation === 'EVERYONE' ? able : able.filter(matters) };
}

/** Whoever can only view the key, or end grants, would hide those who can use it. */
function matters({ column, cell }: Able['able'][number]): boolean {
  if (column.name === 'Permissions') return cell.actions.some((action) => column.main.includes(action));
  return column.name !== 'View';
}

/** Principals that can do the same share a sentence. */
function toClauses(all: readonly Able[], tone: Clause['tone'], input: AnswerInput): readonly Clause[] {
  const groups = Map.groupBy(withoutCovered(all), (each) => toGroup(each, input));
  return [...groups.values()]
    .map((members) => toClause(members, tone, input))
    .toSorted((one, other) => toColumnRank(one, input) - toColumnRank(other, input));
}

function toColumnRank({ columns: [first] }: Clause, { columns }: AnswerInput): number {
  return first === undefined ? columns.length : columns.indexOf(first);
}

/** What the sentence depends on, but for its subject. */
function toGroup({ able }: Able, input: AnswerInput): string {
  const cells = able.map(({ cell }) => cell);
  return JSON.stringify([toVerbs(able, input.columns), toConditionPhrase(cells), toLimitPhrase(cells, input.toNumber)]);
}

/** Leaves out principals whose account can do as much, without conditions. */
function withoutCovered(all: readonly Able[]): readonly Able[] {
  return all.filter(({ who: { principal }, able }) => {
    if (principal.kind === 'ACCOUNT') return true;
    const account = all.find(
      ({ who }) => who.principal.kind === 'ACCOUNT' && who.principal.accountId === principal.accountId,
    );
    const free = account?.able.filter(({ cell }) => cell.underConditions === 'NONE').map(({ column }) => column);
    return free === undefined || !able.every(({ column }) => free.includes(column));
  });
}

function toClause(members: readonly Able[], tone: Clause['tone'], input: AnswerInput): Clause {
  const able = members[0]?.able ?? [];
  const cells = members.flatMap((each) => each.able.map(({ cell }) => cell));
  const verbs = toVerbs(able, input.columns);
  const limits = toLimitPhrase(cells, input.toNumber);
  const what = [`${verbs}${toConditionPhrase(cells.slice(0, able.length))}`, ...(limits === '' ? [] : [limits])].join(
    ', ',
  );
  return {
    tier: tone === 'WIDE' ? 'OTHER' : 'NAMED',
    tone,
    columns: able.map(({ column }) => column),
    verbs,
    sentence: `${toSubject(
      members.map(({ who }) => who.principal),
      input.home,
    )} can ${what}.`,
    notes: toIamNotes(members, input.home),
    limits,
    source: toSource(cells.flatMap(({ permissions }) => permissions)),
  };
}

/** In another account, IAM policies that the account of the key does not see decide who can use the permission. */
function toIamNotes(members: readonly Able[], home: string): readonly string[] {
  const accounts = new Set(members.map(({ who }) => who.principal.accountId));
  const isElsewhere = members.every(
    ({ who: { principal } }) => principal.kind === 'ACCOUNT' && principal.accountId !== home,
  );
  if (!isElsewhere) return [];
  return [
    accounts.size === 1 ? 'Its IAM policies decide who in it can.' : 'Their IAM policies decide who in them can.',
  ];
}
