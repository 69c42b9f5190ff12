/** A caller as its token or its API key describes it, before its permissions are known. */
export type AuthenticatedCaller = {
  /** Unique per caller. */
  readonly id: string;
  readonly groups: readonly string[];
  /** The claims of the token. Empty for an API key. */
  readonly claims: Readonly<Record<string, unknown>>;
};
