import { isPassed } from '../analysis/plan/lockout.ts';
import { type PlanInput, type PolicyPlan, planPolicy } from '../analysis/plan/plan-policy.ts';
import { parseGiven } from '../analysis/request/given-context.ts';
import { parseRequestPrincipal, type RequestPrincipal } from '../analysis/request/request-principal.ts';

/**
 * For whom the lockout check was judged: the principal that is given; the account, if the check passes for all of its
 * principals that the policy does not name, or fails for all of its principals; or nobody.
 */
export type LockoutJudgement = 'PRINCIPAL' | 'ACCOUNT' | 'NOBODY';

type Judged = { readonly plan: PolicyPlan; readonly lockoutFor: LockoutJudgement };

type CheckInput = Pick<PlanInput, 'key' | 'text' | 'parsed'> & {
  /** Whether nobody in the account can be allowed kms:PutKeyPolicy, as the findings say. */
  readonly isLockedOut: boolean;
};

/**
 * Plans the first policy of a key. If it is not known who puts it, a policy such as the default policy passes the
 * lockout check nevertheless: it leaves the next policy to the IAM policies of the account, for whoever it does not
 * name. One that locks out the whole account fails it. Of any other policy nothing is said: a principal that it names
 * may put it.
 */
export function planForKey(input: CheckInput, principal: RequestPrincipal | null): Judged {
  if (principal !== null) return { plan: planFor(input, principal), lockoutFor: 'PRINCIPAL' };
  // Two unlike principals: a condition on aws:PrincipalArn may match one by a pattern, such as role/A*.
  const plan = planFor(input, toUnnamed('role/AnyOther', input));
  const other = planFor(input, toUnnamed('user/0-unnamed', input));
  const passes = isPassed(plan.lockout) && isPassed(other.lockout);
  const fails = input.isLockedOut && plan.lockout === 'FAILS';
  return passes || fails ? { plan, lockoutFor: 'ACCOUNT' } : { plan: planFor(input, null), lockoutFor: 'NOBODY' };
}

function planFor({ key, text, parsed }: CheckInput, principal: RequestPrincipal | null): PolicyPlan {
  const request = principal && { key, principal, given: parseGiven({}), now: Date.now() };
  return planPolicy({ key, text, parsed, current: null, principal: request, reader: null, bypass: false });
}

/** A principal of the account. Its name is made longer until the policy does not have it. */
function toUnnamed(name: string, { key: { partition, accountId }, text }: CheckInput): RequestPrincipal {
  let unnamed = name;
  while (text.includes(unnamed)) unnamed += 'X';
  return parseRequestPrincipal(`arn:${partition}:iam::${accountId}:${unnamed}`, partition);
}
