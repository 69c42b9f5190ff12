import { createOpenRequests, type OpenRequests } from '../../principals/open-requests.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import type { FindingsInput } from '../finding.ts';
import { createKeyTable, type KeyTable } from './key-values.ts';

/** What rules get: the input, and what several of them need. */
export type RuleInput = FindingsInput & {
  readonly keys: KeyTable;
  /** The name of a role that the policy does not have. */
  readonly freshRole: string;
  /** An account that neither the policy nor the configuration names. */
  readonly freshAccount: string;
  /** The requests of a principal of which nothing else is known. */
  readonly openRequests: (principal: RequestPrincipal) => OpenRequests;
};

/** Yields where the computation can pause. */
export function* prepare(input: FindingsInput): Generator<void, RuleInput> {
  const keys = yield* createKeyTable(input);
  const text = JSON.stringify(input.policy.json);
  return {
    ...input,
    keys,
    freshRole: toFreshRole(text),
    freshAccount: toFreshAccount(text, input),
    openRequests: rememberRequests(input),
  };
}

function toFreshRole(text: string): string {
  let role = 'Example';
  while (text.includes(role)) role += 'X';
  return role;
}

function toFreshAccount(text: string, { trust, key }: FindingsInput): string {
  let account = 999_999_999_999;
  const isNamed = (id: string) => text.includes(id) || trust.accounts.has(id) || key.accountId === id;
  while (isNamed(`${account}`)) account--;
  return `${account}`;
}

function rememberRequests(input: FindingsInput): RuleInput['openRequests'] {
  const all = new Map<string, OpenRequests>();
  return (principal) => {
    const name = `${principal.kind} ${principal.value}`;
    let requests = all.get(name);
    if (requests === undefined) {
      requests = createOpenRequests(principal, input);
      all.set(name, requests);
    }
    return requests;
  };
}
