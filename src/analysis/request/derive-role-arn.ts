import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../../policy/matches-pattern.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import { type ConditionValue, PRESENT_UNKNOWN, present } from '../conditions/condition-value.ts';
import type { RequestPrincipal } from './request-principal.ts';

/**
 * aws:PrincipalArn of a session: the ARN of its role, with a path that the ARN of the session does not say. It is the
 * path of a role of that name that the policy names. Else it is none, unless that could make a wrong decision.
 */
export function deriveRoleArn(
  { partition, accountId, name }: RequestPrincipal,
  policy: PolicyDocument,
): ConditionValue {
  const prefix = `arn:${partition}:iam::${accountId}:role/`;
  const patterns = findPatterns(policy);
  const named = [...findPrincipals(policy), ...patterns].find((arn) => isRole(arn, prefix, name));
  if (named !== undefined) return present(named);
  const withoutPath = `${prefix}${name}`;
  const isOpen = patterns.some((arn) => canMatchWithPath(arn, prefix, name) && !matchesPattern(arn, withoutPath));
  return isOpen || ALWAYS_WITH_PATH.test(name) ? PRESENT_UNKNOWN : present(withoutPath);
}

/**
 * Roles of IAM Identity Center, and service-linked roles. Source: IAM Identity Center User Guide, "Referencing permission
 * sets in resource policies"; IAM User Guide, "Create a service-linked role".
 */
const ALWAYS_WITH_PATH = /^AWS(?:ReservedSSO_|ServiceRoleFor)/;

function findPrincipals({ statements }: PolicyDocument): readonly string[] {
  return statements.flatMap(({ principals, notPrincipals }) =>
    [...(principals ?? []), ...(notPrincipals ?? [])].map(({ value }) => value),
  );
}

function findPatterns({ statements }: PolicyDocument): readonly string[] {
  return statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ key, values }) => (toAsciiLowerCase(key) === 'aws:principalarn' ? values : [])),
  );
}

/** Whether it is the ARN of a role of this name, with a path. */
function isRole(arn: string, prefix: string, name: string): boolean {
  return (
    arn.startsWith(prefix) &&
    arn.endsWith(`/${name}`) &&
    arn.length > prefix.length + name.length + 1 &&
    !/[*?]/.test(arn)
  );
}

/** Whether a pattern can match the role with some path: what stands before and behind its wildcards fits. */
function canMatchWithPath(pattern: string, prefix: string, name: string): boolean {
  const first = pattern.search(/[*?]/);
  if (first < 0) return false;
  const last = Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?'));
  const [start, end] = [pattern.slice(0, first), pattern.slice(last + 1)];
  const fitsEnd = end.endsWith(`/${name}`) || `/${name}`.endsWith(end);
  return fitsEnd && (start.startsWith(prefix) || prefix.startsWith(start));
}
