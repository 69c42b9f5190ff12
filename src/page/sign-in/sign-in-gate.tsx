import { useSyncExternalStore } from 'react';
import type { SignInSettings } from '../../server/page/page-settings.ts';
import { App } from '../app.tsx';
import { Account } from './account.tsx';
import { ForbiddenNotice } from './forbidden-notice.tsx';
import { getSession, subscribe } from './session.ts';
import { SessionBanner } from './session-banner.tsx';
import type { Start } from './sign-in.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The page for who is signed in, and the sign-in for everybody else. */
export function SignInGate({ settings, start }: SignInGateProps) {
  const session = useSyncExternalStore(subscribe, getSession);
  if (session === null) return <SignInPage settings={settings} start={start} />;
  const account = <Account session={session} />;
  if (session.forbidden !== null) {
    return (
      <App account={account}>
        <ForbiddenNotice session={session} />
      </App>
    );
  }
  const banner = <SessionBanner session={session} settings={settings} />;
  return <App account={account} banner={banner} />;
}

export type SignInGateProps = { readonly settings: SignInSettings; readonly start: Start };
