/** The key whose policy is compared. */
export type ComparedKey = {
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
};
