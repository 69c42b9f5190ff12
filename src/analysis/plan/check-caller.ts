import { evaluatePut, type PutRequest } from './lockout.ts';
import type { PlanInput } from './plan-policy.ts';
import { type Refusal, refuse } from './refusal.ts';

type CallerInput = Pick<PlanInput, 'key' | 'current' | 'principal' | 'bypass'>;

/**
 * Whether the caller may put a policy now: by the present policy, on a key of the same account that is not an AWS
 * managed key. Source: AWS KMS API Reference, PutKeyPolicy; AWS KMS Developer Guide, "AWS managed keys".
 * Inferred: AWS's answers for another account and for AWS managed keys were not captured.
 */
export function* checkCaller(input: CallerInput): Generator<Refusal> {
  const { key, current, principal } = input;
  if (key.metadata?.manager === 'AWS') {
    yield refuse('AccessDeniedException', 'The key is an AWS managed key. Nobody but AWS can change its policy.');
    return;
  }
  if (key.metadata === null && current !== null) {
    const reason =
      'The key could not be described. It may be an AWS managed key, whose policy nobody but AWS can change.';
    yield refuse('AccessDeniedException', reason, false);
  }
  if (principal === null) return;
  const { accountId } = principal.principal;
  if (accountId !== null && accountId !== key.accountId) {
    const reason =
      `The caller of PutKeyPolicy is of account ${accountId}, and the key of ${key.accountId}. ` +
      'Expected the same account.';
    yield refuse('AccessDeniedException', reason);
    return;
  }
  yield* checkPresentPolicy(input, principal);
}

function* checkPresentPolicy({ current, bypass }: CallerInput, request: PutRequest): Generator<Refusal> {
  if (current === null) return;
  const verdict = current === 'UNREADABLE' ? 'UNKNOWN' : evaluatePut(current, request, { bypass }).verdict;
  if (verdict === 'DENIED' || verdict === 'NOT_ALLOWED') {
    yield refuse(
      'AccessDeniedException',
      'The present policy of the key does not allow the caller of PutKeyPolicy to put another one.',
    );
  } else if (verdict === 'UNKNOWN') {
    const reason =
      'It is not known whether the present policy of the key allows the caller of PutKeyPolicy to put another one.';
    yield refuse('AccessDeniedException', reason, false);
  }
}
