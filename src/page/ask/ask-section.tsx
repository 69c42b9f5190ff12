import { useCallback, useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../gateway/use-answer.ts';
import { useAnnouncement } from '../ui/announce.tsx';
import { navigate, type Place, toHref, useSearch } from '../ui/location.ts';
import { AskAnswer } from './ask-answer.tsx';
import { AskForm } from './ask-form.tsx';
import { parseQuestion, toParameters } from './ask-location.ts';
import { ASK_FORM } from './ask-query.ts';
import { addMissingKey } from './missing-keys.ts';
import { toSuggestions } from './suggestions.ts';

/** Asks whether one principal may perform one action with the key, and shows the verdict. The URL has the question. */
export function AskSection({ id, place, name }: AskSectionProps) {
  const search = useSearch();
  const question = useMemo(() => parseQuestion(search), [search]);
  const [draft, setDraft] = useState(question);
  const [focused, setFocused] = useState<string | null>(null);
  const [badInput, setBadInput] = useState<string | null>(null);
  useEffect(() => setDraft(question), [question]);
  useEffect(() => {
    if (focused === null) return;
    document.getElementById(focused)?.focus();
    setFocused(null);
  }, [focused]);
  const { data } = useAnswer(ASK_FORM, { id, ...place });
  const key = data?.key ?? null;
  const suggestions = useMemo(() => toSuggestions(key), [key]);
  useAnnouncement(badInput);
  const addKey = useCallback(
    (missing: string) => {
      const added = addMissingKey(draft, missing);
      setDraft(added.question);
      setFocused(added.focus);
    },
    [draft],
  );
  const isAsked = question.principal !== '' && question.action !== '';
  return (
    <div className="ask">
      <AskForm
        draft={draft}
        onDraft={setDraft}
        onFocus={setFocused}
        onAsk={() => navigate(toHref('ask', toParameters(draft)))}
        suggestions={suggestions}
        badInput={isAsked ? badInput : null}
      />
      {isAsked ? (
        <AskAnswer
          id={id}
          place={place}
          name={name}
          question={question}
          onBadInput={setBadInput}
          onMissingKey={addKey}
        />
      ) : (
        <p className="quiet ask-hint">
          Asks KMS for the key policy and the grants, and says whether the principal may perform the action, and why. It
          sends nothing in the name of the principal.
        </p>
      )}
    </div>
  );
}

export type AskSectionProps = {
  readonly id: string;
  /** Null for the account and Region of the gateway. */
  readonly place: Place | null;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
};
