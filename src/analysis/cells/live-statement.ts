import type { PolicyStatement } from '../../policy/types.ts';
import { evaluateStatement } from '../evaluate-statement.ts';
import { allOf, anyOf, type Match } from '../match.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import type { Dimension } from './dimension.ts';
import { toBareContext } from './free-keys.ts';
import type { SideCondition, SideStatement } from './side.ts';

/** A statement that can apply to the requests of a group. */
export type LiveStatement = SideStatement & {
  /** Whether it applies to the principal itself, and to its account, if all `open` conditions are met. */
  readonly direct: Match;
  readonly account: Match;
  /**
   * Whether it may apply to a service that has none of the condition keys of which AWS does not document what services
   * have, such as kms:CallerAccount. True for all other principals.
   */
  readonly appliesWithoutKeys: boolean;
  /** The conditions that depend on the cell. */
  readonly open: readonly SideCondition[];
};

/** Null if the statement applies to none of the requests. */
export function toLiveStatement(
  { side, statement }: SideStatement,
  request: { readonly principal: RequestPrincipal; readonly action: string },
  context: RequestContext,
  isOpen: (condition: SideCondition) => boolean,
): LiveStatement | null {
  const evaluate = (each: PolicyStatement, withContext = context) =>
    evaluateStatement(each, request, withContext, { hasPrincipals: true });
  const result = evaluate(statement);
  if (result.applies === 'NO') return null;
  const isUnread = statement.unread.has('CONDITION'); // then the conditions that were read decide nothing
  const conditions = statement.conditions.map((condition) => ({ side, statement, condition }));
  const open = isUnread ? [] : conditions.filter(isOpen);
  const closed = statement.conditions.filter((each) => !open.some(({ condition }) => condition === each));
  const ofAllCells = { ...statement, conditions: closed };
  const { direct, account } = open.length === 0 ? result : evaluate(ofAllCells);
  const appliesWithoutKeys =
    request.principal.kind !== 'SERVICE' ||
    evaluate(ofAllCells, toBareContext(request.principal, context)).applies !== 'NO';
  return { side, statement, direct, account, appliesWithoutKeys, open };
}

/** Reads what the conditions of a statement give in a cell: the dimension of each, and its place there. */
export type Lookup = readonly { readonly dimension: number; readonly place: number }[];

export function toLookup({ open }: LiveStatement, dimensions: readonly Dimension[]): Lookup {
  return open.map(({ condition }) => {
    const dimension = dimensions.findIndex(({ conditions }) => conditions.some((each) => each.condition === condition));
    const place = dimensions[dimension]?.conditions.findIndex((each) => each.condition === condition) ?? -1;
    return { dimension, place };
  });
}

/** Whether a statement applies in a cell: to the principal itself, to its account, or to either. */
export type Applied = {
  readonly live: LiveStatement;
  readonly direct: Match;
  readonly account: Match;
  readonly applies: Match;
};

export function applyInCell(
  live: LiveStatement,
  lookup: Lookup,
  dimensions: readonly Dimension[],
  choice: readonly number[],
): Applied {
  const conditions = allOf(
    lookup.map(({ dimension, place }) => {
      const truths = dimensions[dimension]?.classes[choice[dimension] ?? 0]?.truths;
      return truths?.[place] ?? 'UNKNOWN';
    }),
  );
  const direct = allOf([live.direct, conditions]);
  const account = allOf([live.account, conditions]);
  return { live, direct, account, applies: anyOf([direct, account]) };
}
