import { evaluateCondition } from '../conditions/evaluate-condition.ts';
import { findVariables } from '../conditions/variables.ts';
import type { PrincipalLevel } from '../match-principal.ts';
import { isFree, isSurelyPresent } from './free-keys.ts';
import type { PrincipalClass } from './principal-classes.ts';
import { type Side, type SideStatement, toOpenContext } from './side.ts';

/** An action that no table has, so that condition keys are not missing because of the action. */
const ANY_ACTION = 'kms:AnyAction';

/** What the policies can tell about a principal. Equal for principals whose requests they answer alike. */
export function toProfile(
  { principal }: PrincipalClass,
  sides: readonly Side[],
  statements: readonly SideStatement[],
  levels: readonly PrincipalLevel[],
): string {
  const contexts = sides.map((side) => toOpenContext(principal, ANY_ACTION, side));
  const parts = statements.map(({ side, statement }, at) => {
    const { direct, account } = levels[at] as PrincipalLevel;
    if (direct === 'NO' && account === 'NO') return '';
    const context = contexts[side] as (typeof contexts)[number];
    const conditions = statement.conditions.map((condition) => {
      const variables = findVariables(condition.values).map((name) => JSON.stringify(context.find(name)));
      const isOpen = isFree(condition.key, principal, context);
      const presence = isSurelyPresent(condition.key, context) ? 'present' : 'free';
      return isOpen
        ? `${presence}${variables}`
        : evaluateCondition(condition, context, statement.effect).applies + variables;
    });
    return [direct, account, ...conditions].join('/');
  });
  const relations = sides.map(({ key }) => `${principal.accountId === key.accountId} ${principal.partition}`);
  return [principal.kind === 'ROOT', principal.accountId === null, ...relations, ...parts].join();
}
