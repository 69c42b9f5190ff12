import type { PolicyRisk } from '../../../analysis/plan/find-risks.ts';
import { toArn } from '../../../kms/arn.ts';
import { isTransient, KmsError, type KmsFailure } from '../../../kms/exceptions.ts';
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
import { type ReadBack, readBack } from './read-back.ts';
import type { ChangeEnd, ChangeLine, Write } from './writes.ts';
import { WritesDisabled } from './writes-disabled.ts';

/** The outcome of the mutation. With a KmsFailure, the policy was not put. */
export type PutResult = Put | Conflict | Refused | Unconfirmed | KmsFailure;

export type Put = ReadBack & { readonly kind: 'PUT' };
export type Conflict = { readonly kind: 'CONFLICT'; readonly policy: KeyPolicyText };
export type Refused = { readonly kind: 'REFUSED'; readonly risks: readonly PolicyRisk[]; readonly plan: PlanSource };
/** `putFailure` is why nobody knows whether the policy was put. */
export type Unconfirmed = ReadBack & { readonly kind: 'UNCONFIRMED'; readonly putFailure: KmsFailure };

/**
 * Puts a policy, if the key still has the expected one and the caller allows the risks of the new one. Nothing that the
 * request has read before is used, and nothing that it has read is used afterwards.
 */
export async function changeKeyPolicy(args: PutArgs, context: Context): Promise<PutResult> {
  const { writes, caller, loaders } = context;
  if (writes === null) throw new WritesDisabled();
  try {
    const input = parsePutInput(args);
    const keyArn = toArn(input.ref);
    checkPermission({ operation: putPolicy.operation, scope: input.ref, keyId: keyArn }, caller);
    return await writes.run(keyArn, (write) => checkAndPut(input, write, context));
  } catch (error) {
    if (error instanceof KmsError) return error.failure;
    throw error;
  } finally {
    loaders.forgetAll();
  }
}

/** Throws KmsError if the policy was not put. */
async function checkAndPut(input: PutInput, write: Write, context: Context): Promise<PutResult> {
  const { ref, text, expectedDigest, allowed, bypass } = input;
  const before = await context.calls.read(policy, ref, 'default', write.signal);
  const digestOf = (read: KeyPolicyText) => toCanonicalDigest(read.text, parseKeyPolicy(read, context), ref.partition);
  const digestBefore = digestOf(before);
  const digest = toCanonicalDigest(text, parseGivenPolicy(text, context), ref.partition);
  const line = { key: toArn(ref), digestBefore, digest, allowed, bypassedLockoutCheck: bypass };

  // KMS returns principals in another order from call to call, so `digest` can differ although nothing changed.
  if (expectedDigest !== digestBefore && expectedDigest !== toDigest(before.text)) {
    write.logEnd({ ...line, ...NOT_SENT, risks: [], outcome: 'CONFLICT' });
    return { kind: 'CONFLICT', policy: before };
  }
  const plan = await planChange(before, { policy: text, bypassPolicyLockoutSafetyCheck: bypass }, context);
  const risks = await plan.loadRisks();
  const refused = risks.filter((risk) => !allowed.includes(risk));
  if (refused.length > 0) {
    write.logEnd({ ...line, ...NOT_SENT, risks, outcome: 'REFUSED' });
    return { kind: 'REFUSED', risks: refused, plan };
  }
  checkBudget(context);
  const isPut = createIsPut({ text, canonicalDigest: digest }, { text: before.text, canonicalDigest: digestBefore });
  return await put(
    { ...input, line: { ...line, risks }, digestOf },
    (read) => isPut({ text: read.text, canonicalDigest: digestOf(read) }),
    { write, context },
  );
}

/**
 * A request that has used up what it may compute gets no answer, so nobody would learn what it has changed. Throws
 * BadUserInput.
 */
function checkBudget({ charactersLeft }: Context): void {
  if (charactersLeft() >= 0) return;
  throw new BadUserInput('The request has used up what it may compute, so PutKeyPolicy was not called.');
}

const NOT_SENT = { digestAfter: null, code: null, kmsRequestId: null } as const;

type PutStep = PutInput & { readonly line: ChangeLine; readonly digestOf: (read: KeyPolicyText) => string };

/** The one call of PutKeyPolicy, between two lines of the log. Throws KmsError if the policy was not put. */
async function put(
  { ref, text, bypass, line, digestOf }: PutStep,
  isPut: (read: KeyPolicyText) => boolean,
  { write, context: { calls } }: { readonly write: Write; readonly context: Context },
): Promise<Put | Unconfirmed> {
  await write.logBegin(line);
  const logEnd = (end: Partial<ChangeEnd> & Pick<ChangeEnd, 'outcome'>) =>
    write.logEnd({ ...line, digestAfter: null, code: null, kmsRequestId: null, ...end });
  let isSent = false;
  const onSent = () => {
    isSent = true;
  };
  const toPut = { text, bypassLockoutCheck: bypass };
  const answer = await calls.putPolicy(ref, toPut, onSent, write.signal).catch((error: unknown) => {
    // Without an answer, or with a 5xx status, KMS may have put it.
    if (isSent && isTransient(error)) return (error as KmsError).failure;
    const code = error instanceof KmsError ? error.failure.code : 'INTERNAL_SERVER_ERROR';
    logEnd({ outcome: error instanceof KmsError ? 'FAILED' : 'UNCONFIRMED', code });
    throw error;
  });
  const failure = typeof answer === 'object' ? answer : null;
  const read = await readBack(ref, isPut, { calls, signal: write.signal });
  const result = toResult(read, failure);
  logEnd({
    outcome: result.kind === 'UNCONFIRMED' ? 'UNCONFIRMED' : read.settled ? 'SETTLED' : 'UNSETTLED',
    digestAfter: read.policy && digestOf(read.policy),
    code: failure?.code ?? read.failure?.code ?? null,
    kmsRequestId: failure?.requestId ?? (typeof answer === 'string' ? answer : null),
  });
  return result;
}

function toResult(read: ReadBack, failure: KmsFailure | null): Put | Unconfirmed {
  if (failure === null || read.settled) return { ...read, kind: 'PUT' };
  return { ...read, kind: 'UNCONFIRMED', putFailure: failure };
}
