import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { toPrincipal } from '../../policy/to-principal.ts';
import type { PolicyPrincipal } from '../../policy/types.ts';
import { findOperator } from '../conditions/operators.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { parseRequestPrincipal, RequestError, type RequestPrincipal } from '../request/request-principal.ts';
import { type Budget, createBudget, spend } from './budget.ts';
import { type AccountPattern, findAccounts } from './find-accounts.ts';
import { findTexts } from './find-texts.ts';
import type { Side } from './side.ts';
import { type TextPattern, toTextPattern } from './text-pattern.ts';

/** A principal that sends requests, and the principal of a policy for which it stands. */
export type PrincipalClass = { readonly principal: RequestPrincipal; readonly named: PolicyPrincipal };

/** `areAll`: false if there may be principals for whom none of these stands. */
export type PrincipalClasses = { readonly classes: readonly PrincipalClass[]; readonly areAll: boolean };

/** A name that no policy has. */
const OTHER = 'AnyOther';
/** An account that no policy names, unless it names this one. AWS uses such IDs in its examples. */
const OTHER_ACCOUNTS = ['999999999999', '888888888888', '777777777777', '666666666666'];
const EVERYONE: PolicyPrincipal = { kind: 'EVERYONE', type: 'AWS', value: '*', accountId: null };

/**
 * Principals that stand for all: those that the policies name, with sessions of roles; other ones of each account that
 * is named, and of the key's; other ones of an account that is not named; services that are named, and another one.
 */
export function toPrincipalClasses(sides: readonly Side[]): PrincipalClasses {
  const [{ key }] = sides as readonly [Side, ...Side[]];
  const names = findNames(sides);
  const classes = new Map<string, PrincipalClass>();
  let areAll = true;
  const add = (text: string, named?: PolicyPrincipal) => {
    const principal = parse(text, key);
    if (principal === null || classes.has(principal.value)) return;
    classes.set(principal.value, { principal, named: named ?? toNamed(principal) });
  };
  for (const text of names.texts) {
    const session = toOtherSession(text, names.sessions);
    if (session !== null) add(session, toPrincipal('AWS', text));
    // A session stands for its role, unless other roles with the same name and another path are named.
    if (session === null || names.ambiguousRoles.has(text)) add(text);
  }
  const accounts = new Set([...sides.map((side) => side.key.accountId), ...names.accounts]);
  const unnamed = toUnnamedAccounts(names.patterns, accounts, key.partition);
  const budget = createBudget();
  areAll &&= unnamed.areAll && !names.hasWildcards;
  for (const account of [...accounts, ...unnamed.accounts]) {
    const isNamed = accounts.has(account);
    const named = isNamed ? toPrincipal('AWS', `arn:${key.partition}:iam::${account}:root`) : EVERYONE;
    const others = toOthers(account, key.partition, names, budget);
    for (const text of others.texts) add(text, named);
    areAll &&= others.areAll;
  }
  add('any-other.amazonaws.com', EVERYONE);
  return { classes: [...classes.values()], areAll };
}

/** What may be a principal that sends requests. An error for each other text would take long. */
const PRINCIPAL = /^(?:arn:[^*?]+|\d{12}|[^*?:]+\.(?:amazonaws\.com(?:\.cn)?|aws\.internal))$/s;

function parse(text: string, key: KeyFacts): RequestPrincipal | null {
  if (!PRINCIPAL.test(text)) return null;
  try {
    return parseRequestPrincipal(text, key.partition);
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

function toNamed({ kind, value }: RequestPrincipal): PolicyPrincipal {
  return toPrincipal(kind === 'SERVICE' ? 'Service' : 'AWS', value);
}

type Names = {
  /** What may be principals: from Principal, NotPrincipal and conditions. */
  readonly texts: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  /** The sessions that are named, by account and role. */
  readonly sessions: ReadonlySet<string>;
  /** The ARNs of roles that differ in their paths only. */
  readonly ambiguousRoles: ReadonlySet<string>;
  readonly userNames: ReadonlySet<string>;
  /** Patterns of conditions on the keys that name a principal, with their operators. */
  readonly patterns: readonly NamePattern[];
  /** Whether a Principal element has a value with a wildcard, which KMS refuses. */
  readonly hasWildcards: boolean;
};

type NamePattern = { readonly key: string; readonly operator: string; readonly value: string };

function findNames(sides: readonly Side[]): Names {
  const [texts, accounts, userNames] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const patterns: NamePattern[] = [];
  let hasWildcards = false;
  for (const { principals, notPrincipals, conditions } of sides.flatMap(({ policy }) => policy.statements)) {
    for (const { kind, type, value, accountId } of [...(principals ?? []), ...(notPrincipals ?? [])]) {
      const isNobody = type === 'Federated' || type === 'CanonicalUser';
      hasWildcards ||= kind !== 'EVERYONE' && !isNobody && /[*?]/.test(value);
      texts.add(value);
      if (accountId !== null) accounts.add(accountId);
    }
    for (const { key: name, operator, values } of conditions) {
      const key = toAsciiLowerCase(name);
      for (const value of values) {
        if (key === 'aws:username') userNames.add(value);
        if (NAMING.has(key)) texts.add(value);
        for (const [account] of value.matchAll(/(?<!\d)\d{12}(?!\d)/g)) if (NAMING.has(key)) accounts.add(account);
        const isNaming = key === 'aws:username' || NAMING.has(key);
        if (isNaming && /[*?$]/.test(value)) patterns.push({ key, operator: toAsciiLowerCase(operator), value });
      }
    }
  }
  const sessions = new Set([...texts].flatMap((text) => toRole(text) ?? []));
  return { texts, accounts, sessions, ambiguousRoles: findAmbiguousRoles(texts), userNames, patterns, hasWildcards };
}

function findAmbiguousRoles(texts: ReadonlySet<string>): ReadonlySet<string> {
  const roles = Map.groupBy(texts, (text) => {
    const { account, role } = ROLE.exec(text)?.groups ?? {};
    return role === undefined ? null : `${account}/${role}`;
  });
  roles.delete(null);
  return new Set([...roles.values()].filter(({ length }) => length > 1).flat());
}

/** The condition keys whose values follow from the principal, and name it. */
const NAMING: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'kms:calleraccount',
  'aws:principalservicename',
]);

