import type { WhoPermissionFragment, WhoTableFragment } from '../generated/graphql.ts';
import { type Column, includesAction } from './columns.ts';
import { type Limit, toLimits } from './limits.ts';

export type Permission = WhoPermissionFragment;
export type NamedPrincipal = Pick<WhoTableFragment['nodes'][number], 'relation' | 'principal'> & {
  /** By statements and grants that name it. */
  readonly permissions: readonly Permission[];
  /** By those that name its account, its role or everyone. */
  readonly inherited: readonly Permission[];
};

/**
 * YES: by the key itself. PARTLY: some of the actions of the column. ONLY_IF: under conditions. BY_IAM: the IAM policies
 * of the account decide. NONE: no statement and no grant allows it, and no account decides it.
 */
export type CellKind = 'YES' | 'PARTLY' | 'ONLY_IF' | 'BY_IAM' | 'UNKNOWN' | 'DENIED' | 'NONE';

export type Cell = {
  readonly kind: CellKind;
  /** Whether it follows from what its account, its role or everyone may do, and nothing names the principal itself. */
  readonly isInherited: boolean;
  /** Whether it is about all main actions of the column, but those that are always denied. */
  readonly isWhole: boolean;
  /** How many of `actions` are allowed under conditions only. */
  readonly underConditions: 'ALL' | 'SOME' | 'NONE';
  /** For PARTLY: whether further actions are allowed under conditions. They are not in `actions`. */
  readonly moreUnderConditions: boolean;
  /** Whether the IAM policies of the account can allow what is missing. */
  readonly orByIam: boolean;
  /** Whether an Allow statement with NotPrincipal decides it, which is for everyone whom it does not list. */
  readonly isByException: boolean;
  /** What decides it. */
  readonly permissions: readonly Permission[];
  /** The actions of the column that `permissions` are about. */
  readonly actions: readonly string[];
  /** The Deny statements that take some of it away, under conditions. */
  readonly limits: readonly Limit[];
  /** The Deny statements that always take actions of the column away. */
  readonly denied: readonly Limit[];
};

/**
 * What a principal may do of a column. `isIncomplete`: principals or permissions may be missing. `exceptions`: the
 * pointers of the Allow statements with NotPrincipal.
 */
export function toCell(
  column: Column,
  who: NamedPrincipal,
  isIncomplete: boolean,
  exceptions: ReadonlySet<string> = NO_EXCEPTIONS,
): Cell {
  const all = [...who.permissions, ...who.inherited];
  const byKey = summarize(
    column,
    all.filter(({ verdict }) => verdict !== 'ALLOWED_IF_IAM_ALLOWS'),
  );
  const isDecided = byKey.kind !== 'NONE' && byKey.kind !== 'DENIED';
  const found = isDecided ? byKey : summarize(column, all);
  const byIam = summarize(column, all.filter(isByIamOrDenied));
  const orByIam = isDecided && byKey.kind !== 'YES' && byIam.kind === 'BY_IAM';
  const { claimed, whole, ...rest } = found;
  const denied = toLimits(column, all.filter(isDenied), column.main);
  return {
    ...rest,
    kind: toKind(found.kind, {
      isDeniedInPart: denied.length > 0,
      isIncomplete: isIncomplete && who.relation !== 'NOBODY',
    }),
    isInherited:
      found.kind !== 'DENIED' &&
      found.permissions.length > 0 &&
      !found.permissions.some((each) => who.permissions.includes(each)),
    orByIam,
    isByException: found.permissions.some(
      ({ source }) => source.__typename === 'PolicyStatement' && exceptions.has(source.pointer),
    ),
    limits: found.kind === 'DENIED' ? [] : toLimits(column, orByIam ? [...claimed, ...byIam.claimed] : claimed, whole),
    denied,
  };
}

const NO_EXCEPTIONS: ReadonlySet<string> = new Set();

function toKind(kind: CellKind, { isDeniedInPart, isIncomplete }: { isDeniedInPart: boolean; isIncomplete: boolean }) {
  if (kind === 'NONE') return isIncomplete ? 'UNKNOWN' : 'NONE';
  return kind === 'YES' && isDeniedInPart ? 'PARTLY' : kind;
}

/** Whether a request needs more than the principal and the action. */
export function isConditional({ conditions, constraints }: Permission): boolean {
  return conditions.length > 0 || (constraints !== null && constraints !== undefined);
}

/** Whether no condition and no Deny statement limits it. */
export function isUnlimited(permission: Permission): boolean {
  return permission.verdict === 'ALLOWED' && !isConditional(permission) && permission.limitedBy.length === 0;
}

function isDenied({ verdict }: Permission): boolean {
  return verdict === 'DENIED';
}

function isByIamOrDenied({ verdict }: Permission): boolean {
  return verdict === 'ALLOWED_IF_IAM_ALLOWS' || verdict === 'DENIED';
}

type Status = 'YES' | 'IF' | 'IAM' | 'UNKNOWN' | 'DENIED';
type Summary = Omit<Cell, 'isInherited' | 'orByIam' | 'isByException' | 'limits' | 'denied'> & {
  /** The permissions for all of `actions`, also those that are not main actions. */
  readonly claimed: readonly Permission[];
  /** What it is about: the main actions, or `actions` if some of these are missing. */
  readonly whole: readonly string[];
};

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
  const main = status === 'DENIED' ? column.main : column.main.filter((action) => !denied.has(action));
  const isWhole = main.length > 0 && main.every((action) => actions.has(action));
  // Of a column that is allowed as a whole, only what concerns its main actions counts.
  const counted = isWhole
    ? deciding.filter((entry) => entry.actions.some((each) => column.main.includes(each)))
    : deciding;
  const isPart = status === 'YES' && !isWhole;
  const more = entries.filter((entry) => entry.status === 'IF' && entry.actions.some((each) => !actions.has(each)));
  return {
    kind: isPart ? 'PARTLY' : KINDS[status],
    isWhole,
    underConditions: isWhole ? countConditional(counted, main) : countConditional(counted, [...actions]),
    moreUnderConditions: isPart && more.length > 0,
    permissions: (isPart ? [...counted, ...more] : counted).map(({ permission }) => permission),
    actions: [...actions],
    claimed: (isPart ? [...deciding, ...more] : deciding).map(({ permission }) => permission),
    whole: isWhole ? main : [...actions],
  };
}

const NOTHING: Summary = {
  kind: 'NONE',
  isWhole: true,
  underConditions: 'NONE',
  moreUnderConditions: false,
  permissions: [],
  actions: [],
  claimed: [],
  whole: [],
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
