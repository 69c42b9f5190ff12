import type { SignInFailure, SignInFailureKind } from './sign-in-failure.ts';

export type SignInWords = { readonly title: string; readonly advice: string };

/** What has happened, and what to do. `provider` is the name that people know it by. */
export function toSignInWords({ kind }: Pick<SignInFailure, 'kind'>, provider: string | null): SignInWords {
  const { title, advice } = WORDS[kind];
  const name = provider ?? 'the provider';
  return { title: toSentence(title.replaceAll('PROVIDER', name)), advice: advice.replaceAll('PROVIDER', name) };
}

function toSentence(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}

const WORDS: Readonly<Record<SignInFailureKind, SignInWords>> = {
  unasked: {
    title: 'This sign-in was not started here',
    advice:
      'The address had the answer to a sign-in that this tab did not start, or that is already finished. It was not used. Sign in again.',
  },
  declined: {
    title: 'PROVIDER did not sign you in',
    advice: 'Try again. If it lasts, ask whoever runs PROVIDER whether you may use this page.',
  },
  'session-ended': {
    title: 'Your session at PROVIDER has ended',
    advice: 'Sign in again. You get back to what you had opened.',
  },
  'refused-by-provider': {
    title: 'PROVIDER refused the sign-in',
    advice: 'It took too long, or the page is not set up as a public client there. Try again.',
  },
  'provider-unreachable': {
    title: 'PROVIDER cannot be reached',
    advice:
      'Either it is down, or it does not let this page send requests: then its administrator allows this origin (CORS). Try again.',
  },
  'foreign-endpoint': {
    title: 'PROVIDER has an endpoint elsewhere',
    advice: 'This page may not send requests there. The operator of the gateway adds the origin to page.origins.',
  },
  invalid: {
    title: 'The answer of PROVIDER is not valid',
    advice: 'It was not used. Try again. If it lasts, tell the operator of the gateway.',
  },
  expired: {
    title: 'Your sign-in has expired',
    advice: 'What you see stays. Sign in again in a second tab, and this page goes on where it was.',
  },
  'refused-by-gateway': {
    title: 'The gateway does not accept your sign-in',
    advice: 'Sign in again. If it lasts, tell the operator of the gateway what it says.',
  },
  'signed-out': {
    title: 'You are signed out',
    advice: 'This page has forgotten your sign-in, and what it had read.',
  },
  insecure: {
    title: 'This page was not loaded over https',
    advice: 'Browsers allow a sign-in with PROVIDER over https only. Open the https address of this page.',
  },
  'window-blocked': {
    title: 'The browser blocked the second tab',
    advice: 'Allow this page to open tabs, and try again. Or reload the page to sign in; what you typed is then lost.',
  },
};

/** Signed in, but no rule of the gateway lets this caller read anything. */
export const FORBIDDEN_WORDS: SignInWords = {
  title: 'No rule lets you read anything here',
  advice:
    'You are signed in, but the gateway has no rule for you. Ask its operator for one. Or sign out, and sign in as somebody else.',
};
