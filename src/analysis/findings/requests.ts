import type { PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import { createOpenRequests, type OpenRequests } from '../principals/open-requests.ts';
import { toRequestPrincipal } from '../principals/permission.ts';
import { findStatementPermissions } from '../principals/statement-permissions.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { parseRequestPrincipal, type RequestPrincipal } from '../request/request-principal.ts';
import type { FindingsInput } from './finding.ts';

/** The open requests of each principal. Several rules ask for the same ones. */
const OPEN = new WeakMap<FindingsInput, Map<string, OpenRequests>>();

export function toOpenRequests(principal: RequestPrincipal, input: FindingsInput): OpenRequests {
  let all = OPEN.get(input);
  if (all === undefined) {
    all = new Map();
    OPEN.set(input, all);
  }
  const name = `${principal.kind} ${principal.value}`;
  let requests = all.get(name);
  if (requests === undefined) {
    requests = createOpenRequests(principal, input);
    all.set(name, requests);
  }
  return requests;
}

/** The actions that a statement may allow a principal, if its conditions are met and no Deny statement takes them away. */
export function findAllowedActions(
  statement: PolicyStatement,
  principal: RequestPrincipal,
  input: FindingsInput,
): readonly string[] {
  return findStatementPermissions(principal, statement, input, toOpenRequests(principal, input))
    .filter(({ verdict }) => verdict !== 'DENIED')
    .flatMap(({ actions }) => actions);
}

/** A principal as one that sends requests: for an account or everyone, a role that the policy does not name. */
export function toSender(principal: PolicyPrincipal, input: FindingsInput): RequestPrincipal | null {
  if (principal.kind === 'EVERYONE') return toFreshRole(toFreshAccount(input), input);
  if (principal.kind === 'ACCOUNT')
    return principal.accountId === null ? null : toFreshRole(principal.accountId, input);
  return toRequestPrincipal(principal, input.key);
}

/** A role that the policy does not name. */
export function toFreshRole(accountId: string, { key, policy }: FindingsInput): RequestPrincipal {
  const text = JSON.stringify(policy.json);
  let name = 'Example';
  while (text.includes(name)) name += 'X';
  return parseRequestPrincipal(`arn:${key.partition}:iam::${accountId}:role/${name}`, key.partition);
}

/** An account that neither the policy nor the configuration names. */
export function toFreshAccount({ key, policy, trust }: FindingsInput): string {
  const text = JSON.stringify(policy.json);
  let account = 999_999_999_999;
  while (text.includes(`${account}`) || trust.accounts.has(`${account}`) || key.accountId === `${account}`) account--;
  return `${account}`;
}

export function isOtherAccount({ accountId }: PolicyPrincipal, key: KeyFacts): boolean {
  return accountId !== null && accountId !== key.accountId;
}
