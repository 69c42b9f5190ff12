import type { ReactNode } from 'react';
import { useAnnouncement } from '../ui/announce.tsx';
import { FindingCard } from './finding-card.tsx';
import { type Finding, toExamined, toSummary } from './finding-words.ts';
import { Unexamined, type UnexaminedProps } from './unexamined.tsx';

/** The findings, the most severe first. That there are none is said only if everything could be examined. */
export function FindingsView(props: FindingsViewProps) {
  const { findings, incomplete, statements, grants, name, onRetry, busy, children } = props;
  const isWhole = incomplete.length === 0;
  const summary = findings.length > 0 ? toSummary(findings) : isWhole ? 'none' : 'none in what could be examined';
  useAnnouncement(`Findings of ${name}: ${summary}${isWhole ? '' : '. Not everything could be examined'}`);
  return (
    <section className="findings" aria-labelledby="findings">
      <div className="section-head">
        <h2 id="findings">The findings</h2>
        {findings.length > 0 && <p className="quiet">{summary}</p>}
      </div>
      <Unexamined incomplete={incomplete} onRetry={onRetry} busy={busy} />
      {findings.length > 0 && (
        <ol className="finding-list">
          {findings.map((finding) => (
            <FindingCard key={finding.id} finding={finding} />
          ))}
        </ol>
      )}
      {findings.length === 0 && (
        <p className="no-findings" data-whole={isWhole}>
          <strong>{isWhole ? 'No findings.' : 'No findings in what could be examined.'}</strong>
        </p>
      )}
      <p className="section-note quiet">{toExamined(statements, grants)}</p>
      {children}
    </section>
  );
}

export type FindingsViewProps = UnexaminedProps & {
  readonly findings: readonly Finding[];
  /** How many statements the policy has. */
  readonly statements: number;
  /** How many grants were read, such as 3 or 100+. Null if they could not be read. */
  readonly grants: string | null;
  /** The name of the key for people. */
  readonly name: string;
  readonly children: ReactNode;
};
