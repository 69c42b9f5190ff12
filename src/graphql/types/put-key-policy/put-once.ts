import { isTransient, KmsError, type KmsFailure } from '../../../kms/exceptions.ts';
import type { KeyPolicyText } from '../../../kms/reads/policy.ts';
import type { Context } from '../../context.ts';
import type { PutInput } from './parse-put-input.ts';
import { type ReadBack, readBack } from './read-back.ts';
import type { ChangeEnd, ChangeLine, Write } from './writes.ts';

export type Put = ReadBack & { readonly kind: 'PUT' };
/** `putFailure` is why nobody knows whether the policy was put. */
export type Unconfirmed = ReadBack & { readonly kind: 'UNCONFIRMED'; readonly putFailure: KmsFailure };

export type PutStep = {
  readonly input: PutInput;
  /** What the log says of the change. */
  readonly line: ChangeLine;
  readonly isPut: (read: KeyPolicyText) => Promise<boolean>;
  readonly canonicalDigestOf: (read: KeyPolicyText) => Promise<string>;
};

/**
 * Calls PutKeyPolicy once, between two lines of the log, and reads back. Throws KmsError if the policy was not put. The
 * second line is written in any case, also if the gateway itself fails.
 */
export async function putOnce(step: PutStep, write: Write, { calls }: Context): Promise<Put | Unconfirmed> {
  const { input, line, isPut, canonicalDigestOf } = step;
  let end: ChangeEnd = NOT_LOGGED;
  try {
    await write.logBegin(line);
    end = BUG;
    const sent = await send(input, write, calls).catch((error) => {
      if (error instanceof KmsError) end = toFailedEnd(error);
      throw error;
    });
    const { requestId: kmsRequestId, failure } = sent;
    end = { ...BUG, outcome: failure === null ? 'UNSETTLED' : 'UNCONFIRMED', kmsRequestId };
    const read = await readBack(input.ref, isPut, { calls, signal: write.signal });
    const digestAfter = read.policy && (await canonicalDigestOf(read.policy));
    const isConfirmed = failure === null || read.settled;
    const outcome = !isConfirmed ? 'UNCONFIRMED' : read.settled ? 'SETTLED' : 'UNSETTLED';
    end = { outcome, digestAfter, code: failure?.code ?? read.readFailure?.code ?? null, kmsRequestId };
    return isConfirmed ? { ...read, kind: 'PUT' } : { ...read, kind: 'UNCONFIRMED', putFailure: failure };
  } finally {
    write.logEnd({ ...line, ...end });
  }
}

/** Logged if the line that the change begins came too late. It may be in the log nevertheless, and needs an end. */
const NOT_LOGGED: ChangeEnd = {
  outcome: 'FAILED',
  digestAfter: null,
  code: 'AUDIT_UNAVAILABLE',
  kmsRequestId: null,
};

/** Logged if the gateway itself fails after the line that the change begins. */
const BUG: ChangeEnd = {
  outcome: 'UNCONFIRMED',
  digestAfter: null,
  code: 'INTERNAL_SERVER_ERROR',
  kmsRequestId: null,
};

/** KMS did not put the policy. */
function toFailedEnd({ failure: { code, requestId } }: KmsError): ChangeEnd {
  return { outcome: 'FAILED', digestAfter: null, code, kmsRequestId: requestId };
}

/** `failure` is not null if KMS may have put the policy nevertheless: it sent no answer, or a 5xx status. */
type Sent = { readonly requestId: string | null; readonly failure: KmsFailure | null };

/** Throws KmsError if the policy was not put. */
async function send({ ref, text, bypass }: PutInput, { signal }: Write, calls: Context['calls']): Promise<Sent> {
  let isSent = false;
  const onSent = () => {
    isSent = true;
  };
  try {
    const requestId = await calls.putPolicy(ref, { text, bypassLockoutCheck: bypass }, onSent, signal);
    return { requestId, failure: null };
  } catch (error) {
    if (!(error instanceof KmsError) || !isSent || error.isUnsent || !isTransient(error)) throw error;
    return { requestId: error.failure.requestId, failure: error.failure };
  }
}
