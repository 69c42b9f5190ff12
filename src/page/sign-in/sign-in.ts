import type { PageProvider, SignInSettings } from '../../server/page/page-settings.ts';
import { type Attempt, createAttempt, ROOT, redeem, toAuthorizationUrl } from './provider.ts';
import { enter, fail } from './session.ts';
import { type SignInFailure, toSignInFailure } from './sign-in-failure.ts';
import { handOver, listenForAnswer } from './tab-channel.ts';
import { findSignedIn, keepAttempt, keepSignedIn, takeAttempt, takeSignedOut } from './tab-memory.ts';

/** What the sign-in page starts with. */
export type Start =
  | { readonly type: 'signed-in' }
  /** Another tab has taken the answer of the provider: this one has done its work. */
  | { readonly type: 'handed-over' }
  /** The browser goes to the provider. */
  | { readonly type: 'leaving' }
  | { readonly type: 'signed-out'; readonly failure: SignInFailure | null; readonly provider: PageProvider | null };

/** Takes the answer of a provider out of the URL, or asks a provider again that somebody has signed in with before. */
export async function startSignIn({ providers }: SignInSettings): Promise<Start> {
  const byIssuer = (issuer: string | null) => providers.find((each) => each.issuer === issuer) ?? null;
  const answer = findAnswer(new URLSearchParams(window.location.search));
  if (answer !== null) return await takeAnswer(answer, byIssuer);
  const signedOut = byIssuer(takeSignedOut());
  if (signedOut !== null) return toSignedOut({ kind: 'signed-out', detail: '' }, signedOut);
  const before = byIssuer(findSignedIn());
  if (before === null) return toSignedOut(null, null);
  const failure = await goToProvider(before, { silent: true });
  return failure === null ? { type: 'leaving' } : toSignedOut(failure, before);
}

function toSignedOut(failure: SignInFailure | null, provider: PageProvider | null): Start {
  return { type: 'signed-out', failure, provider };
}

/** `code` and `state`, or `error` and `state`. No other URL of this page has them. */
function findAnswer(parameters: URLSearchParams): URLSearchParams | null {
  return parameters.has('state') && (parameters.has('code') || parameters.has('error')) ? parameters : null;
}

async function takeAnswer(answer: URLSearchParams, byIssuer: (issuer: string) => PageProvider | null): Promise<Start> {
  const state = answer.get('state') ?? '';
  // First: neither the history nor a copied URL has the code.
  window.history.replaceState(null, '', ROOT);
  const attempt = takeAttempt();
  const provider = attempt && byIssuer(attempt.issuer);
  if (attempt === null || provider === null || attempt.state !== state) {
    if (await handOver(state, answer)) return { type: 'handed-over' };
    return toSignedOut({ kind: 'unasked', detail: '' }, null);
  }
  window.history.replaceState(null, '', ROOT + attempt.search);
  try {
    enter(provider, await redeem(provider, attempt, answer));
    return { type: 'signed-in' };
  } catch (error) {
    keepSignedIn(null);
    return toSignedOut(toSignInFailure(error), provider);
  }
}

/** Leaves the page. Null, unless the provider cannot be asked. */
export async function goToProvider(
  provider: PageProvider,
  { silent }: { silent: boolean },
): Promise<SignInFailure | null> {
  const attempt = createAttempt(provider);
  try {
    const url = await toAuthorizationUrl(provider, attempt, silent);
    const { search, hash } = window.location;
    keepAttempt({ ...attempt, search: search + hash, silent });
    window.location.replace(url);
    return null;
  } catch (error) {
    return toSignInFailure(error);
  }
}

/** Signs in again in a second tab. This one keeps what it shows, and what was typed. Called by a click. */
export async function signInBeside(provider: PageProvider): Promise<void> {
  // Opened before anything is awaited: a browser blocks a tab that no click has opened.
  const tab = window.open('', '_blank');
  if (tab === null) return fail({ kind: 'window-blocked', detail: '' });
  const attempt = createAttempt(provider);
  try {
    const url = await toAuthorizationUrl(provider, attempt, false);
    listenForAnswer(attempt.state, (answer) => void finishBeside(provider, attempt, answer));
    tab.location.replace(url);
  } catch (error) {
    tab.close();
    fail(toSignInFailure(error));
  }
}

async function finishBeside(provider: PageProvider, attempt: Attempt, answer: URLSearchParams): Promise<void> {
  try {
    enter(provider, await redeem(provider, attempt, answer));
  } catch (error) {
    fail(toSignInFailure(error));
  }
}
