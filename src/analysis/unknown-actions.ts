import { toAsciiLowerCase } from '../json/to-ascii-lower-case.ts';
import { findAction } from './tables/actions.ts';

/** What KMS may call an action. Source: IAM User Guide, "IAM and AWS STS quotas": at most 128 characters. */
const ACTION = /^kms:[a-z][a-z0-9]{0,123}$/i;

/** Whether it is an action that KMS may have by now, or later, and our table lacks. */
export function isUnknownAction(name: string): boolean {
  return ACTION.test(name) && findAction(name) === undefined;
}

/**
 * The unknown actions of patterns that are no wildcards. In one spelling each, and not in the order of the policies:
 * swapped policies are described in the same words.
 */
export function findUnknownActions(patterns: readonly string[]): ReadonlySet<string> {
  const names = patterns.filter(isUnknownAction).sort();
  return new Set(new Map(names.map((name) => [toAsciiLowerCase(name), name])).values());
}
