import { isTooLong } from '../../../analysis/plan/check-text.ts';
import { parseKeyArn, toArn } from '../../../kms/arn.ts';
import { KmsError, type KmsFailure } from '../../../kms/exceptions.ts';
import { type KeyPolicyText, policy } from '../../../kms/reads/policy.ts';
import { checkPermission } from '../../../kms/send.ts';
import { putPolicy } from '../../../kms/writes/put-policy.ts';
import type { Context } from '../../context.ts';
import { parseGivenPolicy, parseKeyPolicy } from '../../parse-policies.ts';
import { BadUserInput } from '../../user-input.ts';
import { toCanonicalDigest, toDigest } from '../policy-digests.ts';
import { type Change, checkPlan, logUnsent, type Refused } from './check-plan.ts';
import { createIsPut } from './is-put.ts';
import { type PutArgs, type PutInput, parsePutInput } from './parse-put-input.ts';
import { type Put, putOnce, type Unconfirmed } from './put-once.ts';
import type { Write } from './writes.ts';
import { WritesDisabled } from './writes-disabled.ts';

/** The outcome of the mutation. With a KmsFailure, the policy was not put. */
export type PutResult = Put | Conflict | Refused | Unconfirmed | KmsFailure;

export type Conflict = { readonly kind: 'CONFLICT'; readonly policy: KeyPolicyText };

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
  const change = await readChange(input, write, context);
  const { before, line } = change;
  // KMS returns principals in another order from call to call, so `digest` can differ although nothing changed.
  if (![line.digestBefore, toDigest(before.text)].includes(input.expectedDigest)) {
    logUnsent(write, { ...line, risks: [], outcome: 'CONFLICT' });
    return { kind: 'CONFLICT', policy: before };
  }
  const { risks, refused } = await checkPlan(change, input, write, context);
  if (refused !== null) return refused;
  checkBudget(input.text, context);
  const isPut = await createIsPutOf(change, input, write);
  return await putOnce({ ...change, input, line: { ...line, risks }, isPut }, write, context);
}

/** Reads the present policy, and what the log says of both policies. */
async function readChange(
  { ref, text, allowed, bypass }: PutInput,
  { compute, signal }: Write,
  context: Context,
): Promise<Change> {
  const before = await context.calls.read(policy, ref, 'default', signal);
  const canonicalDigestOf = (read: KeyPolicyText) =>
    compute(() => toCanonicalDigest(read.text, parseKeyPolicy(read, context), ref.partition));
  const digestBefore = await canonicalDigestOf(before);
  const digest = isTooLong(text)
    ? toDigest(text)
    : await compute(() => toCanonicalDigest(text, parseGivenPolicy(text, context), ref.partition));
  const line = { key: toArn(ref), digestBefore, digest, allowed, bypassedLockoutCheck: bypass };
  return { before, line, canonicalDigestOf };
}

/** Tells whether a policy that is read is the one that was put. */
async function createIsPutOf(
  { before, line, canonicalDigestOf }: Change,
  { text }: PutInput,
  { compute }: Write,
): Promise<(read: KeyPolicyText) => Promise<boolean>> {
  const put = { text, canonicalDigest: line.digest };
  const isSame = await compute(() => createIsPut(put, { text: before.text, canonicalDigest: line.digestBefore }));
  return async (read) => {
    const canonicalDigest = await canonicalDigestOf(read);
    return await compute(() => isSame({ text: read.text, canonicalDigest }));
  };
}

/**
 * The policy that is read back must be parsed, too. A request that has used up what it may compute gets no answer, so
 * nobody would learn what it has changed. Throws BadUserInput.
 */
function checkBudget({ length }: string, { charactersLeft }: Context): void {
  if (charactersLeft() >= 2 * length) return;
  throw new BadUserInput('The request has used up what it may compute, so PutKeyPolicy was not called.');
}
