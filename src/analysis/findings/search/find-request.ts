import type { PolicyStatement } from '../../../policy/types.ts';
import type { ContextInput } from '../../request/given-context.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import type { AccessWitness } from '../../witness.ts';
import { type Choice, chooseValues } from './choose-values.ts';
import { spend } from './effort.ts';
import type { EffectiveCondition } from './key-values.ts';
import type { RuleInput } from './rule-input.ts';
import { type LimitValues, toSearchSpace } from './search-space.ts';
import { toWitness } from './to-witness.ts';

export type RequestSearch = {
  readonly principal: RequestPrincipal;
  /** In AWS's spelling. */
  readonly action: string;
  /** A statement for this principal and action. The request meets its conditions. */
  readonly statement: PolicyStatement;
  /** Further conditions that the request meets. */
  readonly also?: readonly EffectiveCondition[];
  /** The values of a condition key that are tried. All if it is not given. */
  readonly limit?: LimitValues;
  /** Condition keys that the request has, besides those in conditions. */
  readonly given?: NonNullable<ContextInput['keys']>;
};

/** The most choices of values that are tried for one finding. */
const MAX_TRIES = 300;

/**
 * A request that a statement applies to, and for an Allow statement no Deny. Null if there is none, or none was found:
 * in policies with many Deny statements, the search may give up.
 */
export function findRequest(search: RequestSearch, input: RuleInput): AccessWitness | null {
  return findFirstRequest([search.action], search, input);
}

/**
 * The first of some actions for which there is such a request. Not all are tried if values were found, and no request.
 */
export function findFirstRequest(
  actions: readonly string[],
  search: Omit<RequestSearch, 'action'>,
  input: RuleInput,
): AccessWitness | null {
  const budget = { tries: MAX_TRIES };
  for (const action of actions) {
    const witness = findOne({ ...search, action }, input, budget);
    if (witness !== null || budget.tries <= 0 || input.effort.left <= 0) return witness;
  }
  return null;
}

function findOne(search: RequestSearch, input: RuleInput, budget: { tries: number }): AccessWitness | null {
  const { principal, action, statement, given = [] } = search;
  const isAllow = statement.effect === 'ALLOW';
  const { denies } = input.openRequests(principal)(action);
  if (isAllow && denies.always !== null) return null;
  const space = toSearchSpace(search, isAllow ? denies.limitedBy : [], input);
  const { tries } = budget;
  const choice = space && chooseValues(space, budget);
  spend(input.effort, (1 + tries - budget.tries) * (1 + denies.limitedBy.length));
  if (choice === null) {
    if (space === null || budget.tries < 0) input.effort.hasGivenUp = true;
    return null;
  }
  const witness = toWitness({ principal, action, given: { keys: [...given, ...toKeys(choice)] } }, input);
  if (witness === null) budget.tries = 0; // for the other actions there is no verdict or no such request, either
  return witness !== null && (isAllow ? ALLOWED : DENIED).has(witness.verdict) ? witness : null;
}

const ALLOWED: ReadonlySet<string> = new Set(['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS']);
const DENIED: ReadonlySet<string> = new Set(['DENIED']);

function toKeys(choice: Choice): NonNullable<ContextInput['keys']> {
  return [...choice.values()].flatMap(({ written, value }) =>
    value.state === 'PRESENT' ? [{ key: written, values: value.values }] : [],
  );
}
