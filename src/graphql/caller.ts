/** Who asks. Named in the audit log, and to AWS where a role is assumed for the caller. */
export type Caller = {
  /** The subject of a token, or the name of an API key; null where nobody has to say who they are. */
  readonly id: string | null;
};

export const ANONYMOUS: Caller = { id: null };