const SESSION = /^arn:[^:]+:sts::(?<account>\d{12}):assumed-role\/(?<role>[^/]+)\/./s;
const ROLE = /^arn:(?<partition>[^:]+):iam::(?<account>\d{12}):role\/(?:.*\/)?(?<role>[^/]+)$/s;

/** The account and the role of a session. */
function toRole(text: string): string | undefined {
  const { account, role } = SESSION.exec(text)?.groups ?? {};
  return account === undefined ? undefined : `${account}/${role}`;
}

/** Another session of a role of which sessions are named. Null for all other principals. */
function toOtherSession(text: string, sessions: ReadonlySet<string>): string | null {
  const { partition, account, role } = ROLE.exec(text)?.groups ?? {};
  const isNamed = account !== undefined && sessions.has(`${account}/${role}`);
  return isNamed ? `arn:${partition}:sts::${account}:assumed-role/${role}/${OTHER}` : null;
}

/** Principals of an account that no policy names by their ARN: one for each set of patterns that can match one. */
function toOthers(account: string, partition: string, { texts, userNames, patterns: all }: Names, budget: Budget) {
  const patterns = all.filter(({ key }) => key === 'aws:username' || key === 'aws:principalarn');
  const start = `arn:${partition}:iam::${account}:`;
  const federated = `arn:${partition}:sts::${account}:federated-user/`;
  const others = [`${start}root`, `${start}user/${OTHER}`, `${start}role/${OTHER}`, `${federated}${OTHER}`];
  for (const name of userNames) others.push(`${start}user/${name}`);
  let areAll = true;
  for (const prefix of patterns.length === 0 ? [] : [`${start}user/`, `${start}role/`, federated]) {
    const characters = patterns.reduce((sum, { value }) => sum + value.length, 0);
    if (!spend(budget, characters + texts.size)) return { texts: others, areAll: false };
    const arns = patterns.map((pattern) => toArnPattern(pattern, start));
    const literals = [...texts].filter((text) => text.startsWith(prefix));
    const without = prefix === federated ? ':*?$ /' : ':*?$ ';
    const found = findTexts({ patterns: arns, literals, prefix, without, isPath: true }, budget);
    others.push(...(found ?? []));
    areAll &&= found !== null;
  }
  return { texts: others, areAll };
}

function toArnPattern({ key, operator, value }: NamePattern, start: string): TextPattern {
  return toPattern(operator, key === 'aws:username' ? `${start}user/${value}` : value);
}

/** Accounts that no policy names: one for each set of patterns that can match one and its principals. */
function toUnnamedAccounts(patterns: readonly NamePattern[], named: ReadonlySet<string>, partition: string) {
  const started = patterns.flatMap(({ key, operator, value }): readonly AccountPattern[] => {
    const pattern = toPattern(operator, value);
    if (key === 'kms:calleraccount' || key === 'aws:principalaccount') return [{ pattern, prefix: '', isEnd: true }];
    if (key !== 'aws:principalarn') return [];
    return ['iam', 'sts'].map((service) => ({ pattern, prefix: `arn:${partition}:${service}::`, isEnd: false }));
  });
  const other = OTHER_ACCOUNTS.find((account) => !named.has(account)) ?? '000000000000';
  const found = started.length === 0 ? [other] : findAccounts(started, named);
  return { accounts: found ?? [other], areAll: found !== null };
}

function toPattern(operator: string, value: string): TextPattern {
  const base = operator.replace(/^[a-z]+:/, '').replace(/ifexists$/, '');
  return toTextPattern(value, {
    hasWildcards: findOperator(base)?.takesPatterns ?? false,
    ignoresCase: base.includes('ignorecase'),
    isArn: base.startsWith('arn'),
  });
}
