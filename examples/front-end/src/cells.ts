import { type Column, includesAction } from './columns.ts';
import type { WhoTableFragment } from './generated/graphql.ts';

export type NamedPrincipal = WhoTableFragment['nodes'][number];
export type Permission = NamedPrincipal['permissions'][number];

/**
 * YES: by the key itself. PARTLY: some of the actions of the column. ONLY_IF: under conditions. BY_IAM: the IAM policies
 * of the account decide. NONE: no statement and no grant allows it, and no account decides it.
 */
export type CellKind = 'YES' | 'PARTLY' | 'ONLY_IF' | 'BY_IAM' | 'UNKNOWN' | 'DENIED' | 'NONE';

export type Cell = {
  readonly kind: CellKind;
  /** Whether it follows from what its account, its role or everyone may do, and nothing names the principal itself. */
  readonly isInherited: boolean;
  /** Whether it is about all main actions of the column. */
  readonly isWhole: boolean;
  /** How many of `actions` are allowed under conditions only. */
  readonly underConditions: 'ALL' | 'SOME' | 'NONE';
  /** For PARTLY: whether further actions are allowed under conditions. They are not in `actions`. */
  readonly moreUnderConditions: boolean;
  /** Whether the IAM policies of the account can allow what is missing. */
  readonly orByIam: boolean;
  /** What decides it. */
  readonly permissions: readonly Permission[];
  /** The actions of the column that `permissions` are about. */
  readonly actions: readonly string[];
};

/** What a principal may do of a column. `others` are the principals of the same key, `isIncomplete` if some are missing. */
export function toCell(
  column: Column,
  who: NamedPrincipal,
  others: readonly NamedPrincipal[],
  isIncomplete: boolean,
): Cell {
  const { direct, byAccount } = toWiderPermissions(who, others);
  const own = who.permissions;
  const key = summarize(column, [...own, ...direct]);
  const iam = summarize(column, [...own, ...byAccount].filter(isByIamOrDenied));
  const isByIam = key.kind === 'NONE' || key.kind === 'BY_IAM';
  const isOwnByIam = key.kind !== 'YES' && summarize(column, own).kind === 'BY_IAM';
  const found = isByIam ? summarize(column, [...own, ...direct, ...byAccount]) : isOwnByIam ? iam : key;
  const needsNothing = found.kind === 'YES' || found.kind === 'DENIED';
  return {
    ...found,
    kind: found.kind === 'NONE' && isIncomplete && who.relation !== 'NOBODY' ? 'UNKNOWN' : found.kind,
    isInherited: found.permissions.length > 0 && !found.permissions.some((each) => own.includes(each)),
    orByIam: found.kind !== 'BY_IAM' && !needsNothing && iam.kind === 'BY_IAM',
  };
}

/** Whether a request needs more than the principal and the action. */
export function isConditional({ conditions, constraints }: Permission): boolean {
  return conditions.length > 0 || (constraints !== null && constraints !== undefined);
}

/** Whether no condition and no Deny statement limits it. */
export function isUnlimited(permission: Permission): boolean {
  return permission.verdict === 'ALLOWED' && !isConditional(permission) && permission.limitedBy.length === 0;
}

/** The permissions of everyone and of the role of a session, which the principal has, too; and those of its account. */
function toWiderPermissions(who: NamedPrincipal, others: readonly NamedPrincipal[]) {
  const isOf = (test: (other: NamedPrincipal) => boolean) =>
    who.relation === 'NOBODY' ? [] : others.filter((other) => other !== who && test(other)).flatMap(toPermissions);
  const { kind, value, accountId } = who.principal;
  const isOfAccount = ({ principal }: NamedPrincipal) => Boolean(accountId) && principal.accountId === accountId;
  return {
    direct: isOf(({ relation, principal }) => {
      if (relation === 'EVERYONE') return true;
      return kind === 'ASSUMED_ROLE' && principal.kind === 'IAM_ROLE' && isRoleOf(principal.value, value);
    }),
    byAccount: isOf((other) => other.principal.kind === 'ACCOUNT' && isOfAccount(other)),
  };
}

