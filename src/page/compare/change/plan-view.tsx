import { useEffect, useMemo, useRef } from 'react';
import type { ChangePlanFragment } from '../../generated/graphql.ts';
import { toPrincipalWords } from '../../policy/statement-words.ts';
import { useAnnouncement } from '../../ui/announce.tsx';
import type { ComparedKey } from '../compared-key.ts';
import { DiffView } from '../diff/diff-view.tsx';
import type { Sides } from '../diff/sides.ts';
import { TextsView } from '../texts/texts-view.tsx';
import type { Planned } from './change-state.ts';
import { createFindPlace, type TextPlace } from './find-place.ts';
import { PlanFindings } from './plan-findings.tsx';
import { CAN_READ_WORDS, LOCKOUT_WORDS, OUTCOME_WORDS } from './plan-words.ts';
import type { Policy } from './put-outcome.ts';

/** What KMS would answer, what would change, and what would be wrong. */
export function PlanView({ planned, base, compared, onSelect, isCurrent }: PlanViewProps) {
  const { plan, text } = planned;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (planned) heading.current?.focus();
  }, [planned]);
  useAnnouncement(`Planned: ${OUTCOME_WORDS[plan.outcome]}`);
  const sides: Sides = {
    self: 'the new policy',
    other: 'the present policy',
    gained: 'The new policy gives more than the present one',
    lost: 'The new policy gives less than the present one',
    home: compared.accountId,
    selfKey: null,
    otherKey: compared.arn,
  };
  return (
    <section className="plan" aria-labelledby="plan" data-current={isCurrent}>
      <h2 id="plan" ref={heading} tabIndex={-1} data-outcome={plan.outcome}>
        {OUTCOME_WORDS[plan.outcome]}
      </h2>
      {!isCurrent && (
        <p className="diff-note" role="status">
          The text has changed since. This is the plan of the former text.
        </p>
      )}
      <Mistakes plan={plan} text={text} onSelect={isCurrent ? onSelect : null} />
      <PlanFacts plan={plan} home={compared.accountId} />
      {plan.diff && (
        <DiffView diffRef={plan.diff} sides={sides} haveSameText={text === base.text} onRetry={() => {}} busy={false} />
      )}
      <TextsView left={base.text} right={text} leftName="the present policy" rightName="the new policy" />
      {plan.findings && <PlanFindings findings={plan.findings} />}
    </section>
  );
}

export type PlanViewProps = {
  readonly planned: Planned;
  readonly base: Policy;
  readonly compared: ComparedKey;
  readonly onSelect: (place: TextPlace) => void;
  /** Whether it is the plan of the text that the editor has. */
  readonly isCurrent: boolean;
};

type MistakesProps = {
  readonly plan: ChangePlanFragment;
  readonly text: string;
  /** Null if the editor has another text by now. */
  readonly onSelect: ((place: TextPlace) => void) | null;
};

/** What KMS would refuse, and the mistakes in the text, each with its line. */
function Mistakes({ plan, text, onSelect }: MistakesProps) {
  const findPlace = useMemo(() => createFindPlace(text), [text]);
  const refusals = plan.refusals.map(({ certain, exception, message, pointer, reason }) => ({
    pointer,
    message: reason,
    note: `${certain ? 'KMS refuses it' : 'KMS may refuse it'}: ${exception}${message ? `, “${message}”` : ''}`,
  }));
  const isRefusal = ({ pointer, message }: { pointer: string; message: string }) =>
    refusals.some((each) => each.pointer === pointer && each.message === message);
  const problems = plan.problems.filter((each) => !isRefusal(each)).map((each) => ({ ...each, note: null }));
  const all = [...refusals, ...problems];
  if (all.length === 0) return null;
  return (
    <section className="problems" aria-label="What is wrong with the text">
      <h3>{all.length === 1 ? 'One thing is wrong with the text' : `${all.length} things are wrong with the text`}</h3>
      <ul>
        {all.map(({ pointer, message, note }) => {
          const place = findPlace({ pointer, message });
          return (
            <li key={`${pointer} ${message} ${note}`}>
              {message}{' '}
              {place && onSelect && (
                <button type="button" className="line-link" onClick={() => onSelect(place)}>
                  Line {place.line}
                </button>
              )}
              {note && <span className="problem-note">{note}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function PlanFacts({ plan, home }: { readonly plan: ChangePlanFragment; readonly home: string }) {
  const { lockout, lockoutReasons, gatewayCanStillRead, newPrincipals } = plan;
  // Two statements can give the same reason.
  const doubts = lockout === 'PASSES' ? [] : [...new Set(lockoutReasons.map(({ message }) => message))];
  return (
    <dl className="plan-facts">
      <div>
        <dt>Lockout check</dt>
        <dd>
          {LOCKOUT_WORDS[lockout]}
          {doubts.map((message) => (
            <span key={message} className="fact-line">
              {message}
            </span>
          ))}
        </dd>
      </div>
      <div>
        <dt>Can the gateway still read it?</dt>
        <dd>{CAN_READ_WORDS[gatewayCanStillRead]}</dd>
      </div>
      {newPrincipals.length > 0 && (
        <div>
          <dt>Named for the first time</dt>
          <dd>
            <ul>
              {newPrincipals.map((principal) => {
                const { label, name, note } = toPrincipalWords(principal, { home, isAllowed: false });
                return (
                  <li key={principal.value}>
                    {label && `${label} `}
                    <strong>{name}</strong>
                    {note && `, ${note}`}
                  </li>
                );
              })}
            </ul>
            <span className="fact-line">KMS refuses the policy if one of them does not exist.</span>
          </dd>
        </div>
      )}
    </dl>
  );
}
