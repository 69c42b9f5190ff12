import { flushSync } from 'react-dom';
import type { PageProvider } from '../../server/page/page-settings.ts';
import { type Authorizer, setAuthorizer } from '../gateway/authorized-fetch.ts';
import { forgetAll } from '../ui/forget.ts';
import { type Issued, ROOT, renew, revoke } from './provider.ts';
import { isFinal, type SignInFailure, toSignInFailure } from './sign-in-failure.ts';
import { listenForSignOut, tellSignedOut } from './tab-channel.ts';
import { findSignedIn, keepSignedIn, keepSignedOut } from './tab-memory.ts';

/** Who is signed in, as the page shows it. */
export type Session = {
  /** Null: an API key. */
  readonly provider: PageProvider | null;
  readonly name: string;
  /** Why requests wait. Null: all is well. */
  readonly failure: SignInFailure | null;
  /** What the gateway says if no rule lets the caller read anything. */
  readonly forbidden: string | null;
};

/** The tokens and the API key: in the memory of this module, and nowhere else. */
type Credentials = { readonly token: string; readonly issued: Issued | null };

let session: Session | null = null;
let credentials: Credentials | null = null;
/** Whether a token was renewed because the gateway refused it. A refused new one is not renewed again and again. */
let hasRenewed = false;
let waiting = createWaiting();
let renewing: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const authorizer: Authorizer = {
  token: async () => (session?.failure ? await waiting.promise : (credentials?.token ?? (await waiting.promise))),
  async replace(refused, message) {
    if (credentials?.token === refused && credentials.issued?.refreshToken && (renewing || !hasRenewed)) {
      hasRenewed = true;
      await renewNow();
    }
    if (credentials?.token === refused) {
      fail(/expired/.test(message) ? { kind: 'expired', detail: '' } : { kind: 'refused-by-gateway', detail: message });
    }
    return await authorizer.token();
  },
  accepted(token) {
    if (credentials?.token === token) hasRenewed = false;
  },
  forbidden: (message) => update({ forbidden: message }),
};
setAuthorizer(authorizer);

/** Somebody has signed in with a provider. */
export function enter(provider: PageProvider, issued: Issued): void {
  const before = credentials?.issued;
  keepSignedIn(provider.issuer);
  if (credentials !== null && (before?.subject !== issued.subject || session?.provider?.issuer !== provider.issuer)) {
    // Somebody else: what the page shows is not theirs. The new page signs in again without a click.
    window.location.reload();
    return;
  }
  accept({ token: issued.token, issued }, { provider, name: issued.name });
  scheduleRenewal(issued);
}

/** Another API key may be that of somebody else: nothing of the former caller stays, and nothing of it is sent again. */
export function enterApiKey(apiKey: string): void {
  if (credentials !== null && credentials.token !== apiKey) {
    // First what is shown, which would keep again what it has.
    session = null;
    flushSync(notify);
    forgetAll();
    waiting.reject(new Error('the caller has changed'));
    waiting = createWaiting();
  }
  accept({ token: apiKey, issued: null }, { provider: null, name: 'API key' });
}

/**
 * Forgets all tokens, and all that was read: the page is loaded anew. Other tabs follow. The provider forgets the
 * refresh token. The session at the provider itself goes on.
 */
export async function signOut(): Promise<void> {
  const provider = session?.provider ?? null;
  const refreshToken = credentials?.issued?.refreshToken;
  forget();
  tellSignedOut(provider?.issuer ?? null);
  if (provider && refreshToken) {
    const revoked = revoke(provider, refreshToken).catch(() => undefined);
    await Promise.race([revoked, new Promise((resolve) => setTimeout(resolve, REVOCATION_MS))]);
  }
  leave(provider);
}

/** How long the page waits for the provider, in milliseconds. The request goes on without the page. */
const REVOCATION_MS = 2000;

listenForSignOut((issuer) => {
  const isSame = session !== null && (session.provider?.issuer ?? null) === issuer;
  if (isSame || (issuer !== null && findSignedIn() === issuer)) leave(session?.provider ?? null);
});

/** Nothing that was read is shown from now on, whatever the provider does. */
function forget(): void {
  credentials = null;
  session = null;
  clearTimeout(timer);
  keepSignedIn(null);
  notify();
  // Back can show this page as it was left, from the memory of the browser.
  window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
}

function leave(provider: PageProvider | null): void {
  forget();
  if (provider !== null) keepSignedOut(provider.issuer);
  window.location.replace(ROOT);
}

export function getSession(): Session | null {
  return session;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Requests wait from now on, until somebody signs in again. What is shown stays. */
export function fail(failure: SignInFailure): void {
  hasRenewed = false;
  update({ failure });
}

function accept(next: Credentials, who: Pick<Session, 'provider' | 'name'>): void {
  credentials = next;
  session = { ...who, failure: null, forbidden: null };
  notify();
  waiting.resolve(next.token);
  waiting = createWaiting();
}

function createWaiting(): PromiseWithResolvers<string> {
  const created = Promise.withResolvers<string>();
  created.promise.catch(() => undefined); // nobody may be waiting
  return created;
}

function update(change: Partial<Session>): void {
  if (session === null) return;
  session = { ...session, ...change };
  notify();
}

function notify(): void {
  for (const listener of listeners) listener();
}

/** A quarter of its life before a token expires, but at most a minute. */
function scheduleRenewal({ expiresInMs, refreshToken }: Issued): void {
  clearTimeout(timer);
  if (expiresInMs === null || refreshToken === null) return;
  const delay = expiresInMs - Math.min(60_000, expiresInMs / 4);
  timer = setTimeout(renewNow, Math.min(Math.max(delay, 500), LONGEST_TIMER_MS));
}

/** Milliseconds: 24 days. A longer timer would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** All requests that were refused at the same time share one renewal: many providers take a refresh token once. */
function renewNow(): Promise<void> {
  renewing ??= tryRenewal().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function tryRenewal(): Promise<void> {
  const issued = credentials?.issued;
  const provider = session?.provider;
  if (!issued || !provider) return;
  try {
    const next = await renew(provider, issued);
    // Somebody may have signed out, or in again, in the meantime.
    if (credentials?.issued === issued) enter(provider, next);
  } catch (error) {
    if (credentials?.issued !== issued) return;
    const failure = toSignInFailure(error);
    if (isFinal(failure)) credentials = { ...credentials, issued: { ...issued, refreshToken: null } };
    else timer = setTimeout(renewNow, RETRY_MS);
  }
}

/** Milliseconds between tries while the provider cannot be reached. */
const RETRY_MS = 15_000;
