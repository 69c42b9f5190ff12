import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import type { SeedPrincipal } from '../seed/seed.ts';
import { SeedError } from '../seed/seed-error.ts';
import { findContextProblems } from './find-context-problems.ts';
import { parseIdentityPolicies } from './parse-identity-policies.ts';

/** Condition keys and their values. The names are in lower case. */
export type ConditionKeys = ReadonlyMap<string, readonly string[]>;

/** A user or role of the seed, with what IAM knows of it. */
export type Principal = {
  readonly arn: string;
  readonly identityPolicies: readonly PolicyDocument[];
  /** The condition keys that each of its requests has. */
  readonly conditionKeys: ConditionKeys;
};

export type Principals = {
  /** Undefined for an access key ID that the seed does not have. */
  findByAccessKey(accessKeyId: string): Principal | undefined;
  /** By the ARN of a user or role. */
  find(arn: string): Principal | undefined;
};

/** Throws SeedError, with all problems and their places. */
export function createPrincipals(principals: readonly SeedPrincipal[]): Principals {
  const problems: string[] = [];
  const byArn = new Map<string, Principal>();
  const byAccessKey = new Map<string, Principal>();
  principals.forEach((given, index) => {
    const at = `/principals/${index}`;
    const { documents, problems: found } = parseIdentityPolicies(given.identityPolicies ?? [], at);
    problems.push(...found, ...findContextProblems(given).map((problem) => `${at}/context: ${problem}`));
    if (byArn.has(given.arn)) problems.push(`${at}/arn: ${given.arn} is given more than once`);
    const principal = { arn: given.arn, identityPolicies: documents, conditionKeys: toConditionKeys(given) };
    byArn.set(given.arn, principal);
    for (const accessKeyId of given.accessKeyIds ?? []) {
      if (byAccessKey.has(accessKeyId)) problems.push(`${at}/accessKeyIds: ${accessKeyId} is given more than once`);
      byAccessKey.set(accessKeyId, principal);
    }
  });
  if (problems.length > 0) throw new SeedError(problems);
  return { findByAccessKey: (accessKeyId) => byAccessKey.get(accessKeyId), find: (arn) => byArn.get(arn) };
}

function toConditionKeys({ context = {} }: SeedPrincipal): ConditionKeys {
  return new Map(
    Object.entries(context).map(([name, value]) => [
      toAsciiLowerCase(name),
      typeof value === 'string' ? [value] : value,
    ]),
  );
}
