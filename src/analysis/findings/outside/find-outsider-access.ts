import type { PolicyStatement } from '../../../policy/types.ts';
import type { CellGroup } from '../../cells/cell-groups.ts';
import type { Assignment } from '../../cells/dimension.ts';
import type { PrincipalClass } from '../../cells/principal-classes.ts';
import { toWitness } from '../../cells/to-cell-witness.ts';
import { mayBe } from '../../evaluation.ts';
import type { AccessWitness } from '../../witness.ts';
import type { FindingsInput } from '../finding.ts';
import { toSharedGroups } from '../shared-groups.ts';
import { largerNeed, NEEDS, type Need, toLeastNeeded } from './needs.ts';
import { areTrusted } from './organizations.ts';

/** What an Allow statement lets a principal do of an account that neither the policy nor the configuration names. */
export type OutsiderAccess = {
  /** The least that an outsider needs. */
  readonly need: Exclude<Need, 'NOBODY'>;
  /** The actions for which it is enough, in AWS's spelling. */
  readonly actions: readonly string[];
  /** False if it is not decided that the statement applies, or that no Deny statement does. */
  readonly certain: boolean;
  readonly witness: AccessWitness;
  readonly values: Assignment;
  /** Whether the configuration trusts the organizations of the outsider. True for that of the key. */
  readonly isTrusted: boolean;
};

export type OutsiderResult = {
  readonly access: ReadonlyMap<PolicyStatement, OutsiderAccess>;
  /** The statements about which more requests are told apart than can be compared. */
  readonly undecided: ReadonlySet<PolicyStatement>;
};

/** Null is a pause. Each statement is evaluated with all Deny statements. */
export function* findOutsiderAccess(input: FindingsInput): Generator<null, OutsiderResult> {
  const access = new Map<PolicyStatement, OutsiderAccess>();
  const undecided = new Set<PolicyStatement>();
  for (const group of toSharedGroups(input)) {
    yield null;
    if (group === null || group.action.isFuture || !group.principals.some(isOutsider)) continue;
    if (group.cells === null) {
      for (const live of group.statements) if (mayBe(live, 'ALLOW')) undecided.add(live.statement);
      continue;
    }
    for (const found of findInGroup(group, input)) {
      access.set(found.statement, better(access.get(found.statement), found));
    }
  }
  return { access, undecided };
}

function isOutsider({ principal, named }: PrincipalClass): boolean {
  return named.kind === 'EVERYONE' && principal.kind !== 'SERVICE';
}

type Found = OutsiderAccess & { readonly statement: PolicyStatement };

/** The best cell of the group for each statement. */
function findInGroup(group: CellGroup, input: FindingsInput): readonly Found[] {
  const { dimensions, action, principals } = group;
  const outsider = principals.find(isOutsider) ?? principals[0];
  const needed = dimensions.map(({ classes }) => classes.map((each) => toLeastNeeded(each, input)));
  const best = new Map<PolicyStatement, Found>();
  for (const { choice, applied, verdicts } of group.cells?.() ?? []) {
    const [verdict = 'UNKNOWN'] = verdicts;
    if (verdict === 'DENIED' || verdict === 'NOT_ALLOWED') continue;
    const chosen = choice.flatMap((place, at) => needed[at]?.[place] ?? []);
    const need = chosen.map((each) => each.need).reduce(largerNeed, 'NOTHING');
    if (need === 'NOBODY') continue;
    for (const { live, applies } of applied) {
      if (applies === 'NO' || !mayBe(live, 'ALLOW')) continue;
      const values = chosen.map((each) => each.values);
      const found: Found = {
        statement: live.statement,
        need,
        actions: action.names,
        certain: applies === 'YES' && verdict !== 'UNKNOWN',
        witness: toWitness({ ...group, principals: [outsider] }, values, verdict),
        ...toTrust(values, input),
      };
      best.set(live.statement, better(best.get(live.statement), found));
    }
  }
  return [...best.values()];
}

function toTrust(each: readonly Assignment[], { trust }: FindingsInput): Pick<OutsiderAccess, 'values' | 'isTrusted'> {
  const values = new Map(each.flatMap((assignment) => [...assignment]));
  return { values, isTrusted: areTrusted(values, trust) };
}

/** The one that needs less, or is less trusted, or more certain. Of two alike, the first with the actions of both. */
function better<Access extends OutsiderAccess>(one: Access | undefined, other: Access): Access {
  if (one === undefined || toRank(other) < toRank(one)) return other;
  if (toRank(other) > toRank(one)) return one;
  return { ...one, actions: [...new Set([...one.actions, ...other.actions])] };
}

function toRank({ need, isTrusted, certain }: OutsiderAccess): number {
  return 4 * NEEDS.indexOf(need) + 2 * Number(isTrusted) + Number(!certain);
}
