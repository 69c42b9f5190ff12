import type { FaultRule } from '../../../src/embedded-kms/faults.ts';
import type { Seed } from '../../../src/embedded-kms/seed.ts';
import { DOC_KEY } from '../../_keys.ts';

/**
 * One thing that every client must see alike. Plain JSON, so that boto3 and aws-cli run it too. The last step is the
 * case, the others lead up to it. A case without a seed meets the example keys.
 */
export type ClientCase = {
  readonly name: string;
  readonly seed?: Seed;
  readonly faults?: readonly FaultRule[];
  /** How often the client tries in all; 1 unless told otherwise. */
  readonly attempts?: number;
  readonly steps: readonly Step[];
};

/**
 * `$name` in a text is what an earlier step saved; the access key ID is the account. Without `error`, the call
 * succeeds.
 */
export type Step = {
  readonly operation: string;
  readonly input?: object;
  readonly accessKeyId?: string;
  readonly region?: string;
  /** What the output has at least; lists in full. Values may be matchers. Times are epoch seconds. */
  readonly output?: object;
  readonly error?: readonly [code: string, message: string | Matcher];
  /** By name, the path in the output, as `KeyMetadata.KeyId`. */
  readonly save?: Readonly<Record<string, string>>;
  /** Through the client's own paginator: so many items of that list, none twice. */
  readonly pages?: { readonly size: number; readonly list: string; readonly count: number };
};

export type Matcher =
  /** A regular expression, of the kind that JavaScript and Python read alike. */
  | { readonly $like: string }
  | { readonly $absent: true }
  /** A time, give or take a minute. */
  | { readonly $daysFromNow: number };

export const like = ($like: string): Matcher => ({ $like });
export const daysFromNow = ($daysFromNow: number): Matcher => ({ $daysFromNow });
export const ABSENT: Matcher = { $absent: true };

export { DOC_KEY, DOC_KEY_ARN, UNKNOWN_KEY } from '../../_keys.ts';

export const MRK_ID = 'mrk-1234abcd12ab34cd56ef1234567890ab';

/** Of the example keys. */
export const DISABLED_ID = '7092be65-4d31-4fca-a298-b51607f8e9da';
export const PENDING_DELETION_ID = '81a3cf76-5e42-40db-b3a9-c62718091aeb';
export const HMAC_ID = 'a3c5e198-7064-42fd-95cb-e8493a21bc0d';
export const AWS_MANAGED_ID = 'b4d6f2a9-8175-430e-a6dc-f95a4b32cd1e';

export const toArn = (keyId: string, region = 'us-east-2', accountId = '111122223333') =>
  `arn:aws:kms:${region}:${accountId}:key/${keyId}`;

/** The text of a constraint that one member breaks. */
export const broken = (value: string | null, member: string, constraint: string) =>
  `1 validation error detected: Value ${value === null ? 'null' : `'${value}'`} at '${member}' failed to satisfy constraint: ${constraint}`;

/** A key in the state that it waits for its material in. */
export const PENDING_IMPORT_SEED: Seed = { keys: [{ keyId: DOC_KEY, origin: 'EXTERNAL', state: 'PendingImport' }] };
