import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyPrincipal } from '../../policy/types.ts';
import type { Cell, CellGroup } from '../cells/cell-groups.ts';
import type { PrincipalClass } from '../cells/principal-classes.ts';
import type { Verdict } from '../decide.ts';
import { toName } from '../principals/principal-name.ts';
import { KMS_ACTIONS } from '../tables/actions.ts';
import type { ChangeList, DiffLimit } from './compare-cells.ts';
import { joinWhere } from './describe/describe-cells.ts';
import type { DescribePrincipals, Profile } from './describe/describe-principals.ts';
import { type Gain, joinGains } from './gain.ts';

/** Cells of one group whose verdicts differ in the same way. */
export type GroupChange = {
  readonly list: ChangeList;
  readonly from: Verdict;
  readonly to: Verdict;
  readonly where: string | null;
  readonly group: CellGroup;
  /** One of the cells. Null if they were not compared. */
  readonly cell: Cell | null;
  readonly gain: Gain;
  readonly differsWithoutKeys: boolean;
  /** Why they were not. Null if they were. */
  readonly limit: DiffLimit | null;
};

/** The changes of one principal of a policy that are alike. */
export type MergedChange = Omit<GroupChange, 'group' | 'differsWithoutKeys'> & {
  readonly named: PolicyPrincipal;
  readonly actions: readonly string[];
  readonly andFutureActions: boolean;
  /** Made up: they stand for future actions. */
  readonly futureActions: readonly string[];
  /** A group that has the change, and the principal in it. */
  readonly group: CellGroup;
  readonly principal: PrincipalClass;
};

/** Merges the changes of groups that are alike: first their principals, then their actions. */
export function mergeChanges(
  changes: readonly GroupChange[],
  describePrincipals: DescribePrincipals,
): readonly MergedChange[] {
  const merged = mergeActions(mergePrincipals(changes), describePrincipals);
  const listed = leaveOut(merged, merged, (change, other) => isOfUnknownUser(change) && isOfUser(change, other));
  return leaveOut(
    listed,
    listed.filter(({ named }) => isBroad(named)),
    isPartOf,
  );
}

/** Leaves out changes that others say, too. The others then have their gain. */
function leaveOut<Change extends { readonly gain: Gain }>(
  changes: readonly Change[],
  candidates: readonly Change[],
  isSaidBy: (change: Change, other: Change) => boolean,
): readonly Change[] {
  const gains = new Map<Change, Gain>();
  const kept = changes.filter((change) => {
    const others = candidates.filter((other) => other !== change && isSaidBy(change, other));
    for (const other of others) gains.set(other, joinGains(gains.get(other) ?? other.gain, change.gain));
    return others.length === 0;
  });
  return kept.map((change) => ({ ...change, gain: gains.get(change) ?? change.gain }));
}

type NamedChange = Omit<GroupChange, 'gain' | 'differsWithoutKeys'> & {
  gain: Gain;
  differsWithoutKeys: boolean;
  readonly principal: PrincipalClass;
  readonly profiles: Set<Profile>;
  readonly minor: Minor | null;
};

/** Principals that come along with others: they are listed only if the others do not change alike. */
type Minor = 'ROOT' | 'SERVICE';

function toMinor({ principal, named }: PrincipalClass): Minor | null {
  if (principal.kind === 'ROOT') return 'ROOT';
  return principal.kind === 'SERVICE' && named.kind === 'EVERYONE' ? 'SERVICE' : null;
}

const MINOR_WORDS: Readonly<Record<Minor, string>> = {
  ROOT: 'the principal is a root user',
  SERVICE: 'the principal is an AWS service that neither policy names',
};

/** One change for each principal that a policy names, and each class of actions. */
function mergePrincipals(changes: readonly GroupChange[]): readonly NamedChange[] {
  const merged = new Map<string, NamedChange>();
  for (const change of changes) {
    const { group, list, from, to, where } = change;
    for (const principal of group.principals) {
      const minor = toMinor(principal);
      const id = JSON.stringify([list, from, to, where, group.action.names[0], toName(principal.named), minor]);
      const same = merged.get(id);
      if (same === undefined) {
        merged.set(id, { ...change, principal, minor, profiles: new Set([group.principals]) });
        continue;
      }
      same.profiles.add(group.principals);
      same.gain = joinGains(same.gain, change.gain);
      same.differsWithoutKeys ||= change.differsWithoutKeys;
    }
  }
  const all = [...merged.values()];
  const broad = all.filter(({ principal: { named }, minor }) => minor === null && isBroad(named));
  return leaveOut(all, broad, (change, other) => change.minor !== null && comesAlong(change, other));
}

