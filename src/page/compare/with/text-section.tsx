import { type SubmitEvent, useState } from 'react';
import { FailureNotice } from '../../gateway/failure-notice.tsx';
import { useAnswer } from '../../gateway/use-answer.ts';
import { toPolicyFailure } from '../../policy/policy-failure.ts';
import { onForget } from '../../ui/forget.ts';
import { ReadAt } from '../../ui/read-at.tsx';
import { Reading } from '../../ui/reading.tsx';
import { BadInput } from '../bad-input.tsx';
import { COMPARE_TEXT } from '../compare-query.ts';
import type { ComparedKey } from '../compared-key.ts';
import { DiffView } from '../diff/diff-view.tsx';
import { toSides } from '../diff/sides.ts';
import { TextsView } from '../texts/texts-view.tsx';

/** Compares with a pasted text, such as an older policy. It is kept while the page is open, and not in the URL. */
export function TextSection({ compared }: { readonly compared: ComparedKey }) {
  const [text, setText] = useState(() => PASTED.get(compared.arn) ?? '');
  const [asked, setAsked] = useState(text === '' ? null : text);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    PASTED.set(compared.arn, text);
    setAsked(text);
  };
  return (
    <section aria-labelledby="with">
      <h2 id="with" className="visually-hidden">
        Compared with a text
      </h2>
      <form className="ask-form" aria-label="Compare with a text" onSubmit={submit}>
        <label className="policy-field">
          <span>The text of a policy, such as an older one, or that of a pull request</span>
          <textarea
            value={text}
            rows={asked === null ? 14 : 6}
            required
            spellCheck={false}
            autoComplete="off"
            placeholder='{ "Version": "2012-10-17", "Statement": [ … ] }'
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <div className="form-actions">
          <button type="submit" className="button ask-button">
            Compare
          </button>
          <span className="quiet">It is sent to the gateway, and neither stored nor put into the address.</span>
        </div>
      </form>
      {asked !== null && <TextComparison compared={compared} text={asked} />}
    </section>
  );
}

/** By the ARN of the key. */
const PASTED = new Map<string, string>();
onForget(() => PASTED.clear());

function TextComparison({ compared, text }: { readonly compared: ComparedKey; readonly text: string }) {
  const variables = { keyArn: compared.arn, text };
  const { data, failures, readAt, outdated, loading, retry } = useAnswer(COMPARE_TEXT, variables);
  const policy = data?.key?.policy;
  const failure = policy ? toPolicyFailure(policy) : failures[0];
  if (failure?.code === 'BAD_USER_INPUT') return <BadInput>{failure.message}</BadInput>;
  if (failure) {
    return <FailureNotice failure={failure} subject="The policy could not be read" onRetry={retry} busy={loading} />;
  }
  if (policy?.__typename !== 'KeyPolicy') return <Reading busy={loading} />;
  const rest = { home: compared.accountId, selfKey: compared.arn, otherKey: null };
  return (
    <>
      <DiffView
        diffRef={policy.diff}
        sides={toSides(compared.name, 'the text', rest)}
        haveSameText={policy.text === text}
        onRetry={retry}
        busy={loading}
      />
      <TextsView left={text} right={policy.text} leftName="the text" rightName={compared.name} />
      {readAt !== null && <ReadAt at={readAt} outdated={outdated} onRetry={retry} busy={loading} />}
    </>
  );
}
