import { useEffect, useRef } from 'react';
import type { Failure } from '../../gateway/failure.ts';
import { FailureNotice } from '../../gateway/failure-notice.tsx';
import { RetryButton } from '../../gateway/retry-button.tsx';
import { Link } from '../../ui/link.tsx';
import { toHrefOfKey } from '../compare-location.ts';
import type { ComparedKey } from '../compared-key.ts';
import type { PutOutcome } from './put-outcome.ts';
import { type OutcomeWords, toOutcomeWords } from './put-words.ts';

/** What became of the put. */
export function PutOutcomeView({ outcome, compared, text, onPlan, onPut, busy }: PutOutcomeViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A refusal leaves the focus to the new plan.
    if (outcome.kind !== 'refused') box.current?.focus();
  }, [outcome]);
  const words = toOutcomeWords(outcome, compared.name, text);
  return (
    <div ref={box} tabIndex={-1} className="put-outcome">
      {words === null && outcome.kind === 'failed' ? (
        <FailureNotice failure={outcome.failure} subject="Nothing was put" onRetry={onPut} busy={busy} />
      ) : (
        words && (
          <Outcome words={words} failure={'failure' in outcome ? outcome.failure : null}>
            {outcome.kind === 'put' && <Link href={toHrefOfKey(compared.arn, 'statements')}>Show the statements</Link>}
            {words.offersPlan && (
              <RetryButton onRetry={onPlan} busy={busy}>
                Read the policy and plan again
              </RetryButton>
            )}
          </Outcome>
        )
      )}
    </div>
  );
}

export type PutOutcomeViewProps = {
  readonly outcome: PutOutcome;
  readonly compared: ComparedKey;
  /** The text that the editor has. */
  readonly text: string;
  readonly onPlan: () => void;
  readonly onPut: () => void;
  readonly busy: boolean;
};

type OutcomeProps = {
  readonly words: OutcomeWords;
  readonly failure: Failure | null;
  readonly children: React.ReactNode;
};

function Outcome({ words: { kind, title, advice }, failure, children }: OutcomeProps) {
  return (
    <div className="notice" data-kind={kind} role={kind === 'done' ? 'status' : 'alert'}>
      <p className="notice-title">{title}</p>
      <p>{advice}</p>
      {failure && (
        <details>
          <summary>{failure.operation === null ? 'What the gateway says' : 'What AWS says'}</summary>
          <p className="mono">
            {failure.code}: {failure.message}
          </p>
          {failure.requestId !== null && <p className="mono">Request {failure.requestId}</p>}
        </details>
      )}
      {children}
    </div>
  );
}
