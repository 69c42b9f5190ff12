import { FailureNotice } from '../../gateway/failure-notice.tsx';
import { useAnswer } from '../../gateway/use-answer.ts';
import { toPolicyFailure } from '../../policy/policy-failure.ts';
import { Reading } from '../../ui/reading.tsx';
import type { ComparedKey } from '../compared-key.ts';
import { ChangeForm } from './change-form.tsx';
import { CHANGE_BASE } from './change-query.ts';

/** Plans a new policy, and puts it if the gateway can write. */
export function ChangeSection({ compared }: { readonly compared: ComparedKey }) {
  const { data, failures, loading, retry } = useAnswer(CHANGE_BASE, { keyArn: compared.arn });
  const policy = data?.key?.policy;
  const failure = policy ? toPolicyFailure(policy) : failures[0];
  if (failure) {
    return <FailureNotice failure={failure} subject="The policy could not be read" onRetry={retry} busy={loading} />;
  }
  if (policy?.__typename !== 'KeyPolicy') return <Reading busy={loading} />;
  return <ChangeForm compared={compared} policy={policy} />;
}
