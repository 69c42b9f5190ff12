import type { SignInSettings } from '../../server/page/page-settings.ts';
import { ApiKeyForm } from './api-key-form.tsx';
import type { Session } from './session.ts';
import { signInBeside } from './sign-in.ts';
import { toSignInWords } from './sign-in-words.ts';

/** Requests wait until somebody signs in again. The page below keeps what was read before. */
export function SessionBanner({ session, settings }: SessionBannerProps) {
  const { failure, provider } = session;
  const words = failure && toSignInWords(failure, provider?.name ?? null);
  return (
    <div role="alert" className="lost">
      {words && (
        <>
          <p>
            <strong>{words.title}.</strong>{' '}
            {provider === null
              ? 'Enter it again, and what you see stays. With another one, all is read anew.'
              : words.advice}{' '}
            {failure.detail !== '' && <span className="mono">{failure.detail}</span>}
          </p>
          {provider !== null && (
            <button type="button" className="button" onClick={() => signInBeside(provider)}>
              Sign in again
            </button>
          )}
          {provider === null && settings.apiKey && <ApiKeyForm />}
        </>
      )}
    </div>
  );
}

type SessionBannerProps = { readonly session: Session; readonly settings: SignInSettings };
