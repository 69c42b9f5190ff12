import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { type ConditionValue, present } from '../conditions/condition-value.ts';
import { evaluateCondition } from '../conditions/evaluate-condition.ts';
import { expandVariables } from '../conditions/variables.ts';
import type { Match } from '../match.ts';
import { NAMES_KEY } from '../request/encryption-context.ts';
import type { RequestContext } from '../request/request-context.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import { type Budget, createBudget, spend } from './budget.ts';
import { isSurelyPresent } from './free-keys.ts';
import { isPossibleTogether, toNames } from './related-keys.ts';
import type { SideCondition } from './side.ts';
import { type Atom, toCandidates } from './value-candidates.ts';
import { toValueSets } from './value-sets.ts';

/** Values of condition keys, by the name of the key in lower case. */
export type Assignment = ReadonlyMap<string, ConditionValue>;

/** Values for which each condition gives the same. `truths` has what each gives, in the order of the conditions. */
export type ValueClass = { readonly members: readonly Assignment[]; readonly truths: readonly Match[] };

/**
 * Condition keys of which a request has any values, as far as principal, action and key say: one key, or several whose
 * values depend on each other. The classes have all their values.
 */
export type Dimension = {
  readonly keys: readonly string[];
  readonly conditions: readonly SideCondition[];
  readonly classes: readonly ValueClass[];
};

/** The most values of the keys together that are compared. */
const MAX_ASSIGNMENTS = 10_000;

/**
 * The values of the keys. Each key is behind those that the variables in its conditions name. `contexts` has what is
 * known of the request, by side. Null if there are too many.
 */
export function toDimension(
  keys: readonly string[],
  conditions: readonly SideCondition[],
  contexts: readonly RequestContext[],
  budget: Budget = createBudget(),
): Dimension | null {
  const classes = new Map<string, { members: Assignment[]; truths: readonly Match[] }>();
  const assignments = toAssignments(keys, conditions, contexts, budget);
  if (assignments === null || !spend(budget, assignments.length * toSteps(conditions))) return null;
  for (const assignment of assignments) {
    const truths = conditions.map((condition) => toTruth(condition, assignment, contexts));
    const id = truths.join();
    const found = classes.get(id);
    if (found === undefined) classes.set(id, { members: [assignment], truths });
    // Few requests have an empty text: it stands for a class only if nothing else does.
    else if (![...assignment.values()].includes(EMPTY)) found.members.push(assignment);
  }
  return { keys, conditions, classes: [...classes.values()] };
}

/** The steps that it takes to evaluate the conditions. To compare an address takes longest. */
function toSteps(conditions: readonly SideCondition[]): number {
  return conditions.reduce((steps, { condition: { operator, values } }) => {
    const each = /ipaddress/i.test(operator) ? 4 : 0.1;
    return steps + 1 + values.length * each;
  }, 0);
}

function toTruth(
  { side, statement, condition }: SideCondition,
  assignment: Assignment,
  contexts: readonly RequestContext[],
): Match {
  return evaluateCondition(condition, withValues(contexts[side] as RequestContext, assignment), statement.effect)
    .applies;
}

/** The context of a request that has these values, too. */
function withValues(context: RequestContext, assignment: Assignment): RequestContext {
  return { ...context, find: (name) => assignment.get(toAsciiLowerCase(name)) ?? context.find(name) };
}

function toAssignments(
  keys: readonly string[],
  conditions: readonly SideCondition[],
  contexts: readonly RequestContext[],
  budget: Budget,
): readonly Assignment[] | null {
  let assignments: readonly Assignment[] = [new Map()];
  for (const key of keys) {
    const own = conditions.filter(({ condition }) => toAsciiLowerCase(condition.key) === key);
    const next: Assignment[] = [];
    for (const assignment of assignments) {
      const values = toValues(key, own, assignment, contexts, budget);
      if (values === null || next.length + values.length > MAX_ASSIGNMENTS) return null;
      for (const value of values) {
        const extended = new Map(assignment).set(key, value);
        if (isPossibleTogether(extended)) next.push(extended);
      }
    }
    assignments = next;
  }
  return assignments;
}

/** The values of one key that its conditions tell apart, where the keys before it have the given values. */
function toValues(
  key: string,
  conditions: readonly SideCondition[],
  assignment: Assignment,
  contexts: readonly RequestContext[],
  budget: Budget,
): readonly ConditionValue[] | null {
  const atoms = conditions.flatMap((condition) => toAtoms(condition, assignment, contexts));
  const isPresent = contexts.every((context) => isSurelyPresent(key, context));
  const candidates = toCandidates(key, atoms, budget)?.filter(({ state }) => !isPresent || state !== 'ABSENT') ?? null;
  if (candidates === null) return null;
  const empty = conditions.some(({ condition }) => SET_OPERATOR.test(condition.operator)) ? [EMPTY] : [];
  if (!findConditionKey(key)?.multiValued) return [...candidates, ...empty];
  const rules = {
    toTruths: (value: ConditionValue) =>
      conditions.map((condition) => toTruth(condition, new Map(assignment).set(key, value), contexts)),
    isForAll: conditions.map(({ condition }) => /^forallvalues:/i.test(condition.operator)),
    keepsEach: ORGANIZATION_PATHS.has(key),
    ...(key === NAMES_KEY &&
      toNames(
        assignment,
        atoms.map(({ value }) => value),
      )),
  };
  const sets = toValueSets(candidates, rules, budget);
  return sets && [...sets, ...(key === NAMES_KEY ? [] : empty)];
}

/** The configuration may trust the organization of one path, and not that of another, which the policy treats alike. */
const ORGANIZATION_PATHS: ReadonlySet<string> = new Set(['aws:principalorgpaths', 'aws:sourceorgpaths']);

const EMPTY = present('');

/** An empty text is no value for a set operator. Source: IAM User Guide, "Set operators for multivalued context keys". */
const SET_OPERATOR = /^for(?:allvalues|anyvalue):/i;

function toAtoms(
  { side, condition: { operator, values } }: SideCondition,
  assignment: Assignment,
  contexts: readonly RequestContext[],
): readonly Atom[] {
  const context = withValues(contexts[side] as RequestContext, assignment);
  const takesPatterns = !/^(?:[a-z]+:)?string(?:not)?equals/i.test(operator);
  return values.flatMap((value) => {
    const expanded = expandVariables(value, context, { takesPatterns });
    return expanded.kind === 'TEXT' ? [{ operator, value: expanded.text }] : [];
  });
}
