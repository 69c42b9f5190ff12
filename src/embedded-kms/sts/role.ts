/** A role that AssumeRole knows. Its ARN names the account in which its credentials act. */
export type Role = {
  readonly arn: string;
  /** Who assumes it must send the same. */
  readonly externalId?: string;
  /** Account IDs and ARNs (of an account's root, a role, an assumed role) that may assume it; absent: everybody. */
  readonly trusts?: readonly string[];
  /** Seconds; the most that DurationSeconds may be. 3,600 unless told otherwise, as in IAM. */
  readonly maxSessionDuration?: number;
  /** For tests: credentials end after so many seconds, whatever was asked for. */
  readonly sessionSeconds?: number;
};

export type RoleArn = { readonly partition: string; readonly accountId: string; readonly name: string };

/** Null where the text is not the ARN of a role. The name is without its path, as the ARN of an assumed role has it. */
export function parseRoleArn(arn: string): RoleArn | null {
  const [, partition, accountId, name] = ROLE_ARN.exec(arn) ?? [];
  if (partition === undefined || accountId === undefined || name === undefined) return null;
  return { partition, accountId, name };
}

const ROLE_ARN = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/(?:[\x21-\x7e]+\/)?([\w+=,.@-]{1,64})$/;
