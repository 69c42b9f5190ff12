import type { SubmitEvent } from 'react';
import type { Question } from './ask-location.ts';
import { findBadField } from './bad-input.ts';
import { ContextFields } from './context-fields.tsx';
import type { Suggestions } from './suggestions.ts';

/** The question: principal, action, and what is known of the request. */
export function AskForm({ draft, onDraft, onFocus, onAsk, suggestions, badInput }: AskFormProps) {
  const { principal, action } = draft;
  const bad = badInput === null ? null : findBadField(badInput);
  const change = (changes: Partial<Question>) => onDraft({ ...draft, ...changes });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAsk();
  };
  const message = badInput !== null && (
    <p className="bad-input" id="bad-input" role="alert">
      {badInput}
    </p>
  );
  const describe = (field: typeof bad) =>
    bad === field ? { 'aria-invalid': true, 'aria-describedby': 'bad-input' } : {};
  return (
    <form className="ask-form" aria-label="Ask about one request" onSubmit={submit}>
      <div className="ask-main">
        <label className="field field-wide">
          <span>Can this principal</span>
          <input
            {...describe('principal')}
            value={principal}
            list="ask-principals"
            placeholder="arn:aws:iam::111122223333:role/Name, or a service"
            required
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => change({ principal: target.value })}
          />
        </label>
        <label className="field">
          <span>perform this action?</span>
          <input
            {...describe('action')}
            value={action}
            list="ask-actions"
            placeholder="kms:Decrypt"
            required
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => change({ action: target.value })}
          />
        </label>
        <button type="submit" className="button ask-button">
          Ask
        </button>
      </div>
      {(bad === 'principal' || bad === 'action') && message}
      <ContextFields draft={draft} onChange={change} onFocus={onFocus} isBad={bad === 'context'} />
      {bad === 'context' && message}
      <datalist id="ask-principals">
        {suggestions.principals.map(({ value, label }) => (
          <option key={value} value={value} label={label} />
        ))}
      </datalist>
      <datalist id="ask-actions">
        {suggestions.actions.map(({ value, label }) => (
          <option key={value} value={value} label={label === '' ? value : `${value}: ${label}`} />
        ))}
      </datalist>
      <datalist id="ask-keys">
        {suggestions.conditionKeys.map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <datalist id="ask-services">
        {suggestions.services.map((service) => (
          <option key={service} value={service} />
        ))}
      </datalist>
    </form>
  );
}

export type AskFormProps = {
  readonly draft: Question;
  readonly onDraft: (draft: Question) => void;
  /** Moves the focus to the input of this ID, which may be new. */
  readonly onFocus: (id: string) => void;
  readonly onAsk: () => void;
  readonly suggestions: Suggestions;
  /** Why the gateway refused the last question. Null if it did not. */
  readonly badInput: string | null;
};
