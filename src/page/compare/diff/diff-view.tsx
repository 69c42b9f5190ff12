import { toKmsFailure } from '../../gateway/failure.ts';
import { FailureNotice } from '../../gateway/failure-notice.tsx';
import type { PolicyDiffViewFragment } from '../../generated/graphql.ts';
import { type FragmentType, readFragment } from '../../generated/index.ts';
import { useAnnouncement } from '../../ui/announce.tsx';
import { ChangeCard, type ChangeCardProps } from './change-card.tsx';
import { POLICY_DIFF } from './diff-query.ts';
import { NOT_EXACT, toAnswer } from './diff-words.ts';
import type { Sides } from './sides.ts';

/** What one policy gives beyond another one, and what it does not give; or why they could not be compared. */
export function DiffView({ diffRef, sides, haveSameText, onRetry, busy }: DiffViewProps) {
  const diff = readFragment(POLICY_DIFF, diffRef);
  const answer = diff.failure ? 'The policies could not be compared' : toAnswer(diff, haveSameText);
  useAnnouncement(`${sides.self} compared with ${sides.other}: ${answer}`);
  if (diff.failure) return <NotCompared failure={diff.failure} onRetry={onRetry} busy={busy} />;
  return (
    <div className="diff">
      <p className="diff-answer" data-same={diff.equivalent}>
        <strong>{answer}</strong>
      </p>
      {!diff.exact && <p className="diff-note">{NOT_EXACT}</p>}
      <Changes title="Gained" note={sides.gained} changes={diff.newAccess} kind="gained" sides={sides} />
      <Changes title="Lost" note={sides.lost} changes={diff.lostAccess} kind="lost" sides={sides} />
      <Changes
        title="Not decided"
        note="It is not known whether they differ in this, so it counts as a difference"
        changes={diff.undecided}
        kind="undecided"
        sides={sides}
      />
      {!diff.equivalent && (
        <p className="section-note quiet">Grants and IAM policies are not part of the comparison.</p>
      )}
    </div>
  );
}

export type DiffViewProps = {
  readonly diffRef: FragmentType<typeof POLICY_DIFF>;
  readonly sides: Sides;
  readonly haveSameText: boolean;
  readonly onRetry: () => void;
  readonly busy: boolean;
};

type ChangesProps = {
  readonly title: string;
  readonly note: string;
  readonly kind: 'gained' | 'lost' | 'undecided';
  readonly changes: readonly ChangeCardProps['changeRef'][];
  readonly sides: Sides;
};

function Changes({ title, note, kind, changes, sides }: ChangesProps) {
  if (changes.length === 0) return null;
  return (
    <section className="changes" data-kind={kind} aria-label={`${title}: ${note}`}>
      <h3>
        <span className="changes-title">
          {title} <span className="count">{changes.length}</span>
        </span>
        <span className="changes-note">{note}</span>
      </h3>
      <ol>
        {changes.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change has no ID, and the list is replaced as a whole
          <ChangeCard key={index} changeRef={change} sides={sides} />
        ))}
      </ol>
    </section>
  );
}

function NotCompared({ failure, onRetry, busy }: NotComparedProps) {
  const { failure: exception, message, code } = failure;
  if (exception) {
    return (
      <FailureNotice
        failure={toKmsFailure(exception, code === 'METADATA_UNREADABLE' ? 'DescribeKey' : 'GetKeyPolicy')}
        subject="The policies could not be compared"
        onRetry={onRetry}
        busy={busy}
      />
    );
  }
  return (
    <div className="notice" data-kind="lasting" role="alert">
      <p className="notice-title">The policies could not be compared</p>
      <p>{message}</p>
    </div>
  );
}

type NotComparedProps = Pick<DiffViewProps, 'onRetry' | 'busy'> & {
  readonly failure: NonNullable<PolicyDiffViewFragment['failure']>;
};
