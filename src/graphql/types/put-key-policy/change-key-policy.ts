import { isTooLong } from '../../../analysis/plan/check-text.ts';
import type { PolicyRisk } from '../../../analysis/plan/find-risks.ts';
import type { Refusal } from '../../../analysis/plan/refusal.ts';
import { parseKeyArn, toArn } from '../../../kms/arn.ts';
import { KmsError, type KmsFailure } from '../../../kms/exceptions.ts';
import { type KeyPolicyText, policy } from '../../../kms/reads/policy.ts';
import { checkPermission } from '../../../kms/send.ts';
import { putPolicy } from '../../../kms/writes/put-policy.ts';
import type { Context } from '../../context.ts';
import { parseGivenPolicy, parseKeyPolicy } from '../../parse-policies.ts';
import { BadUserInput } from '../../user-input.ts';
import { type PlanSource, planChange } from '../plan/load-plan.ts';
import { toCanonicalDigest, toDigest } from '../policy-digests.ts';
import { createIsPut } from './is-put.ts';
import { type PutArgs, type PutInput, parsePutInput } from './parse-put-input.ts';
import { type Put, putOnce, type Unconfirmed } from './put-once.ts';
import type { Write } from './writes.ts';
import { WritesDisabled } from './writes-disabled.ts';

/** The outcome of the mutation. With a KmsFailure, the policy was not put. */
export type PutResult = Put | Conflict | Refused | Unconfirmed | KmsFailure;

export type Conflict = { readonly kind: 'CONFLICT'; readonly policy: KeyPolicyText };
export type Refused = { readonly kind: 'REFUSED'; readonly risks: readonly PolicyRisk[]; readonly plan: PlanSource };

/**
 * Puts a policy, if the key still has the expected one and the caller allows the risks of the new one. Nothing that the
 * request has read before is used, and nothing that it has read is used afterwards.
 */
export async function changeKeyPolicy(args: PutArgs, context: Context): Promise<PutResult> {
  const { writes, loaders } = context;
  try {
    checkWriter(args, context);
    const input = parsePutInput(args);
    return await writes.run(toArn(input.ref), (write) => checkAndPut(input, write, context));
  } catch (error) {
    if (error instanceof KmsError) return error.failure;
    throw error;
  } finally {
    loaders.forgetAll();
  }
}

/** Logs who may not put a policy on the key, whatever the policy is. Throws WritesDisabled and KmsError. */
function checkWriter({ keyArn }: Pick<PutArgs, 'keyArn'>, { writes, caller }: Context): void {
  if (!writes.isOn) {
    const error = new WritesDisabled();
    writes.logDenied(keyArn, error.extensions.code);
    throw error;
  }
  const scope = parseKeyArn(keyArn);
  for (const { operation } of [putPolicy, policy]) {
    try {
      checkPermission({ operation, scope, keyId: keyArn }, caller);
    } catch (error) {
      if (error instanceof KmsError) writes.logDenied(keyArn, error.failure.code);
      throw error;
    }
  }
}

/** Throws KmsError if the policy was not put. */
async function checkAndPut(input: PutInput, write: Write, context: Context): Promise<PutResult> {
  const { ref, text, expectedDigest, allowed, bypass } = input;
  const { compute } = write;
  const before = await context.calls.read(policy, ref, 'default', write.signal);
  const canonicalDigestOf = (read: KeyPolicyText) =>
    compute(() => toCanonicalDigest(read.text, parseKeyPolicy(read, context), ref.partition));
  const digestBefore = await canonicalDigestOf(before);
  const digest = isTooLong(text)
    ? toDigest(text)
    : await compute(() => toCanonicalDigest(text, parseGivenPolicy(text, context), ref.partition));
  const line = { key: toArn(ref), digestBefore, digest, allowed, bypassedLockoutCheck: bypass };

  // KMS returns principals in another order from call to call, so `digest` can differ although nothing changed.
  if (expectedDigest !== digestBefore && expectedDigest !== toDigest(before.text)) {
    write.logEnd({ ...line, ...NOT_SENT, risks: [], outcome: 'CONFLICT' });
    return { kind: 'CONFLICT', policy: before };
  }
  const plan = await planChange(before, { policy: text, bypassPolicyLockoutSafetyCheck: bypass }, context);
  const { rejection } = plan.plan;
  if (rejection !== null) {
    write.logEnd({ ...line, ...NOT_SENT, risks: [], outcome: 'REFUSED', code: rejection.exception });
    throw createRejection(rejection, line.key);
  }
  const risks = await plan.loadRisks();
  const refused = risks.filter((risk) => !allowed.includes(risk));
  if (refused.length > 0) {
    write.logEnd({ ...line, ...NOT_SENT, risks, outcome: 'REFUSED' });
    return { kind: 'REFUSED', risks: refused, plan };
  }
  checkBudget(text, context);
  const put = { text, canonicalDigest: digest };
  const isSame = await compute(() => createIsPut(put, { text: before.text, canonicalDigest: digestBefore }));
  const isPut = async (read: KeyPolicyText) => {
    const canonicalDigest = await canonicalDigestOf(read);
    return await compute(() => isSame({ text: read.text, canonicalDigest }));
  };
  return await putOnce({ input, line: { ...line, risks }, isPut, canonicalDigestOf }, write, context);
}

/** The text is no policy, or too long. KMS would answer with this exception. */
function createRejection({ exception, reason, pointer }: Refusal, keyId: string): KmsError {
  const place = pointer === '' ? '' : ` (at ${pointer})`;
  const message = `${reason}${place} So ${putPolicy.operation} was not called.`;
  return new KmsError({ code: exception, message, operation: putPolicy.operation, keyId });
}

/**
 * The policy that is read back must be parsed, too. A request that has used up what it may compute gets no answer, so
 * nobody would learn what it has changed. Throws BadUserInput.
 */
function checkBudget({ length }: string, { charactersLeft }: Context): void {
  if (charactersLeft() >= 2 * length) return;
  throw new BadUserInput('The request has used up what it may compute, so PutKeyPolicy was not called.');
}

const NOT_SENT = { digestAfter: null, code: null, kmsRequestId: null } as const;
