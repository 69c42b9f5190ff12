import { type Principal, toPrincipalWords } from '../../policy/statement-words.ts';
import { join } from './join.ts';

/** Principals as the subject of a sentence: `Account 444455556666`, `2 roles of account 444455556666`, `Role A`. */
export function toSubject(principals: readonly Principal[], home: string): string {
  const accounts = principals.filter(({ kind }) => kind === 'ACCOUNT');
  const others = principals.filter(({ kind }) => kind !== 'ACCOUNT');
  const groups = [...Map.groupBy(others, ({ kind, accountId }) => `${kind} ${accountId}`).values()];
  const isShort = others.length <= NAMED && new Set(others.map(({ accountId }) => accountId)).size <= 1;
  const named = isShort ? toNames(others, home) : groups.map((group) => toCount(group, home));
  const words = [...toAccounts(accounts, home), ...named];
  const shown = words.length > FEW ? [...words.slice(0, FEW - 1), `${words.length - FEW + 1} more`] : words;
  const subject = join(shown);
  return subject.charAt(0).toUpperCase() + subject.slice(1);
}

/** Principals that are named; more are counted. */
const NAMED = 2;
/** Groups of principals that are told. */
const FEW = 3;

function toAccounts(accounts: readonly Principal[], home: string): readonly string[] {
  const ids = accounts.map(({ accountId, value }) => (accountId === home ? 'this account' : (accountId ?? value)));
  const [first] = ids;
  if (first === undefined) return [];
  if (ids.length > FEW) return [`${ids.length} accounts`];
  if (ids.length > 1) return [`accounts ${join(ids)}`];
  return [first === 'this account' ? first : `account ${first}`];
}

/** `role LakeCluster of account 444455556666`, `roles A and B`. */
function toNames(principals: readonly Principal[], home: string): readonly string[] {
  const [first, second] = principals.map((each) => toPrincipalWords(each, { home, isAllowed: true }));
  const [one] = principals;
  if (one === undefined || first === undefined) return [];
  const where = toWhere(one, home);
  const label = toNoun(one);
  if (second === undefined) return [`${label} ${first.name}${where}`.trim()];
  const isAlike = principals.every(({ kind }) => kind === one.kind);
  if (isAlike) return [`${label}${label === '' ? '' : 's '}${first.name} and ${second.name}${where}`];
  return principals.map((each, index) => `${toNoun(each)} ${[first, second][index]?.name}${where}`.trim());
}

function toCount(group: readonly Principal[], home: string): string {
  const [first] = group;
  if (first === undefined) return '';
  const [only] = group.length === 1 ? toNames(group, home) : [];
  return only ?? `${group.length} ${toNoun(first) || 'principal'}s${toWhere(first, home)}`;
}

/** Empty for the account of the key, and for principals without one. */
function toWhere({ accountId }: Principal, home: string): string {
  return accountId === null || accountId === undefined || accountId === home ? '' : ` of account ${accountId}`;
}

function toNoun({ kind }: Principal): string {
  switch (kind) {
    case 'IAM_ROLE':
      return 'role';
    case 'IAM_USER':
      return 'user';
    case 'ASSUMED_ROLE':
      return 'role session';
    case 'FEDERATED_USER':
      return 'federated user';
    case 'SERVICE':
      return 'AWS service';
    default:
      return '';
  }
}
