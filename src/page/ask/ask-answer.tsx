import { useEffect, useMemo } from 'react';
import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { createToNumber } from '../policy/statement-list.tsx';
import { ShareBar } from '../share/share-bar.tsx';
import type { Place } from '../ui/location.ts';
import { ReadAt } from '../ui/read-at.tsx';
import { Reading } from '../ui/reading.tsx';
import { type Question, toContext } from './ask-location.ts';
import { ASK } from './ask-query.ts';
import { Verdict } from './verdict.tsx';
import { toVerdictTable } from './verdict-file.ts';

/** The verdict for a question, or why there is none. */
export function AskAnswer({ id, place, name, question, onBadInput, onMissingKey }: AskAnswerProps) {
  const { principal, action } = question;
  const context = useMemo(() => toContext(question), [question]);
  const variables = { id, ...place, principal, action, context };
  const { data, failures, outdated, readAt, loading, retry } = useAnswer(ASK, variables);
  const key = data?.key;
  const bad = failures.find(({ code }) => code === 'BAD_USER_INPUT')?.message ?? null;
  useEffect(() => {
    onBadInput(bad);
    return () => onBadInput(null);
  }, [bad, onBadInput]);
  const statements = key?.policy.__typename === 'KeyPolicy' ? (key.policy.document?.statements ?? []) : [];
  const [failure] = failures;
  if (key) {
    return (
      <>
        <Verdict accessRef={key.access} toNumber={createToNumber(statements)} onMissingKey={onMissingKey} />
        {readAt && <ReadAt at={readAt} outdated={outdated} onRetry={retry} busy={loading} />}
        <ShareBar
          name={name}
          tab="ask"
          query={ASK}
          variables={variables}
          data={data}
          failures={failures}
          toTable={() => toVerdictTable(key.access, name)}
        />
      </>
    );
  }
  if (bad !== null) return null;
  if (!failure) return <Reading busy={loading}>what decides it</Reading>;
  return (
    <FailureNotice failure={failure} subject="The question could not be answered" onRetry={retry} busy={loading} />
  );
}

export type AskAnswerProps = {
  readonly id: string;
  readonly place: Place | null;
  readonly name: string;
  readonly question: Question;
  /** Called with the message if the gateway refuses the question, and with null if it does not. */
  readonly onBadInput: (message: string | null) => void;
  readonly onMissingKey: (key: string) => void;
};
