import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyPrincipal } from '../../../policy/types.ts';
import type { PrincipalClass } from '../../cells/principal-classes.ts';
import { type Side, type SideCondition, toOpenContext } from '../../cells/side.ts';
import { evaluateCondition } from '../../conditions/evaluate-condition.ts';
import { toName } from '../../principals/principal-name.ts';
import { deriveFromPrincipal } from '../../request/derive-from-principal.ts';
import { describeClasses } from './describe-classes.ts';

/** Principals that the policies do not tell apart. The first stands for all. */
export type Profile = readonly [PrincipalClass, ...PrincipalClass[]];

/** An action that no table has, so that no condition key is missing because of the action. */
const ANY_ACTION = 'kms:AnyAction';
/** The most conditions on the principal. */
const MAX_CONDITIONS = 50;

/**
 * Says which principals of those for whom `named` stands are meant, by the conditions on the principal, such as
 * kms:CallerAccount. Null if all of them are.
 */
export type DescribePrincipals = (named: PolicyPrincipal, meant: ReadonlySet<Profile>) => string | null;

export function createDescribePrincipals(sides: readonly Side[], profiles: readonly Profile[]): DescribePrincipals {
  const conditions = findConditions(sides, profiles);
  const keys = new Set<string>();
  const truthsOf = new Map(
    profiles.map((profile) => {
      const [{ principal }] = profile;
      const contexts = sides.map((side) => toOpenContext(principal, ANY_ACTION, side));
      const truths = conditions.map(({ side, statement, condition }) => {
        const context = contexts[side] as (typeof contexts)[number];
        if (context.find(condition.key).state === 'ABSENT') keys.add(toAsciiLowerCase(condition.key));
        return evaluateCondition(condition, context, statement.effect).applies;
      });
      return [profile, truths];
    }),
  );
  return (named, meant) => {
    if (conditions.length === 0 || (named.kind !== 'EVERYONE' && named.kind !== 'ACCOUNT')) return null;
    const isNamed = (profile: Profile) => profile.some((each) => toName(each.named) === toName(named));
    const all = profiles.filter(isNamed);
    if (all.every((profile) => meant.has(profile))) return null;
    // "Everyone" is described beside the principals that are named.
    const others = named.kind === 'EVERYONE' ? profiles : all;
    const classes = new Map(others.map((profile) => [String(truthsOf.get(profile)), truthsOf.get(profile) ?? []]));
    const texts = [...classes.keys()];
    const chosen = new Set([...meant].map((profile) => texts.indexOf(String(truthsOf.get(profile)))));
    const columns = conditions.map(({ condition }, at) => ({
      condition,
      truths: [...classes.values()].map((truths) => truths[at] ?? 'UNKNOWN'),
    }));
    return describeClasses(columns, chosen, texts.length, (key) => keys.has(toAsciiLowerCase(key)));
  };
}

/** The conditions whose keys follow from the principal. */
function findConditions(sides: readonly Side[], profiles: readonly Profile[]): readonly SideCondition[] {
  const found = new Map<string, SideCondition>();
  for (const [side, { policy }] of sides.entries()) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        const key = toAsciiLowerCase(condition.key);
        if (!profiles.some(([{ principal }]) => deriveFromPrincipal(key, principal)?.state === 'PRESENT')) continue;
        const id = JSON.stringify([condition.operator, key, condition.values]);
        if (!found.has(id)) found.set(id, { side, statement, condition });
        if (found.size === MAX_CONDITIONS) return [...found.values()];
      }
    }
  }
  return [...found.values()];
}