function toPermissions({ permissions }: NamedPrincipal): readonly Permission[] {
  return permissions;
}

/** arn:aws:sts::111122223333:assumed-role/Name/session is a session of arn:aws:iam::111122223333:role/path/Name. */
function isRoleOf(role: string, session: string): boolean {
  const isSameAccount = role.split(':')[4] === session.split(':')[4];
  return isSameAccount && role.slice(role.lastIndexOf('/') + 1) === session.split('/')[1];
}

function isByIamOrDenied({ verdict }: Permission): boolean {
  return verdict === 'ALLOWED_IF_IAM_ALLOWS' || verdict === 'DENIED';
}

type Status = 'YES' | 'IF' | 'IAM' | 'UNKNOWN' | 'DENIED';
type Summary = Pick<Cell, 'kind' | 'isWhole' | 'underConditions' | 'moreUnderConditions' | 'permissions' | 'actions'>;

function summarize(column: Column, permissions: readonly Permission[]): Summary {
  // A statement denies these always, whatever allows them.
  const denied = new Set(permissions.flatMap(({ verdict, actions }) => (verdict === 'DENIED' ? actions : [])));
  const entries = permissions.flatMap((permission) => {
    const status = toStatus(permission);
    const actions = permission.actions.filter(
      (action) => includesAction(column, action) && (status === 'DENIED' || !denied.has(action)),
    );
    return status === null || actions.length === 0 ? [] : [{ permission, status, actions }];
  });
  const status = STATUSES.find((each) => entries.some((entry) => entry.status === each));
  if (status === undefined) return NOTHING;
  const deciding = entries.filter((entry) => entry.status === status);
  const actions = new Set(deciding.flatMap((entry) => entry.actions));
  const isWhole = column.main.length > 0 && column.main.every((action) => actions.has(action));
  // Of a column that is allowed as a whole, only what concerns its main actions counts.
  const counted = isWhole
    ? deciding.filter((entry) => entry.actions.some((each) => column.main.includes(each)))
    : deciding;
  const isPart = status === 'YES' && !isWhole;
  const more = entries.filter((entry) => entry.status === 'IF' && entry.actions.some((each) => !actions.has(each)));
  return {
    kind: isPart ? 'PARTLY' : KINDS[status],
    isWhole,
    underConditions: isWhole ? countConditional(counted, column.main) : countConditional(counted, [...actions]),
    moreUnderConditions: isPart && more.length > 0,
    permissions: (isPart ? [...counted, ...more] : counted).map(({ permission }) => permission),
    actions: [...actions],
  };
}

const NOTHING: Summary = {
  kind: 'NONE',
  isWhole: true,
  underConditions: 'NONE',
  moreUnderConditions: false,
  permissions: [],
  actions: [],
};

type Entry = { readonly permission: Permission; readonly actions: readonly string[] };

function countConditional(entries: readonly Entry[], actions: readonly string[]): Cell['underConditions'] {
  const free = new Set(entries.flatMap((entry) => (isConditional(entry.permission) ? [] : entry.actions)));
  if (actions.every((action) => free.has(action))) return 'NONE';
  return actions.some((action) => free.has(action)) ? 'SOME' : 'ALL';
}

/** The best first. */
const STATUSES: readonly Status[] = ['YES', 'IF', 'IAM', 'UNKNOWN', 'DENIED'];
const KINDS: Record<Status, CellKind> = {
  YES: 'YES',
  IF: 'ONLY_IF',
  IAM: 'BY_IAM',
  UNKNOWN: 'UNKNOWN',
  DENIED: 'DENIED',
};

function toStatus(permission: Permission): Status | null {
  switch (permission.verdict) {
    case 'ALLOWED':
      return isConditional(permission) ? 'IF' : 'YES';
    case 'ALLOWED_IF_IAM_ALLOWS':
      return 'IAM';
    case 'UNKNOWN':
      return 'UNKNOWN';
    case 'DENIED':
      return 'DENIED';
    case 'NOT_ALLOWED':
      return null;
  }
}
