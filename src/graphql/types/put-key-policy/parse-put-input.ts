import { MAX_POLICY_CHARACTERS } from '../../../analysis/plan/check-text.ts';
import type { PolicyRisk } from '../../../analysis/plan/find-risks.ts';
import { quote } from '../../../json/quote.ts';
import { type KeyRef, parseKeyArn } from '../../../kms/arn.ts';
import { BadUserInput, checkLength } from '../../user-input.ts';

/** The arguments of the mutation. */
export type PutArgs = {
  readonly keyArn: string;
  readonly policy: string;
  readonly expectedDigest: string;
  readonly bypassPolicyLockoutSafetyCheck: boolean;
  readonly allow: readonly PolicyRisk[];
};

/** What to put where. */
export type PutInput = {
  readonly ref: KeyRef;
  readonly text: string;
  readonly expectedDigest: string;
  readonly bypass: boolean;
  readonly allowed: readonly PolicyRisk[];
};

/** Throws BadUserInput, and KmsError with InvalidArnException. */
export function parsePutInput({ keyArn, policy, expectedDigest, ...args }: PutArgs): PutInput {
  checkLength(policy, 'input.policy', MAX_POLICY_CHARACTERS);
  if (!/^[0-9a-f]{64}$/.test(expectedDigest)) {
    throw new BadUserInput(
      `input.expectedDigest is ${quote(expectedDigest)}: expected the \`canonicalDigest\` or the \`digest\` of the ` +
        'policy that you have read, 64 hexadecimal digits.',
    );
  }
  return {
    ref: parseKeyArn(keyArn),
    text: policy,
    expectedDigest,
    bypass: args.bypassPolicyLockoutSafetyCheck,
    allowed: [...new Set(args.allow)],
  };
}
