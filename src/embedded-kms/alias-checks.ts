import { requireKey } from './key-lookup.ts';
import type { AliasRecord, KeyRecord } from './key-record.ts';
import { KmsFault } from './kms-fault.ts';
import type { OperationContext } from './operation.ts';

/** What CreateAlias asks of a name, beyond the pattern of the service model. */
export function checkAliasName(name: string): void {
  checkAliasPrefix(name);
  // The next three are as the emulators have them; their texts are [I].
  if (name === 'alias/') throw new KmsFault('InvalidAliasNameException', 'Alias name is empty');
  if (name.includes(':')) throw invalid(`${name} contains invalid characters for an alias`);
  checkOwnAlias(name);
}

export function checkAliasPrefix(name: string): void {
  if (name.startsWith('alias/')) return;
  throw invalid(
    'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
  );
}

/** The aliases of AWS's own keys are AWS's. */
export function checkOwnAlias(name: string): void {
  if (name.startsWith('alias/aws/')) throw new KmsFault('NotAuthorizedException', '');
}

/** As the emulators have it; the text is [I]. */
export function checkTarget(identifier: string): string {
  if (identifier.startsWith('alias/') || identifier.includes(':alias/')) {
    throw invalid('Aliases must refer to keys. Not aliases');
  }
  return identifier;
}

/** An alias moves only to a key that does the same for its callers: that is documented, the type and text are [I]. */
export function checkSameKind(context: OperationContext, alias: AliasRecord, target: KeyRecord): void {
  const current = requireKey(context, alias.targetKeyId);
  if (current.usage !== target.usage || toKind(current) !== toKind(target)) {
    throw invalid(`Alias ${alias.name} cannot be associated with a key of another type or key usage.`);
  }
}

const MAX_ALIASES_PER_KEY = 50;

/** The quota is documented, the text is [I]. */
export function checkAliasQuota({ store, caller }: OperationContext, { keyId }: KeyRecord): void {
  if (store.realm(caller).aliases.of(keyId).size < MAX_ALIASES_PER_KEY) return;
  throw new KmsFault('LimitExceededException', `A key has at most ${MAX_ALIASES_PER_KEY} aliases.`);
}

/** HMAC keys have a usage of their own. */
function toKind({ spec }: KeyRecord): 'symmetric' | 'asymmetric' {
  return spec === 'SYMMETRIC_DEFAULT' || spec.startsWith('HMAC') ? 'symmetric' : 'asymmetric';
}

function invalid(message: string): KmsFault {
  return new KmsFault('ValidationException', message);
}
