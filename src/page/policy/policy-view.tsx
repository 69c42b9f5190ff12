import { useMemo, useState } from 'react';
import type { Failure } from '../gateway/failure.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { useTabCount } from '../key/tab-counts.tsx';
import { useAnnouncement } from '../ui/announce.tsx';
import { replace, toTabHref } from '../ui/location.ts';
import { ReadAt } from '../ui/read-at.tsx';
import { PolicyText } from './policy-text.tsx';
import { Problems } from './problems.tsx';
import { StatementCard } from './statement-card.tsx';

const POLICY_VIEW = graphql(`
  fragment PolicyView on KeyPolicy {
    text
    fetchedAt
    problems {
      message
      pointer
    }
    document {
      statements {
        pointer
        effect
        ...StatementCard
      }
    }
  }
`);

/** The statements in words, beside the text of the policy. Pointing at a statement highlights it in both. */
export function PolicyView({ policyRef, home, pinned, outdated, onRetry, busy }: PolicyViewProps) {
  const { text, fetchedAt, problems, document } = readFragment(POLICY_VIEW, policyRef);
  const [pointed, setPointed] = useState<string | null>(null);
  const active = pointed ?? pinned;
  const statements = document?.statements ?? [];
  const pointers = useMemo(() => (document?.statements ?? []).map(({ pointer }) => pointer), [document]);
  const denies = statements.filter(({ effect }) => effect === 'DENY').length;
  const summary = document === null ? 'Not a policy document' : toSummary(statements.length, denies);
  useAnnouncement(`Policy read: ${summary}`);

  useTabCount('statements', document === null ? null : String(statements.length));

  // In the URL, so that the link to the page is the link to the statement.
  const togglePin = (pointer: string) => replace(toTabHref('statements', pointer === pinned ? undefined : pointer));
  return (
    <div className="policy">
      <section className="statements" aria-labelledby="policy">
        <div className="section-head">
          <h2 id="policy">The statements</h2>
          <p className="quiet">{summary}</p>
        </div>
        <Problems problems={problems} active={active} onPoint={setPointed} onPin={togglePin} />
        <ol>
          {statements.map((statement, index) => (
            <StatementCard
              key={statement.pointer}
              statementRef={statement}
              number={index + 1}
              home={home}
              isActive={active === statement.pointer}
              isPinned={pinned === statement.pointer}
              onPoint={setPointed}
              onPin={togglePin}
            />
          ))}
        </ol>
        <ReadAt at={fetchedAt} outdated={outdated} onRetry={onRetry} busy={busy} />
      </section>
      <PolicyText
        text={text}
        pointers={pointers}
        active={active}
        pinned={pinned}
        onPoint={setPointed}
        onPin={togglePin}
      />
    </div>
  );
}

export type PolicyViewProps = {
  readonly policyRef: FragmentType<typeof POLICY_VIEW>;
  /** The account of the key. */
  readonly home: string;
  /** The pointer that the URL names. Its place is highlighted. */
  readonly pinned: string | null;
  /** Why it could not be read again. */
  readonly outdated: Failure | null;
  readonly onRetry: () => void;
  readonly busy: boolean;
};

function toSummary(count: number, denies: number): string {
  const statements = count === 1 ? '1 statement' : `${count} statements`;
  return denies === 0
    ? `${statements}, none denies`
    : `${statements}, ${denies} of them ${denies === 1 ? 'denies' : 'deny'}`;
}
