import type { Ref, SubmitEvent } from 'react';
import type { ComparedKey } from '../compared-key.ts';
import { isDirty } from './change-state.ts';
import type { ChangeHook } from './use-change.ts';

/** The new text of the policy. */
export function PolicyEditor({ compared, change: { state, dispatch, plan }, editorRef }: PolicyEditorProps) {
  const { text, busy } = state;
  const isBusy = busy !== null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isBusy) plan();
  };
  return (
    <form className="ask-form" aria-label="Edit the policy" onSubmit={submit}>
      <h2 id="change">Plan a change</h2>
      <p className="quiet" id="change-hint">
        A plan says what KMS would answer, who gains and who loses what, and what is wrong. It writes nothing.
      </p>
      <label className="policy-field">
        <span>The new policy of {compared.name}</span>
        <textarea
          ref={editorRef}
          value={text}
          rows={18}
          required
          readOnly={busy === 'put'}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="change-hint"
          onChange={({ target }) => dispatch({ type: 'typed', text: target.value })}
        />
      </label>
      <div className="form-actions">
        <button type="submit" className="button ask-button" aria-disabled={isBusy}>
          {busy === 'plan' ? 'Planning …' : 'Plan it'}
        </button>
        {isDirty(state) && (
          <button type="button" className="button" onClick={() => !isBusy && dispatch({ type: 'reset' })}>
            Discard the edit
          </button>
        )}
        <span className="quiet">{isDirty(state) ? 'Edited, not put.' : 'This is the policy that the key has.'}</span>
      </div>
    </form>
  );
}

export type PolicyEditorProps = {
  readonly compared: ComparedKey;
  readonly change: ChangeHook;
  readonly editorRef: Ref<HTMLTextAreaElement>;
};
