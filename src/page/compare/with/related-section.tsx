import { FailureNotice } from '../../gateway/failure-notice.tsx';
import { useAnswer } from '../../gateway/use-answer.ts';
import { type FragmentType, readFragment } from '../../generated/index.ts';
import { toPolicyFailure } from '../../policy/policy-failure.ts';
import { ReadAt } from '../../ui/read-at.tsx';
import { Reading } from '../../ui/reading.tsx';
import { COMPARE_RELATED, RELATED_POLICY } from '../compare-query.ts';
import type { ComparedKey } from '../compared-key.ts';
import { DiffView } from '../diff/diff-view.tsx';
import { toSides } from '../diff/sides.ts';
import { TextsView } from '../texts/texts-view.tsx';

/** Each replica of a multi-Region key compared with the primary key, as if they were in one Region. */
export function RelatedSection({ compared }: { readonly compared: ComparedKey }) {
  const { data, failures, readAt, outdated, loading, retry } = useAnswer(COMPARE_RELATED, { keyArn: compared.arn });
  const related = data?.key?.metadata?.multiRegion;
  if (!related) {
    const [failure] = failures;
    if (failure) {
      return (
        <FailureNotice failure={failure} subject="The related keys could not be read" onRetry={retry} busy={loading} />
      );
    }
    if (!data) return <Reading busy={loading}>the policies of all related keys</Reading>;
    return <p className="compare-hint">This is no multi-Region key: it has no primary key and no replicas.</p>;
  }
  const { primary, policyDrift } = related;
  const failure = toPolicyFailure(primary.policy);
  if (failure) {
    const subject = `The policy of the primary key in ${primary.region} could not be read`;
    return <FailureNotice failure={failure} subject={subject} onRetry={retry} busy={loading} />;
  }
  return (
    <>
      <p className="compared-with">
        Each replica compared with the primary key in {primary.region}. Their Regions count as one. KMS does not keep
        their policies equal.
      </p>
      {policyDrift.length === 0 && <p className="compare-hint">The primary key has no replicas.</p>}
      {policyDrift.map((ref, index) => (
        <RelatedKey
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of replicas is fixed within an answer
          key={index}
          relatedRef={ref}
          primary={primary.arn}
          primaryText={primary.policy.__typename === 'KeyPolicy' ? primary.policy.text : ''}
          compared={compared}
          onRetry={retry}
          busy={loading}
        />
      ))}
      {readAt !== null && <ReadAt at={readAt} outdated={outdated} onRetry={retry} busy={loading} />}
    </>
  );
}

type RelatedKeyProps = {
  readonly relatedRef: FragmentType<typeof RELATED_POLICY>;
  /** The ARN of the primary key. */
  readonly primary: string;
  readonly primaryText: string;
  readonly compared: ComparedKey;
  readonly onRetry: () => void;
  readonly busy: boolean;
};

function RelatedKey({ relatedRef, primary, primaryText, compared, onRetry, busy }: RelatedKeyProps) {
  const { key, diff } = readFragment(RELATED_POLICY, relatedRef);
  const { arn, region, accountId, policy } = key;
  const text = policy.__typename === 'KeyPolicy' ? policy.text : null;
  const rest = { home: accountId, selfKey: arn, otherKey: primary };
  const sides = toSides(`the replica in ${region}`, 'the primary key', rest);
  return (
    <section className="related-key" aria-label={`Replica in ${region}`}>
      <h2>
        Replica in {region}
        {arn === compared.arn && <span className="tag">This key</span>}
      </h2>
      <DiffView diffRef={diff} sides={sides} haveSameText={text === primaryText} onRetry={onRetry} busy={busy} />
      {text !== null && text !== primaryText && (
        <details className="related-texts" open={!diff.equivalent}>
          <summary>Both texts</summary>
          <TextsView
            left={primaryText}
            right={text}
            leftName="the primary key"
            rightName={`the replica in ${region}`}
          />
        </details>
      )}
    </section>
  );
}
