import { AWS_PREFIX } from '../aws-managed/aws-services.ts';
import type { OperationContext } from '../operations/operation.ts';
import type { AliasRecord, KeyRecord } from '../store/key-record.ts';
import { KmsFault } from './kms-fault.ts';
import { requireKey } from './require-key.ts';

/** The rules of CreateAlias for a name, beyond the pattern of the service model. */
export function checkAliasName(name: string): void {
  checkAliasPrefix(name);
  // Inferred from the public KMS emulators: AWS's answers to these three were not captured.
  if (name === 'alias/') throw new KmsFault('InvalidAliasNameException', 'Alias name is empty');
  if (name.includes(':')) throw invalid(`${name} contains invalid characters for an alias`);
  checkOwnAlias(name);
}

export function checkAliasPrefix(name: string): void {
  if (name.startsWith('alias/')) return;
  throw invalid(
    'Alias must start with the prefix "alias/". ' +
      'Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
  );
}

/**
 * Only AWS creates, moves and deletes aliases that start with `alias/aws/`. The error for other callers has no text.
 */
export function checkOwnAlias(name: string): void {
  if (name.startsWith(AWS_PREFIX)) throw new KmsFault('NotAuthorizedException', '');
}

/**
 * The target must be a key, not another alias. Inferred from the public KMS emulators: AWS's answer was not captured.
 */
export function checkTarget(identifier: string): string {
  if (identifier.startsWith('alias/') || identifier.includes(':alias/')) {
    throw invalid('Aliases must refer to keys. Not aliases');
  }
  return identifier;
}

/**
 * An alias moves only to a key of the same usage and kind. Source: UpdateAlias.
 * Inferred: AWS's error type and text were not captured.
 */
export function checkSameKind(context: OperationContext, alias: AliasRecord, target: KeyRecord): void {
  const current = requireKey(context, alias.targetKeyId);
  if (current.usage !== target.usage || toKind(current) !== toKind(target)) {
    throw invalid(`Alias ${alias.name} cannot be associated with a key of another type or key usage.`);
  }
}

const MAX_ALIASES_PER_KEY = 50;

/** Source: KMS Developer Guide, "Resource quotas". Inferred: AWS's text was not captured. */
export function checkAliasQuota({ store, caller }: OperationContext, { keyId }: KeyRecord): void {
  if (store.realm(caller).aliases.of(keyId).size < MAX_ALIASES_PER_KEY) return;
  throw new KmsFault('LimitExceededException', `A key has at most ${MAX_ALIASES_PER_KEY} aliases.`);
}

/** HMAC keys count as symmetric: their usage, GENERATE_VERIFY_MAC, already tells them from encryption keys. */
function toKind({ spec }: KeyRecord): 'symmetric' | 'asymmetric' {
  return spec === 'SYMMETRIC_DEFAULT' || spec.startsWith('HMAC') ? 'symmetric' : 'asymmetric';
}

function invalid(message: string): KmsFault {
  return new KmsFault('ValidationException', message);
}
