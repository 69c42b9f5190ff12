import { quote } from '../../../json/quote.ts';
import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyStatement } from '../../../policy/types.ts';
import { findConditionKey } from '../../tables/condition-keys.ts';
import type { FindingCode, Found } from '../finding.ts';
import type { OutsiderAccess } from '../outside/find-outsider-access.ts';
import { toFinding, toRemedy } from '../to-finding.ts';

/**
 * Conditions of an Allow statement that requests without the condition key meet. `access` is what the statement lets an
 * outsider do.
 */
export function* findMetWithoutKey(statement: PolicyStatement, access: OutsiderAccess | undefined): Generator<Found> {
  if (statement.effect !== 'ALLOW') return;
  const { conditions } = statement;
  yield* toFindings(
    'ALLOW_WITH_IF_EXISTS',
    statement,
    access,
    conditions.filter((each) => isMetIfAbsent(each, statement)),
  );
  yield* toFindings(
    'FOR_ALL_VALUES_IN_ALLOW',
    statement,
    access,
    conditions.filter((each) => isForAll(each, conditions)),
  );
}

function* toFindings(
  code: FindingCode,
  statement: PolicyStatement,
  access: OutsiderAccess | undefined,
  conditions: readonly PolicyCondition[],
): Generator<Found> {
  if (conditions.length === 0) return;
  const isPassed = conditions.some((condition) => isPassedBy(access, condition));
  const keys = [...new Set(conditions.map(({ key }) => quote(key)))].join(', ');
  yield toFinding(code, statement, {
    severity: isPassed ? 'HIGH' : 'LOW',
    certain: !isPassed || access?.certain === true,
    message: `Requests without ${keys} meet the condition, too${isPassed ? ', and an outsider can send one' : ''}.`,
    remedy: toRemedy(code, conditions[0]?.key ?? ''),
    principals: statement.principals ?? [],
    actions: isPassed ? (access?.actions ?? []) : [],
    witness: isPassed ? (access?.witness ?? null) : null,
  });
}

/** Whether an outsider is allowed without the key. */
function isPassedBy(access: OutsiderAccess | undefined, { key }: PolicyCondition): boolean {
  if (access === undefined || (access.need !== 'NOTHING' && access.need !== 'SERVICE')) return false;
  return access.values.get(toAsciiLowerCase(key))?.state !== 'PRESENT';
}

/** The keys that each request of an IAM principal has. */
const ALWAYS_PRESENT: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'kms:calleraccount',
  'aws:userid',
]);

function isMetIfAbsent(
  condition: PolicyCondition,
  { principals, notPrincipals, conditions }: PolicyStatement,
): boolean {
  const { operator, key } = condition;
  const name = toAsciiLowerCase(key);
  if (!findConditionKey(key)?.boundsWho || requiresKey(name, conditions)) return false;
  const isForServices = notPrincipals !== null || (principals ?? []).some(({ kind }) => kind === 'SERVICE');
  if (ALWAYS_PRESENT.has(name) && !isForServices) return false;
  return /ifexists$/i.test(operator) || /^(?:string|arn)?not/i.test(operator);
}

/**
 * A condition on whether a list of names is the right one makes sense with ForAllValues, if another one requires the
 * key.
 */
export function isForAll(condition: PolicyCondition, conditions: readonly PolicyCondition[]): boolean {
  const key = toAsciiLowerCase(condition.key);
  if (!/^forallvalues:/i.test(condition.operator) || requiresKey(key, conditions)) return false;
  if (key === 'kms:grantoperations' || key === 'aws:tagkeys') return false;
  return !(key === 'kms:encryptioncontextkeys' && conditions.some(isAboutPair));
}

/** Whether another condition is met only by requests that have the key. */
function requiresKey(key: string, conditions: readonly PolicyCondition[]): boolean {
  return conditions.some(({ operator, key: name, values }) => {
    if (toAsciiLowerCase(name) !== key) return false;
    if (/^null$/i.test(operator)) return values.length > 0 && values.every((value) => /^false$/i.test(value));
    return !/^forallvalues:|ifexists$|^(?:foranyvalue:)?(?:string|arn)?not/i.test(operator);
  });
}

/** Whether the condition requires a pair of the encryption context. */
function isAboutPair({ operator, key }: PolicyCondition): boolean {
  return toAsciiLowerCase(key).startsWith('kms:encryptioncontext:') && !/ifexists$|not/i.test(operator);
}
