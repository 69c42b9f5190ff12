/** What the page must know of the gateway before its first query. The gateway writes it into index.html. */
export type PageSettings = {
  /** Whether callers authenticate. */
  readonly authenticated: boolean;
  /** Whether the gateway can change key policies (KMS_WRITE). */
  readonly write: boolean;
  /** Whether GraphiQL is served, so that the page can link to it. */
  readonly graphiql: boolean;
};
