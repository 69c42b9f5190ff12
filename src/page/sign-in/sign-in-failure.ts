import * as oauth from 'oauth4webapi';

/** Why somebody is not, or no longer, signed in. */
export type SignInFailure = {
  readonly kind: SignInFailureKind;
  /** What the provider or the gateway says, or which part is wrong. Never a token or a code. */
  readonly detail: string;
};

export type SignInFailureKind =
  /** The answer of a provider that this tab has not asked, or not for this. */
  | 'unasked'
  /** The provider does not sign the person in. */
  | 'declined'
  /** The provider no longer knows the person. */
  | 'session-ended'
  /** The provider refused the code or the refresh token. */
  | 'refused-by-provider'
  | 'provider-unreachable'
  /** The endpoint of the provider has an origin that the configuration does not name. */
  | 'foreign-endpoint'
  /** The provider's answer breaks the protocol. */
  | 'invalid'
  /** The token has expired, and could not be renewed. */
  | 'expired'
  /** The gateway refuses a new token. */
  | 'refused-by-gateway'
  | 'signed-out'
  | 'window-blocked'
  /** Browsers compute digests only over https and on loopback. */
  | 'insecure';

export class SignInError extends Error {
  readonly kind: SignInFailureKind;

  constructor(kind: SignInFailureKind, detail: string) {
    super(detail);
    this.name = 'SignInError';
    this.kind = kind;
  }
}

/** What an error of the sign-in means. Its own message is not used: it can have parts of the answer. */
export function toSignInFailure(error: unknown): SignInFailure {
  if (error instanceof SignInError) return { kind: error.kind, detail: error.message };
  if (error instanceof oauth.AuthorizationResponseError) {
    const { error: code, error_description: description } = error;
    const kind = NEEDS_THE_PERSON.has(code) ? 'session-ended' : 'declined';
    return { kind, detail: toText([code, description]) };
  }
  if (error instanceof oauth.ResponseBodyError) {
    return { kind: 'refused-by-provider', detail: toText([error.error, error.error_description]) };
  }
  if (error instanceof oauth.OperationProcessingError) return { kind: 'invalid', detail: error.code ?? '' };
  // `fetch` rejects with TypeError, and with TimeoutError of its signal.
  return { kind: 'provider-unreachable', detail: '' };
}

/** Whether the provider itself has refused, so that trying again does not help. */
export function isFinal({ kind }: SignInFailure): boolean {
  return kind !== 'provider-unreachable';
}

/** The errors of a silent sign-in. Source: OpenID Connect Core 1.0, section 3.1.2.6. */
const NEEDS_THE_PERSON: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'account_selection_required',
  'consent_required',
]);

/** Printable and short: a provider can send any text. */
function toText(parts: readonly (string | undefined)[]): string {
  const text = parts.filter((part) => part !== undefined && part !== '').join(': ');
  return text.replaceAll(/\p{C}/gu, '�').slice(0, 300);
}
