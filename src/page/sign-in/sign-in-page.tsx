import { useEffect, useState } from 'react';
import type { PageProvider, SignInSettings } from '../../server/page/page-settings.ts';
import { Brand } from '../ui/brand.tsx';
import { ApiKeyForm } from './api-key-form.tsx';
import { findSignOutUrl } from './provider.ts';
import { goToProvider, type Start } from './sign-in.ts';
import type { SignInFailure } from './sign-in-failure.ts';
import { toSignInWords } from './sign-in-words.ts';

/** The only page for who is not signed in. */
export function SignInPage({ settings, start }: SignInPageProps) {
  useEffect(() => {
    document.title = 'Sign in · KMS Policy Gateway';
    // Works in a tab that the page itself has opened.
    if (start.type === 'handed-over') window.close();
  }, [start]);
  return (
    <main className="sign-in">
      <p className="brand">
        <Brand />
      </p>
      {start.type === 'handed-over' && <HandedOver />}
      {start.type === 'leaving' && <p role="status">Signing in …</p>}
      {start.type === 'signed-in' && <p role="status">Signing out …</p>}
      {start.type === 'signed-out' && <SignInChoice {...start} settings={settings} />}
    </main>
  );
}

type SignInPageProps = { readonly settings: SignInSettings; readonly start: Start };

function HandedOver() {
  return (
    <>
      <h1>You are signed in</h1>
      <p>Close this tab. The other one goes on where it was.</p>
    </>
  );
}

function SignInChoice({ failure: first, provider: asked, settings }: SignInChoiceProps) {
  const { providers, apiKey } = settings;
  const [failure, setFailure] = useState(first);
  const [chosen, setChosen] = useState(asked);
  const [leaving, setLeaving] = useState(false);
  const go = async (provider: PageProvider) => {
    setChosen(provider);
    setLeaving(true);
    const failed = await goToProvider(provider, { silent: false });
    if (failed === null) return;
    setFailure(failed);
    setLeaving(false);
  };
  return (
    <>
      <h1>Sign in</h1>
      {failure === null && <p>This gateway answers only callers that it knows.</p>}
      {failure !== null && <Failure failure={failure} provider={chosen} />}
      {providers.map((provider) => (
        <button
          type="button"
          key={provider.issuer}
          className="button sign-in-button"
          aria-disabled={leaving}
          onClick={() => leaving || go(provider)}
        >
          Sign in with {provider.name}
        </button>
      ))}
      {providers.length > 0 && apiKey && <p className="sign-in-or">or</p>}
      {apiKey && <ApiKeyForm />}
      {providers.length === 0 && !apiKey && (
        <p>
          Nobody can sign in on this page yet. The operator of the gateway adds <code>page</code> to an issuer of{' '}
          <code>authentication.jwt</code> in its configuration.
        </p>
      )}
    </>
  );
}

type SignInChoiceProps = {
  readonly failure: SignInFailure | null;
  /** The provider that the failure is about. */
  readonly provider: PageProvider | null;
  readonly settings: SignInSettings;
};

function Failure({ failure, provider }: { readonly failure: SignInFailure; readonly provider: PageProvider | null }) {
  const { title, advice } = toSignInWords(failure, provider?.name ?? null);
  const isOut = failure.kind === 'signed-out';
  return (
    <div className="notice" data-kind={isOut ? 'calm' : 'passing'} role={isOut ? 'status' : 'alert'}>
      <p className="notice-title">{title}</p>
      <p>
        {advice} {isOut && provider !== null && <SignOutThere provider={provider} />}
      </p>
      {failure.detail !== '' && <p className="mono">{failure.detail}</p>}
    </div>
  );
}

/** The session at the provider goes on: whoever uses this browser next is signed in by one click. */
function SignOutThere({ provider }: { readonly provider: PageProvider }) {
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    findSignOutUrl(provider).then(setHref, () => undefined);
  }, [provider]);
  return (
    <>
      You are still signed in at {provider.name}
      {href === null ? '.' : ': '}
      {href !== null && <a href={href}>sign out there, too</a>}
      {href !== null && '.'}
    </>
  );
}
