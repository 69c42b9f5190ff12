import { FailureNotice } from '../../gateway/failure-notice.tsx';
import { useAnswer } from '../../gateway/use-answer.ts';
import { toPolicyFailure } from '../../policy/policy-failure.ts';
import { Reading } from '../../ui/reading.tsx';
import type { ComparedKey } from '../compared-key.ts';
import { DiffView } from '../diff/diff-view.tsx';
import type { Sides } from '../diff/sides.ts';
import { haveSameContent } from '../texts/text-blocks.ts';
import { TextsView } from '../texts/texts-view.tsx';
import { CHANGED_BETWEEN } from './change-query.ts';
import type { Policy } from './put-outcome.ts';

/** What somebody else has changed since the policy was read. The edited text is kept, to be planned against that. */
export function BetweenView({ compared, base, text, onRebase }: BetweenViewProps) {
  const variables = { keyArn: compared.arn, text: base.text };
  const { data, failures, loading, retry } = useAnswer(CHANGED_BETWEEN, variables);
  const policy = data?.key?.policy;
  const failure = policy ? toPolicyFailure(policy) : failures[0];
  if (failure) {
    return <FailureNotice failure={failure} subject="The policy could not be read" onRetry={retry} busy={loading} />;
  }
  if (policy?.__typename !== 'KeyPolicy') return <Reading busy={loading} />;
  const sides: Sides = {
    self: 'the present policy',
    other: 'the former one',
    gained: 'The present policy gives more than that which you began with',
    lost: 'The present policy gives less than that which you began with',
    home: compared.accountId,
    selfKey: compared.arn,
    otherKey: null,
  };
  return (
    <section className="between" aria-labelledby="between">
      <h2 id="between">What has changed in between</h2>
      <DiffView
        diffRef={policy.diff}
        sides={sides}
        haveSameText={policy.text === base.text}
        onRetry={retry}
        busy={loading}
      />
      <TextsView
        left={base.text}
        right={policy.text}
        leftName="the policy that you began with"
        rightName="the present policy"
      />
      <div className="form-actions">
        <button type="button" className="button" onClick={() => onRebase(policy)}>
          Keep my text, to replace the present policy
        </button>
        <span className="quiet">
          {haveSameContent(policy.text, text)
            ? 'Your text is the present policy.'
            : 'Your text does not have these changes: add them first if they are meant.'}
        </span>
      </div>
    </section>
  );
}

export type BetweenViewProps = {
  readonly compared: ComparedKey;
  /** The policy that was edited. */
  readonly base: Policy;
  /** The edited text. */
  readonly text: string;
  readonly onRebase: (present: Policy) => void;
};
