import { expect } from 'vitest';
import type { Seed, SeedKey, SeedPrincipal } from '../../src/embedded-kms/seed/seed.ts';
import type { EmbeddedKmsOptions } from '../../src/embedded-kms/server.ts';
import { errorOf, startKms, toCommand } from './_kms.ts';

export const ACCOUNT = '111122223333';
export const OTHER = '444455556666';
export const KEY = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
export const KEY_ARN = `arn:aws:kms:us-east-2:${ACCOUNT}:key/${KEY}`;

export const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
export const ALICE = `arn:aws:iam::${ACCOUNT}:user/team/Alice`;
export const READER = `arn:aws:iam::${ACCOUNT}:role/readers/Reader`;
export const READER_SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/Reader/READER`;
export const BOB = `arn:aws:iam::${OTHER}:user/Bob`;

type Statement = Readonly<Record<string, unknown>>;

export function policyOf(...statements: readonly Statement[]): Statement {
  return { Version: '2012-10-17', Statement: statements };
}

/** A statement of an IAM policy, or with `principal` of a key policy. */
export function allow(action: string | readonly string[], more: Statement = {}): Statement {
  return { Effect: 'Allow', Action: action, Resource: '*', ...more };
}

export function deny(action: string | readonly string[], more: Statement = {}): Statement {
  return { ...allow(action, more), Effect: 'Deny' };
}

export const by = (...principals: readonly string[]) => ({ Principal: { AWS: principals } });

/** The statement of the default key policy. */
export const DELEGATE = allow('kms:*', by(ROOT));

/** Another statement that lets an administrator keep the key, and says nothing of the callers of the tests. */
export const OTHERS = allow('kms:*', by(`arn:aws:iam::${ACCOUNT}:role/Admin`));

export type World = {
  /** Default: the default key policy. */
  readonly keyPolicy?: readonly Statement[];
  readonly key?: Partial<SeedKey>;
  /** Statements of the IAM policies, by the access key ID of the caller. */
  readonly identity?: Readonly<Record<string, readonly Statement[]>>;
  /** Condition keys of the requests of all callers. */
  readonly context?: NonNullable<SeedPrincipal['context']>;
  readonly seed?: Partial<Seed>;
  readonly options?: EmbeddedKmsOptions;
};

/** An embedded KMS that enforces, with one key, and the callers ALICE, READER (a role) and BOB (of another account). */
export async function startEnforced({ keyPolicy, key, identity = {}, context, seed, options }: World = {}) {
  const callers = { ALICE, READER, BOB };
  const principals = Object.entries(callers).map(([accessKeyId, arn]) => ({
    arn,
    accessKeyIds: [accessKeyId],
    ...(identity[accessKeyId] && { identityPolicies: [policyOf(...identity[accessKeyId])] }),
    ...(context && { context }),
  }));
  const only = { keyId: KEY, ...(keyPolicy && { policy: policyOf(...keyPolicy) }), ...key };
  const kms = await startKms({ enforce: true, seed: { keys: [only], principals, ...seed }, ...options });
  return {
    kms,
    send: (accessKeyId: string, operation: string, input: object = {}, region?: string) =>
      kms.client(accessKeyId, region).send(toCommand(operation, input)),
  };
}

/** Expects the AccessDeniedException of AWS, with what stands after `is not authorized to perform: `. */
export async function expectDenied(call: Promise<unknown>, arn: string, rest: string): Promise<void> {
  const error = await errorOf(call);
  expect([error.name, error.message]).toEqual([
    'AccessDeniedException',
    `User: ${arn} is not authorized to perform: ${rest}`,
  ]);
  expect(error.$metadata?.httpStatusCode).toBe(400);
}

export const noIdentityPolicy = (action: string, resource: string | null = KEY_ARN) =>
  `${action}${resource === null ? '' : ` on resource: ${resource}`} because no identity-based policy allows the ${action} action`;

export const noKeyPolicy = (action: string, resource = KEY_ARN) =>
  `${action} on resource: ${resource} because no resource-based policy allows the ${action} action`;

export const deniedBy = (kind: 'an identity' | 'a resource', action: string, resource = KEY_ARN) =>
  `${action} on resource: ${resource} with an explicit deny in ${kind}-based policy`;

export const foreign = (action: string) =>
  `${action} on this resource because the resource does not exist in this Region, ` +
  'no resource-based policies allow access, or a resource-based policy explicitly denies access';
