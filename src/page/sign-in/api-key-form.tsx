import { type FormEvent, useId, useState } from 'react';
import { type ApiKeyProblem, checkApiKey } from './check-api-key.ts';
import { enterApiKey } from './session.ts';

/** A pasted API key. It is tried at the gateway before the page opens. */
export function ApiKeyForm() {
  const [problem, setProblem] = useState<ApiKeyProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const apiKey = String(new FormData(event.currentTarget).get('api-key') ?? '').trim();
    setBusy(true);
    const found = await checkApiKey(apiKey);
    setBusy(false);
    setProblem(found);
    if (found === null) enterApiKey(apiKey);
  };

  return (
    <form className="api-key" onSubmit={submit}>
      <label htmlFor={id}>API key</label>
      <div className="api-key-row">
        <input
          id={id}
          name="api-key"
          type="password"
          required
          autoComplete="current-password"
          spellCheck={false}
          placeholder="kpg_…"
          aria-describedby={`${id}-note`}
          aria-invalid={problem !== null}
        />
        <button type="submit" className="button" aria-disabled={busy}>
          {busy ? 'Checking …' : 'Use this key'}
        </button>
      </div>
      <p id={`${id}-note`} className="api-key-note">
        {problem === null ? NOTE : PROBLEMS[problem]}
      </p>
      <p role="alert" className="visually-hidden">
        {problem !== null && PROBLEMS[problem]}
      </p>
    </form>
  );
}

const NOTE = 'It stays in the memory of this tab, until you sign out, reload or close it.';

const PROBLEMS: Readonly<Record<ApiKeyProblem, string>> = {
  form: 'This is not an API key: they begin with kpg_ and have at least 47 characters.',
  unknown: 'The gateway does not know this API key.',
  unreachable: 'The gateway does not answer. Try again.',
};
