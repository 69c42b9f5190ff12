import type { PageClient } from '../../config/page-client.ts';

/** What the page must know of the gateway before its first query. The gateway writes it into index.html. */
export type PageSettings = {
  /** Whether callers authenticate. */
  readonly authenticated: boolean;
  /** How people sign in. Null if callers do not authenticate. */
  readonly signIn: SignInSettings | null;
  /** Whether the gateway can change key policies (KMS_WRITE). */
  readonly write: boolean;
  /** Whether GraphiQL is served, so that the page can link to it. */
  readonly graphiql: boolean;
};

export type SignInSettings = {
  readonly providers: readonly PageProvider[];
  /** Whether callers can have an API key. */
  readonly apiKey: boolean;
};

/** An OpenID Connect provider that the page is a client of. */
export type PageProvider = PageClient & {
  /** What people read on the button. */
  readonly name: string;
  readonly issuer: string;
};
