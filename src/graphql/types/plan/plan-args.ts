import { MAX_POLICY_BYTES, MAX_POLICY_CHARACTERS } from '../../../analysis/plan/check-text.ts';
import type { PutRequest } from '../../../analysis/plan/lockout.ts';
import { type ContextInput, parseContext } from '../../../analysis/request/given-context.ts';
import {
  parseRequestPrincipal,
  RequestError,
  type RequestPrincipal,
  toAnySession,
} from '../../../analysis/request/request-principal.ts';
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
export type PlanParties = { readonly principal: PutRequest | null; readonly reader: PutRequest | null };

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
  const toRequest = (from: RequestPrincipal, input: ContextInput): PutRequest => ({
    key,
    principal: from,
    given: parseContext(input, from, key),
    now,
  });
  const own = findGatewayPrincipal(ref, context);
  return parseUserInput(() => {
    const reader = own === null ? null : toRequest(own, DIRECT);
    if (principal === null || principal === undefined) {
      return { principal: own === null ? null : toRequest(own, given ?? DIRECT), reader };
    }
    return { principal: toRequest(parseRequestPrincipal(principal, key.partition), given ?? {}), reader };
  });
}

/** The gateway calls KMS itself. */
const DIRECT: ContextInput = { via: 'direct' };

/** Null if the caller may not read policies there: then a plan must not tell which role the gateway has. */
function findGatewayPrincipal(ref: KeyRef, { caller, accounts }: Context): RequestPrincipal | null {
  if (!allows(caller.access, 'GetKeyPolicy', ref)) return null;
  const isOwner = ({ accountId, partition }: Context['accounts'][number]) =>
    accountId === ref.accountId && partition === ref.partition;
  const arn = accounts.find(isOwner)?.principal.arn() ?? null;
  if (arn === null) return null;
  try {
    // The name of a session can change with the next credentials, so a policy that names one session locks out others.
    return toAnySession(parseRequestPrincipal(arn, ref.partition));
  } catch (error) {
    if (error instanceof RequestError) return null; // what answers in the place of STS may send anything
    throw error;
  }
}