function isBroad({ kind }: PolicyPrincipal): boolean {
  return kind === 'EVERYONE' || kind === 'ACCOUNT';
}

/**
 * Whether the change of minor principals is that of the others, too. AWS does not document the account keys of a
 * service, such as kms:CallerAccount: what is not decided because of that is decided for the principals of accounts,
 * unless the service has no such key.
 */
function comesAlong(change: NamedChange, other: NamedChange): boolean {
  if (change.group.action !== other.group.action) return false;
  if (change.minor === 'SERVICE' && change.list === 'undecided' && !isAllowedByOne(change)) {
    return !change.differsWithoutKeys;
  }
  // Only services do not need their own IAM policies, so their verdicts may differ from those of everyone else.
  if (change.minor === 'SERVICE' && (change.from !== other.from || change.to !== other.to)) return false;
  const isSameName = toName(change.principal.named) === toName(other.principal.named);
  return isSameName && change.list === other.list && (other.where === null || other.where === change.where);
}

function isAllowedByOne({ from, to }: GroupChange): boolean {
  return [from, to].some((verdict) => verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS');
}

function mergeActions(changes: readonly NamedChange[], describePrincipals: DescribePrincipals): MergedChange[] {
  const merged = new Map<string, MergedChange>();
  for (const { profiles, minor, ...change } of changes) {
    const { list, from, to, principal, group } = change;
    const { named } = principal;
    const who = minor === null ? describePrincipals(named, profiles) : MINOR_WORDS[minor];
    const where = joinWhere([who, change.where]);
    const id = JSON.stringify([list, from, to, where, toName(named)]);
    const same = merged.get(id);
    const { names, isFuture } = group.action;
    merged.set(id, {
      ...(same ?? { ...change, named, where }),
      actions: sortActions([...(same?.actions ?? []), ...(isFuture ? [] : names)]),
      gain: same === undefined ? change.gain : joinGains(same.gain, change.gain),
      andFutureActions: isFuture || (same?.andFutureActions ?? false),
      futureActions: [...(same?.futureActions ?? []), ...(isFuture ? names : [])],
    });
  }
  return [...merged.values()];
}

const PLACES = new Map(KMS_ACTIONS.map(({ name }, at) => [toAsciiLowerCase(name), at]));

function sortActions(names: readonly string[]): readonly string[] {
  const placeOf = (name: string) => PLACES.get(toAsciiLowerCase(name)) ?? PLACES.size;
  return [...new Set(names)].sort((one, other) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1));
}

/** Whether the other change says the same of more principals. */
function isPartOf(change: MergedChange, other: MergedChange): boolean {
  const isSame = change.list === other.list && change.from === other.from && change.to === other.to;
  const includesAll = includes(other.named, change.named) && hasActionsOf(other, change);
  return isSame && change.where === other.where && includesAll;
}

/** The ARN of a federated user does not say whose session it is. What is not decided because of that is listed once. */
function isOfUnknownUser({ list, principal: { principal, named } }: MergedChange): boolean {
  return list === 'undecided' && principal.kind === 'FEDERATED_USER' && named.kind !== 'FEDERATED_USER';
}

function isOfUser(change: MergedChange, other: MergedChange): boolean {
  const { named } = other;
  const isSame = toName(named) === toName(change.named) && !isOfUnknownUser(other);
  const isOfAccount = named.kind === 'IAM_USER' && named.accountId === change.principal.principal.accountId;
  return (isSame || isOfAccount) && hasActionsOf(other, change);
}

function hasActionsOf(more: MergedChange, less: MergedChange): boolean {
  const actions = new Set(more.actions);
  return less.actions.every((name) => actions.has(name)) && (more.andFutureActions || !less.andFutureActions);
}

function includes(one: PolicyPrincipal, other: PolicyPrincipal): boolean {
  if (toName(one) === toName(other)) return false;
  if (one.kind === 'EVERYONE') return true;
  return one.kind === 'ACCOUNT' && one.accountId === other.accountId && other.kind !== 'EVERYONE';
}
