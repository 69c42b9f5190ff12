import type { PolicyPrincipal } from '../../../policy/types.ts';
import { toRequestPrincipal } from '../../principals/permission.ts';
import type { KeyFacts } from '../../request/key-facts.ts';
import { parseRequestPrincipal, type RequestPrincipal } from '../../request/request-principal.ts';
import type { RuleInput } from './rule-input.ts';

/** A principal as one that sends requests: for an account or everyone, a role that the policy does not name. */
export function toSender(principal: PolicyPrincipal, input: RuleInput): RequestPrincipal | null {
  if (principal.kind === 'EVERYONE') return toOutsider(input);
  if (principal.kind === 'ACCOUNT')
    return principal.accountId === null ? null : toFreshRole(principal.accountId, input);
  return toRequestPrincipal(principal, input.key);
}

/** A role of an account that neither the policy nor the configuration names. */
export function toOutsider(input: RuleInput): RequestPrincipal {
  return toFreshRole(input.freshAccount, input);
}

/** A role that the policy does not name. */
export function toFreshRole(accountId: string, { key: { partition }, freshRole }: RuleInput): RequestPrincipal {
  return parseRequestPrincipal(`arn:${partition}:iam::${accountId}:role/${freshRole}`, partition);
}

/**
 * For an account or everyone, also a user that the policy does not name: with access keys, it sends requests without keys
 * that each session has, such as aws:MultiFactorAuthPresent.
 */
export function toSenders(principal: PolicyPrincipal, input: RuleInput): readonly RequestPrincipal[] {
  const sender = toSender(principal, input);
  if (sender === null || (principal.kind !== 'EVERYONE' && principal.kind !== 'ACCOUNT')) return sender ? [sender] : [];
  const { partition } = input.key;
  const user = `arn:${partition}:iam::${sender.accountId}:user/${input.freshRole}`;
  return [sender, parseRequestPrincipal(user, partition)];
}

export function isOtherAccount({ accountId }: PolicyPrincipal, key: KeyFacts): boolean {
  return accountId !== null && accountId !== key.accountId;
}
