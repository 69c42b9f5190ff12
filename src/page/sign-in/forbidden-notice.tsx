import type { Session } from './session.ts';
import { FORBIDDEN_WORDS } from './sign-in-words.ts';

/** In place of the keys: the caller may read none. */
export function ForbiddenNotice({ session: { forbidden } }: { readonly session: Session }) {
  return (
    <div className="notice forbidden" data-kind="lasting" role="alert">
      <h1 className="notice-title">{FORBIDDEN_WORDS.title}</h1>
      <p>{FORBIDDEN_WORDS.advice}</p>
      <details>
        <summary>What the gateway says</summary>
        <p className="mono">{forbidden}</p>
      </details>
    </div>
  );
}
