import type { PolicyDocument } from '../policy/types.ts';
import type { AccessInput } from './evaluation.ts';
import { type AccessRequest, createRequestContext, type PolicyType } from './request/request-context.ts';

/**
 * The characters that the patterns of all policies are compared with at most, in one evaluation. It is small, unless the
 * policies and the context are made for each other: thousands of patterns that search hundreds of long values.
 */
export function countComparisons({ request, policy, identityPolicies }: Omit<AccessInput, 'grants'>): number {
  let count = typeof policy === 'string' ? 0 : countOf(policy, request, 'KEY');
  for (const each of identityPolicies ?? []) count += countOf(each, request, 'IDENTITY');
  return count;
}

function countOf(policy: PolicyDocument, request: AccessRequest, type: PolicyType): number {
  const context = createRequestContext(request, policy, type);
  let count = 0;
  const [action, arn] = [[request.action], [request.key.arn]];
  for (const { conditions, actions, notActions, resources, notResources } of policy.statements) {
    for (const pattern of actions ?? notActions ?? []) count += countSearched(pattern, action);
    for (const pattern of resources ?? notResources ?? []) count += countSearched(pattern, arn);
    for (const { key, operator, values } of conditions) {
      const found = context.find(key);
      if (found.state !== 'PRESENT') continue;
      count += values.length * found.values.length * VALUE;
      const isAddress = /ipaddress/i.test(operator) && found.values.some((value) => value.includes(':'));
      if (isAddress) count += values.length * ADDRESS;
      for (const value of values) count += countSearched(value, found.values);
    }
  }
  return count;
}

/**
 * As many characters are searched in the time that it takes to begin a search, to compare two values, or to prepare a
 * range of IPv6.
 */
const START = 50;
const VALUE = 10;
const ADDRESS = 1000;

/** A pattern with two `*` searches each text for what stands between them. Others are compared with its ends only. */
function countSearched(pattern: string, texts: readonly string[]): number {
  const searches = pattern.indexOf('*') !== pattern.lastIndexOf('*');
  if (!searches && !pattern.includes('${')) return 0;
  const variables = pattern.split('${').length - 1;
  const length = pattern.length + variables * LONGEST;
  const copied = variables === 0 ? 0 : (texts.length * length) / WORD;
  if (!searches) return copied;
  const characters = texts.reduce((sum, text) => sum + START + text.length, 0);
  return copied + characters * (1 + Math.min(length, LONGEST) / WORD);
}

/** The longest value of a request, in characters. A longer part of a pattern matches none. */
const LONGEST = 2048;

/** Characters of a pattern that are compared at once. */
const WORD = 32;
