import type { PolicyCondition, PolicyPrincipal, PolicyStatement } from '../policy/types.ts';
import type { Caller } from './authorization.ts';

/**
 * The lockout safety check: would this policy let its own writer put the next one? An Allow for the account counts, for
 * the account's IAM policies may then let the writer do it. Source: KMS Developer Guide, "Default key policy".
 */
export function letsCallerPutPolicy(statements: readonly PolicyStatement[], caller: Caller): boolean {
  const about = (effect: PolicyStatement['effect']) =>
    statements.some((statement) => statement.effect === effect && isAboutCaller(statement, caller));
  return about('ALLOW') && !about('DENY');
}

function isAboutCaller(statement: PolicyStatement, caller: Caller): boolean {
  return (
    coversPrincipal(statement, caller) &&
    coversAction(statement) &&
    statement.conditions.every((condition) => holds(condition, caller))
  );
}

function coversPrincipal({ principals, notPrincipals }: PolicyStatement, caller: Caller): boolean {
  const named = (list: readonly PolicyPrincipal[]) => list.some((principal) => isCaller(principal, caller));
  return principals ? named(principals) : notPrincipals !== null && !named(notPrincipals);
}

function isCaller({ kind, value, accountId }: PolicyPrincipal, caller: Caller): boolean {
  if (kind === 'EVERYONE') return true;
  return accountId === caller.accountId && (kind === 'ACCOUNT' || value === caller.arn || value === caller.roleArn);
}

function coversAction({ actions, notActions }: PolicyStatement): boolean {
  const named = (list: readonly string[]) => list.some((action) => matches(action.toLowerCase(), 'kms:putkeypolicy'));
  return actions ? named(actions) : notActions !== null && !named(notActions);
}

/** `*` and `?` as in IAM. Not a regular expression: one with many stars can be made to take for ever. */
function matches(pattern: string, text: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let read = 0; read < text.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      resume = read;
    } else if (pattern[at] === '?' || pattern[at] === text[read]) {
      at++;
      read++;
    } else if (star >= 0) {
      at = star + 1;
      read = ++resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}

/** [I]: of the keys that a request for PutKeyPolicy has, only the caller's account is known here; any other does not hold. */
function holds({ operator, key, values }: PolicyCondition, caller: Caller): boolean {
  return (
    /^StringEquals(IfExists)?$/i.test(operator) &&
    /^(kms:CallerAccount|aws:PrincipalAccount)$/i.test(key) &&
    values.includes(caller.accountId)
  );
}
