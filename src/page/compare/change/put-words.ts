import { haveSameContent } from '../texts/text-blocks.ts';
import type { PutOutcome } from './put-outcome.ts';

export type OutcomeWords = {
  readonly kind: 'done' | 'passing' | 'lasting';
  readonly title: string;
  readonly advice: string;
  /** Whether the policy should be read and planned again. */
  readonly offersPlan: boolean;
};

/** What became of a put, in words. `name`: of the key. Null: as any failure of a call. `text`: that the editor has. */
export function toOutcomeWords(outcome: PutOutcome, name: string, text: string): OutcomeWords | null {
  switch (outcome.kind) {
    case 'put':
      return toPutWords(outcome, name);
    case 'conflict':
      return {
        kind: 'lasting',
        title: `Somebody has changed the policy of ${name}`,
        advice: 'It is not the policy that you began with, so nothing was put. Your text is kept.',
        offersPlan: false,
      };
    case 'refused':
      return {
        kind: 'lasting',
        title: 'There are risks that you have not ticked',
        advice: 'Something has changed since the plan, so nothing was put. The plan below is a new one.',
        offersPlan: false,
      };
    case 'unconfirmed':
      return {
        kind: 'passing',
        title: 'It is not known whether the policy was put',
        advice:
          outcome.policy && haveSameContent(outcome.policy.text, text)
            ? 'KMS gave no clear answer, but it returned this policy.'
            : 'KMS gave no clear answer, and has not returned the new policy so far. It was probably not put, but a read ' +
              'can be some seconds old. Wait a moment, then read the policy again.',
        offersPlan: true,
      };
    case 'unknown':
      return {
        kind: 'passing',
        title: 'It is not known whether the policy was put',
        advice:
          'The gateway did not answer. It may have put the policy all the same. Read it again before anything else.',
        offersPlan: true,
      };
    case 'failed':
      return toFailedWords(outcome);
  }
}

function toPutWords({ settled, failure }: Extract<PutOutcome, { kind: 'put' }>, name: string): OutcomeWords {
  if (settled) {
    return {
      kind: 'done',
      title: `The policy was put on ${name}`,
      advice: 'KMS returns it. It can take some seconds until it applies everywhere.',
      offersPlan: false,
    };
  }
  return {
    kind: 'passing',
    title: `KMS has accepted the policy of ${name}`,
    advice: failure
      ? 'But the policy could not be read afterwards: either the call failed, or the new policy does not let the gateway read it.'
      : 'It still returns the former one, as it can for some seconds. Read the policy again after a moment.',
    offersPlan: true,
  };
}

/** Nothing was put, because the gateway refuses it. */
function toFailedWords({ failure }: Extract<PutOutcome, { kind: 'failed' }>): OutcomeWords | null {
  const { code, message } = failure;
  const lasting = { kind: 'lasting', advice: message, offersPlan: false } as const;
  if (code === 'WRITES_DISABLED') return { ...lasting, title: 'This gateway changes no key' };
  if (code === 'AUDIT_UNAVAILABLE') {
    return { ...lasting, kind: 'passing', title: 'The change could not be logged, so nothing was put' };
  }
  if (code === 'BAD_USER_INPUT') return { ...lasting, title: 'The gateway does not take this text' };
  // By our own rules, which a caller of the gateway has; kms/send.ts says it.
  if (message.startsWith('You lack policy:')) return { ...lasting, title: 'You may not change this policy' };
  return null;
}
