import { toFewConditions } from '../cell-words.ts';
import { isConditional, type Permission } from '../cells.ts';
import { type Column, includesAction } from '../columns.ts';
import type { AnswerInput } from './answer.ts';
import { type Able, type Clause, toSource, toUnlimited } from './clause.ts';
import { join } from './join.ts';
import { toDenyPhrase } from './phrases.ts';
import { toVerb } from './verbs.ts';

/** What everyone can do: first without limits, then under each set of conditions. */
export function toEveryoneClauses(all: readonly Able[], input: AnswerInput): readonly Clause[] {
  const permissions = all
    .flatMap(({ who }) => who.permissions)
    .filter(({ verdict }) => verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS');
  const open = toUnlimited(permissions);
  const limited = permissions.filter((each) => !open.includes(each));
  const groups = Map.groupBy(limited, (each) => JSON.stringify([toFewConditions(each), toPointers(each)]));
  return [...(open.length > 0 ? [open] : []), ...groups.values()].map((group) => toClause(group, input));
}

function toClause(group: readonly Permission[], input: AnswerInput): Clause {
  const [first] = group;
  const columns = input.columns.filter((column) =>
    group.some(({ actions }) => actions.some((action) => includesAction(column, action))),
  );
  const told = columns.length === 1 ? columns : columns.filter(({ name }) => name !== 'View');
  const verbs = join(told.map((column) => toOpenVerb(column, group)));
  const isOpen = toUnlimited(group).length > 0;
  const bound = isOpen || first === undefined ? NO_BOUND : toBound(first, input.home);
  const limits = isOpen || first === undefined ? '' : toDenyPhrase(toPointers(first).map(input.toNumber));
  const conditions = bound.conditions.length === 0 ? [] : [`only if ${join(bound.conditions)}`];
  const what = [verbs, ...conditions, ...(limits === '' ? [] : [limits])].join(', ');
  return {
    tier: 'EVERYONE',
    tone: isOpen ? 'PUBLIC' : bound.isHome ? 'PLAIN' : 'WIDE',
    columns,
    verbs,
    sentence: `${bound.subject}${toExceptions(group, input)} can ${what}.`,
    notes: isOpen ? ['No condition bounds it.'] : [],
    limits,
    source: toSource(group),
  };
}

function toOpenVerb(column: Column, group: readonly Permission[]): string {
  const actions = group.flatMap((each) => each.actions).filter((action) => includesAction(column, action));
  const isWhole = column.main.length > 0 && column.main.every((action) => actions.includes(action));
  return toVerb(column, actions, isWhole);
}

/** For an Allow with NotPrincipal. */
function toExceptions(group: readonly Permission[], { exceptions, toNumber }: AnswerInput): string {
  const pointers = group.flatMap(({ source }) => (source.__typename === 'PolicyStatement' ? [source.pointer] : []));
  const numbers = [...new Set(pointers.map(toNumber))];
  if (!pointers.every((pointer) => exceptions.has(pointer))) return '';
  return `, except those whom statement ${numbers.join(' or ')} lists,`;
}

function toPointers({ limitedBy }: Permission): readonly string[] {
  return limitedBy.map(({ pointer }) => pointer);
}

/** Whom the conditions leave. */
type Bound = { readonly subject: string; readonly conditions: readonly string[]; readonly isHome: boolean };

const NO_BOUND: Bound = { subject: 'Anyone with an AWS account', conditions: [], isHome: false };

/** A condition on the account or the organization of the caller says who it is, and the others what must be met. */
function toBound(permission: Permission, home: string): Bound {
  if (!isConditional(permission)) return NO_BOUND;
  const by = (keys: ReadonlySet<string>, format: RegExp) =>
    permission.conditions.find(
      ({ operator, key, values }) =>
        operator === 'StringEquals' && keys.has(key.toLowerCase()) && values.every((value) => format.test(value)),
    );
  const who = by(ACCOUNT_KEYS, /^\d{12}$/) ?? by(ORGANIZATION_KEYS, /^o-\w+$/);
  const others = { ...permission, conditions: permission.conditions.filter((each) => each !== who) };
  const conditions = isConditional(others) ? toFewConditions(others) : [];
  if (who === undefined) return { ...NO_BOUND, conditions };
  if (!ACCOUNT_KEYS.has(who.key.toLowerCase())) {
    const noun = who.values.length === 1 ? 'the organization' : 'the organizations';
    return { subject: `Everyone in ${noun} ${join(who.values)}`, conditions, isHome: false };
  }
  const isHome = who.values.every((value) => value === home);
  const accounts = who.values.map((value) => (value === home ? 'this account' : `account ${value}`));
  return { subject: `Everyone in ${join(accounts)}`, conditions, isHome };
}

const ACCOUNT_KEYS: ReadonlySet<string> = new Set(['kms:calleraccount', 'aws:principalaccount']);
const ORGANIZATION_KEYS: ReadonlySet<string> = new Set(['aws:principalorgid']);
