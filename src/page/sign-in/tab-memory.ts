import type { Attempt } from './provider.ts';

/**
 * What must survive the way to a provider and back: sessionStorage, which no other tab sees. It never has a token, a
 * code or an API key.
 */
const ATTEMPT = 'sign-in.attempt';
const SIGNED_IN = 'sign-in.issuer';
const SIGNED_OUT = 'sign-in.signed-out';

export type KeptAttempt = Attempt & {
  /** What the person opened: query and fragment of this page. */
  readonly search: string;
  readonly silent: boolean;
};

export function keepAttempt(attempt: KeptAttempt): void {
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
}

/** Used once: the second time, there is none. */
export function takeAttempt(): KeptAttempt | null {
  const text = take(ATTEMPT);
  return text === null ? null : JSON.parse(text);
}

/** The issuer that somebody has signed in with in this tab: after a reload, it is asked again without a click. */
export function findSignedIn(): string | null {
  return sessionStorage.getItem(SIGNED_IN);
}

export function keepSignedIn(issuer: string | null): void {
  if (issuer === null) sessionStorage.removeItem(SIGNED_IN);
  else sessionStorage.setItem(SIGNED_IN, issuer);
}

/** After signing out, the page is loaded anew, so that nothing that was read stays in memory. */
export function keepSignedOut(issuer: string): void {
  sessionStorage.setItem(SIGNED_OUT, issuer);
}

export function takeSignedOut(): string | null {
  return take(SIGNED_OUT);
}

function take(name: string): string | null {
  const value = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  return value;
}
