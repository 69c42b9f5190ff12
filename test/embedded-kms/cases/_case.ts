import type { FaultRule } from '../../../src/embedded-kms/faults/faults.ts';
import type { Seed } from '../../../src/embedded-kms/seed/seed.ts';
import { DOC_KEY } from '../../_keys.ts';
import type { Evidence } from './_evidence.ts';

/**
 * A behaviour that must be the same for every client. Plain JSON, so that boto3 and aws-cli can run it, too. The last
 * step is the case; the other steps prepare it. Without a seed, the embedded KMS has the example seed.
 */
export type ClientCase = {
  readonly name: string;
  readonly evidence: Evidence;
  readonly seed?: Seed;
  readonly faults?: readonly FaultRule[];
  /** How often the client tries a call, including the first time. Default: 1. */
  readonly attempts?: number;
  readonly steps: readonly Step[];
};

/**
 * One call. `$name` in a string stands for a value that an earlier step saved. The access key ID is the account ID.
 * Without `error`, the call must succeed.
 */
export type Step = {
  readonly operation: string;
  readonly input?: object;
  readonly accessKeyId?: string;
  readonly region?: string;
  /** Members that the output must have; lists must be complete. Values can be matchers. Times are epoch seconds. */
  readonly output?: object;
  readonly error?: readonly [code: string, message: string | Matcher];
  /** Values of the output to save: by name, the path of the value, such as `KeyMetadata.KeyId`. */
  readonly save?: Readonly<Record<string, string>>;
  /** Uses the client's paginator: it must list `count` different items of `list`, at most `size` on a page. */
  readonly pages?: { readonly size: number; readonly list: string; readonly count: number };
};

export type Matcher =
  /** A regular expression that means the same in JavaScript and Python. */
  | { readonly $like: string }
  | { readonly $absent: true }
  /** A time that differs from this many days from now by less than a minute. */
  | { readonly $daysFromNow: number };

export const like = ($like: string): Matcher => ({ $like });
export const daysFromNow = ($daysFromNow: number): Matcher => ({ $daysFromNow });
export const ABSENT: Matcher = { $absent: true };

export { DOC_KEY, DOC_KEY_ARN, UNKNOWN_KEY } from '../../_keys.ts';

export const MRK_ID = 'mrk-1234abcd12ab34cd56ef1234567890ab';

/** Keys of the example seed. */
export const DISABLED_ID = '7092be65-4d31-4fca-a298-b51607f8e9da';
export const PENDING_DELETION_ID = '81a3cf76-5e42-40db-b3a9-c62718091aeb';
export const HMAC_ID = 'a3c5e198-7064-42fd-95cb-e8493a21bc0d';
export const AWS_MANAGED_ID = 'b4d6f2a9-8175-430e-a6dc-f95a4b32cd1e';

export const toArn = (keyId: string, region = 'us-east-2', accountId = '111122223333') =>
  `arn:aws:kms:${region}:${accountId}:key/${keyId}`;

/** The message of a ValidationException for one broken constraint. */
export const broken = (value: string | null, member: string, constraint: string) =>
  `1 validation error detected: Value ${value === null ? 'null' : `'${value}'`} at '${member}' failed to satisfy constraint: ${constraint}`;

/** The message of AWS for a key of another account. */
export const elsewhere = (operation: string) =>
  `User: arn:aws:iam::111122223333:root is not authorized to perform: kms:${operation} on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;

/** A key that has no key material yet. */
export const PENDING_IMPORT_SEED: Seed = { keys: [{ keyId: DOC_KEY, origin: 'EXTERNAL', state: 'PendingImport' }] };
