import { evaluateCondition } from '../../src/analysis/conditions/evaluate-condition.ts';
import { type ContextInput, parseContext } from '../../src/analysis/request/given-context.ts';
import { createRequestContext } from '../../src/analysis/request/request-context.ts';
import { parseRequestPrincipal } from '../../src/analysis/request/request-principal.ts';
import { NOW } from './_access.ts';
import { ALICE, KEY, parse } from './_ask.ts';

export const [YES, NO, MAYBE] = ['YES', 'NO', 'UNKNOWN'];
/** A condition key that the tables do not know: it can have any value. */
export const FREE = 'example:Key';

export function evaluate(operator: string, values: readonly string[], context: ContextInput, key = FREE) {
  const principal = parseRequestPrincipal(ALICE, 'aws');
  const request = {
    key: KEY,
    principal,
    action: 'kms:Decrypt',
    given: parseContext(context, principal, KEY),
    now: NOW,
  };
  const policy = parse({ Version: '2012-10-17', Statement: [] });
  const condition = { operator, key, values, pointer: '' };
  return evaluateCondition(condition, createRequestContext(request, policy, 'KEY'), 'ALLOW');
}

export const having = (...values: readonly string[]) => ({ keys: [{ key: FREE, values }], complete: true });
export const ABSENT = { complete: true };
export const UNKNOWN = {};
