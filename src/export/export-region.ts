import PQueue from 'p-queue';
import type { FaultRule } from '../embedded-kms/faults/faults.ts';
import type { SeedKey } from '../embedded-kms/seed/seed.ts';
import { SEED_KEY } from '../embedded-kms/seed/seed-schema.ts';
import { type KeyRef, type KmsScope, toArn } from '../kms/arn.ts';
import { KmsError } from '../kms/exceptions.ts';
import type { Progress } from './progress.ts';
import type { RegionReads } from './region-reads.ts';
import { toSeedKey } from './to-seed-key.ts';

export type ExportFailure = {
  /** The operation that failed, such as ListKeys. Or `Checking the seed`, for a key that a seed cannot hold. */
  readonly what: string;
  /** The ARN of the key, or the Region. */
  readonly subject: string;
  readonly why: string;
};

export type RegionExport = {
  readonly keys: readonly SeedKey[];
  /**
   * One rule for each key whose policy could not be read: with it, the embedded KMS returns the same error. Without it,
   * the embedded KMS would return the default key policy.
   */
  readonly faults: readonly FaultRule[];
  readonly failures: readonly ExportFailure[];
  /** The aliases that AWS lists before it creates their AWS managed keys. Undefined if they could not be listed. */
  readonly predefinedAliases: readonly string[] | undefined;
};

/** How many keys are read concurrently. The limiter also keeps the rate of each operation within its quota. */
const KEYS_AT_ONCE = 50;

/**
 * Reads all keys of a Region. Does not throw KmsError: a failed call becomes an entry of `failures`, and the export
 * goes on.
 */
export async function exportRegion(scope: KmsScope, reads: RegionReads, progress: Progress): Promise<RegionExport> {
  const failures: ExportFailure[] = [];
  const faults: FaultRule[] = [];
  const context: ExportContext = { reads, failures, faults, attempt: createAttempt(failures) };
  const [refs = [], aliases] = await Promise.all([
    context.attempt('ListKeys', scope.region, reads.keys()),
    context.attempt('ListAliases', scope.region, reads.aliases()),
  ]);
  const aliasesOf = Map.groupBy(aliases ?? [], ({ target }) => target?.keyId);

  progress.start(scope.region, refs.length);
  const queue = new PQueue({ concurrency: KEYS_AT_ONCE });
  const keys = await queue.addAll(
    refs.toSorted(byKeyId).map((ref) => async () => {
      const names = (aliasesOf.get(ref.keyId) ?? []).map(({ aliasName }) => aliasName);
      const key = await exportKey(ref, names, context);
      progress.step();
      return key;
    }),
  );
  progress.stop();
  return {
    keys: keys.flatMap((key) => key ?? []),
    faults: faults.toSorted((one, other) => (String(one.keyId) < String(other.keyId) ? -1 : 1)),
    failures,
    predefinedAliases: aliases && (aliasesOf.get(undefined) ?? []).map(({ aliasName }) => aliasName),
  };
}

/** The state that the exports of all keys of a Region share. Each export adds to both lists. */
type ExportContext = {
  readonly reads: RegionReads;
  readonly failures: ExportFailure[];
  readonly faults: FaultRule[];
  readonly attempt: ReturnType<typeof createAttempt>;
};

/**
 * A function that returns the answer of a call, or undefined if the call failed. It adds the failure to the list.
 */
function createAttempt(failures: ExportFailure[]) {
  return async <Value>(what: string, subject: string, read: Promise<Value>): Promise<Value | undefined> => {
    try {
      return await read;
    } catch (error) {
      if (!(error instanceof KmsError)) throw error;
      failures.push({ what, subject, why: `${error.failure.code}: ${error.message}` });
      return undefined;
    }
  };
}

async function exportKey(
  ref: KeyRef,
  aliases: readonly string[],
  { reads, failures, faults, attempt }: ExportContext,
): Promise<SeedKey | undefined> {
  const arn = toArn(ref);
  const metadata = await attempt('DescribeKey', arn, reads.metadata(ref));
  if (metadata === undefined) return undefined;
  const canRotate =
    metadata.KeyManager === 'CUSTOMER' && metadata.KeySpec === 'SYMMETRIC_DEFAULT' && metadata.Origin === 'AWS_KMS';
  const recordFault = (error: unknown) => {
    if (error instanceof KmsError) faults.push(toFaultRule(arn, error));
    throw error;
  };
  const [policy, tags, grants, rotation] = await Promise.all([
    attempt('GetKeyPolicy', arn, reads.policy(ref).catch(recordFault)),
    attempt('ListResourceTags', arn, reads.tags(ref)),
    attempt('ListGrants', arn, reads.grants(ref)),
    canRotate ? attempt('GetKeyRotationStatus', arn, reads.rotation(ref)) : undefined,
  ]);
  const key = SEED_KEY.safeParse(toSeedKey({ scope: ref, metadata, policy, aliases, tags, grants, rotation }));
  if (key.success) return key.data;
  const why = key.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  failures.push({ what: 'Checking the seed', subject: arn, why });
  return undefined;
}

function byKeyId(one: KeyRef, other: KeyRef): number {
  return one.keyId < other.keyId ? -1 : 1;
}

/** Repeats the exception of AWS. Any other failure, such as a timeout, becomes DependencyTimeoutException. */
function toFaultRule(keyArn: string, { failure, message }: KmsError): FaultRule {
  const code = failure.code.endsWith('Exception') ? failure.code : 'DependencyTimeoutException';
  return { operation: 'GetKeyPolicy', keyId: keyArn, fault: { kind: 'error', code, message } };
}
