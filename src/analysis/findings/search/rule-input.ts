import type { PolicyDocument } from '../../../policy/types.ts';
import { createOpenRequests, type OpenRequest, type OpenRequests } from '../../principals/open-requests.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import type { FindingsInput } from '../finding.ts';
import { type Effort, MAX_EFFORT, spend } from './effort.ts';
import { createKeyTable, type KeyTable } from './key-values.ts';

/** What rules get: the input, and what several of them need. */
export type RuleInput = FindingsInput & {
  readonly keys: KeyTable;
  /** The name of a role that the policy does not have. */
  readonly freshRole: string;
  /** An account that neither the policy nor the configuration names. */
  readonly freshAccount: string;
  /** What the present rule may still compute. */
  readonly effort: Effort;
  /** The requests of a principal of which nothing else is known. */
  readonly openRequests: (principal: RequestPrincipal) => OpenRequests;
};

/** Yields where the computation can pause. */
export function* prepare(input: FindingsInput): Generator<void, RuleInput> {
  const keys = yield* createKeyTable(input);
  const text = toPlainText(input.policy);
  const effort = { left: MAX_EFFORT, hasGivenUp: false };
  return {
    ...input,
    keys,
    freshRole: toFreshRole(text),
    freshAccount: toFreshAccount(text, input),
    effort,
    openRequests: rememberRequests(input, effort),
  };
}

/** The text of a policy, where each character stands for itself: JSON can write any as an escape. */
function toPlainText(policy: PolicyDocument): string {
  return policy.text.includes('\\') ? JSON.stringify(policy.json) : policy.text;
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

function rememberRequests(input: FindingsInput, effort: Effort): RuleInput['openRequests'] {
  const all = new Map<string, OpenRequests>();
  const denies = input.policy.statements.filter(({ effect }) => effect === 'DENY').length;
  return (principal) => {
    const name = `${principal.kind} ${principal.value}`;
    let requests = all.get(name);
    if (requests === undefined) {
      const create = createOpenRequests(principal, input);
      const made = new Map<string, OpenRequest>();
      requests = (action) => {
        const known = made.get(action);
        if (known !== undefined) return known;
        const open = create(action);
        let isCounted = false;
        const request: OpenRequest = {
          request: open.request,
          context: open.context,
          get denies() {
            if (!isCounted) spend(effort, denies);
            isCounted = true;
            return open.denies;
          },
        };
        spend(effort, 1);
        made.set(action, request);
        return request;
      };
      all.set(name, requests);
    }
    return requests;
  };
}
