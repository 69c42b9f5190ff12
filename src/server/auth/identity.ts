/** Who asks, as a token or a key says it. */
export type Identity = {
  /** Of everyone another. */
  readonly id: string;
  readonly groups: readonly string[];
  /** Of a token; none of a key. */
  readonly claims: Readonly<Record<string, unknown>>;
};
