/** A role that AssumeRole knows. Its ARN names the account in which its credentials act. */
export type Role = {
  readonly arn: string;
  /** AssumeRole must send this ExternalId. If it is absent, AssumeRole may send any or none. */
  readonly externalId?: string;
  /**
   * Who may assume the role: account IDs, and ARNs of an account's root, a user, a role or an assumed-role session.
   * Default: everybody.
   */
  readonly trusts?: readonly string[];
  /** The largest DurationSeconds, in seconds. Default: 3,600, as in IAM. */
  readonly maxSessionDuration?: number;
};

/** The parts of a role's ARN. `name` has no path, as in the ARN of an assumed-role session. */
export type RoleArn = { readonly partition: string; readonly accountId: string; readonly name: string };

/** Null if the text is not the ARN of a role. */
export function parseRoleArn(arn: string): RoleArn | null {
  const [, partition, accountId, name] = ROLE_ARN.exec(arn) ?? [];
  if (partition === undefined || accountId === undefined || name === undefined) return null;
  return { partition, accountId, name };
}

const ROLE_ARN = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/(?:[\x21-\x7e]+\/)?([\w+=,.@-]{1,64})$/;
