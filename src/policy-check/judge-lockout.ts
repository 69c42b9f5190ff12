import { type PlanInput, type PolicyPlan, planPolicy } from '../analysis/plan/plan-policy.ts';
import { parseGiven } from '../analysis/request/given-context.ts';
import { parseRequestPrincipal, type RequestPrincipal } from '../analysis/request/request-principal.ts';

/**
 * For whom the lockout check was judged: the principal that is given; any principal of the account that the policy does
 * not name; or nobody.
 */
export type LockoutJudgement = 'PRINCIPAL' | 'ACCOUNT' | 'NOBODY';

type Judged = { readonly plan: PolicyPlan; readonly lockoutFor: LockoutJudgement };

/**
 * Plans the first policy of a key. If it is not known who puts it, a policy such as the default policy passes the
 * lockout check nevertheless: it leaves the next policy to the IAM policies of the account, for whoever it does not
 * name. Of any other policy nothing is said: a principal that it names may put it.
 */
export function planForKey(
  input: Pick<PlanInput, 'key' | 'text' | 'parsed'>,
  principal: RequestPrincipal | null,
): Judged {
  if (principal !== null) return { plan: planFor(input, principal), lockoutFor: 'PRINCIPAL' };
  const plan = planFor(input, toUnnamedRole(input));
  const passes = plan.lockout === 'PASSES' || plan.lockout === 'PASSES_IF_IAM_ALLOWS';
  return passes ? { plan, lockoutFor: 'ACCOUNT' } : { plan: planFor(input, null), lockoutFor: 'NOBODY' };
}

function planFor({ key, ...input }: Pick<PlanInput, 'key' | 'text' | 'parsed'>, principal: RequestPrincipal | null) {
  const request = principal && { key, principal, given: parseGiven({}), now: Date.now() };
  return planPolicy({ key, ...input, current: null, principal: request, reader: null, bypass: false });
}

function toUnnamedRole({ key: { partition, accountId }, text }: Pick<PlanInput, 'key' | 'text'>): RequestPrincipal {
  let name = 'AnyOther';
  while (text.includes(name)) name += 'X';
  return parseRequestPrincipal(`arn:${partition}:iam::${accountId}:role/${name}`, partition);
}
