import { MAX_POLICY_BYTES, MAX_POLICY_CHARACTERS } from '../../../analysis/plan/check-text.ts';
import type { PutRequest } from '../../../analysis/plan/lockout.ts';
import { type ContextInput, parseContext } from '../../../analysis/request/given-context.ts';
import { parseRequestPrincipal } from '../../../analysis/request/request-principal.ts';
import { allows } from '../../../kms/access.ts';
import type { KeyRef } from '../../../kms/arn.ts';
import type { Context } from '../../context.ts';
import { BadUserInput } from '../../user-input.ts';
import { parseUserInput, toKeyFacts } from '../access/parse-access-args.ts';

/** The arguments that describe a request of PutKeyPolicy, besides its key. */
export type PlanArgs = {
  readonly policy: string;
  readonly principal?: string | null | undefined;
  readonly bypassPolicyLockoutSafetyCheck: boolean;
  readonly context?: ContextInput | null | undefined;
};

/** Who puts the policy, and the gateway, which reads it. Null: not known. */
export type PlanParties = { readonly caller: PutRequest | null; readonly reader: PutRequest | null };

/** Checks the arguments for a key. Throws BadUserInput. */
export function parsePlanArgs(
  ref: KeyRef,
  { policy, principal, context: given }: PlanArgs,
  context: Context,
): PlanParties {
  if (policy.length > MAX_POLICY_CHARACTERS) {
    throw new BadUserInput(
      `policy has ${policy.length} characters: expected at most ${MAX_POLICY_CHARACTERS}. KMS stores at most ` +
        `${MAX_POLICY_BYTES} bytes.`,
    );
  }
  const key = toKeyFacts(ref);
  const now = Date.now();
  const toRequest = (text: string, input: ContextInput): PutRequest => {
    const parsed = parseRequestPrincipal(text, key.partition);
    return { key, principal: parsed, given: parseContext(input, parsed, key), now };
  };
  return parseUserInput(() => {
    const own = findGatewayPrincipal(ref, context);
    const reader = own === null ? null : toRequest(own, DIRECT);
    if (principal !== null && principal !== undefined) return { caller: toRequest(principal, given ?? {}), reader };
    return { caller: own === null ? null : toRequest(own, given ?? DIRECT), reader };
  });
}

/** The gateway calls KMS itself. */
const DIRECT: ContextInput = { via: 'direct' };

/** Null if the caller may not read the policies of the scope: whether a policy names the gateway must not tell its role. */
function findGatewayPrincipal(ref: KeyRef, { caller, accounts }: Context): string | null {
  if (!allows(caller.access, 'GetKeyPolicy', ref)) return null;
  const isOwner = ({ accountId, partition }: Context['accounts'][number]) =>
    accountId === ref.accountId && partition === ref.partition;
  return accounts.find(isOwner)?.principal ?? null;
}
