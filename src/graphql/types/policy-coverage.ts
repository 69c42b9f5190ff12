import type { KeyRef } from '../../kms/arn.ts';
import { isAccessDenied, isThrottlingCode, KmsError } from '../../kms/exceptions.ts';
import type { Loaders } from '../../kms/loading/loaders.ts';
import { builder } from '../builder.ts';

type Coverage = {
  readonly total: number;
  readonly readable: number;
  readonly denied: number;
  readonly throttled: number;
  readonly failed: number;
};

export const PolicyCoverage = builder.objectRef<Coverage>('PolicyCoverage').implement({
  description:
    'How many policies of a page of keys could be read. If some could not, a search of the policies has not seen every key.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'The number of keys of the page: the sum of the other fields.' }),
    readable: t.exposeInt('readable', { description: 'Policies that could be read.' }),
    denied: t.exposeInt('denied', {
      description: 'Policies that the gateway or the caller is not allowed to read (AccessDeniedException).',
    }),
    throttled: t.exposeInt('throttled', {
      description: 'Policies that could not be read because KMS throttled the calls. Try again later.',
    }),
    failed: t.exposeInt('failed', { description: 'Policies that could not be read for any other reason.' }),
  }),
});

/** Reads the policy of each key and counts the outcomes. The field `policy` shares these calls. */
export async function loadCoverage(refs: readonly KeyRef[], loaders: Loaders): Promise<Coverage> {
  const outcomes = await Promise.all(
    refs.map((ref) => loaders.policy(ref, 'default').then(() => 'readable', catchOutcome)),
  );
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
  return {
    total: refs.length,
    readable: count('readable'),
    denied: count('denied'),
    throttled: count('throttled'),
    failed: count('failed'),
  };
}

function catchOutcome(error: unknown): string {
  if (!(error instanceof KmsError)) throw error;
  if (isAccessDenied(error.failure.code)) return 'denied';
  return isThrottlingCode(error.failure.code) ? 'throttled' : 'failed';
}
