import type { PolicyRisk } from '../../../analysis/plan/find-risks.ts';
import type { Refusal } from '../../../analysis/plan/refusal.ts';
import { KmsError } from '../../../kms/exceptions.ts';
import type { KeyPolicyText } from '../../../kms/reads/policy.ts';
import { putPolicy } from '../../../kms/writes/put-policy.ts';
import type { Context } from '../../context.ts';
import { type PlanSource, planChange } from '../plan/load-plan.ts';
import type { PutInput } from './parse-put-input.ts';
import type { ChangeEnd, ChangeLine, Write } from './writes.ts';

/** A change before it is planned. */
export type Change = {
  /** The present policy. */
  readonly before: KeyPolicyText;
  readonly line: Omit<ChangeLine, 'risks'>;
  readonly canonicalDigestOf: (read: KeyPolicyText) => Promise<string>;
};

export type Refused = { readonly kind: 'REFUSED'; readonly risks: readonly PolicyRisk[]; readonly plan: PlanSource };

type CheckedPlan = { readonly risks: readonly PolicyRisk[]; readonly refused: Refused | null };

/**
 * Compares the risks of the new policy with those that its caller allows. If some are not allowed, and KMS would
 * certainly refuse the text anyway, throws KmsError for that instead: to allow the risks would not help.
 */
export async function checkPlan(
  { before, line }: Change,
  { text, allowed, bypass }: PutInput,
  write: Write,
  context: Context,
): Promise<CheckedPlan> {
  const plan = await planChange(before, { policy: text, bypassPolicyLockoutSafetyCheck: bypass }, context);
  const { rejection, textRefusal } = plan.plan;
  const risks = rejection === null ? await plan.loadRisks() : [];
  const missing = risks.filter((risk) => !allowed.includes(risk));
  if (rejection === null && missing.length === 0) return { risks, refused: null };
  const code = textRefusal?.exception ?? null;
  logUnsent(write, { ...line, risks, outcome: 'REFUSED', code });
  if (textRefusal !== null) throw createRejection(textRefusal, line.key);
  return { risks, refused: { kind: 'REFUSED', risks: missing, plan } };
}

/** Logs a change that was not sent to KMS. */
export function logUnsent(
  write: Write,
  line: ChangeLine & Pick<ChangeEnd, 'outcome'> & Partial<Pick<ChangeEnd, 'code'>>,
): void {
  write.logEnd({ digestAfter: null, code: null, kmsRequestId: null, ...line });
}

/** KMS would answer with this exception. */
function createRejection({ exception, reason, pointer }: Refusal, keyId: string): KmsError {
  const place = pointer === '' ? '' : ` (at ${pointer})`;
  const message = `${reason}${place} So ${putPolicy.operation} was not called.`;
  return new KmsError({ code: exception, message, operation: putPolicy.operation, keyId });
}
