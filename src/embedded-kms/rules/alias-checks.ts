import { AWS_PREFIX } from '../aws-managed/aws-services.ts';
import type { OperationContext } from '../operations/operation.ts';
import type { AliasRecord, KeyRecord } from '../store/key-record.ts';
import { parseKmsArn } from '../store/kms-arn.ts';
import { faultInOwnWords, KmsFault } from './kms-fault.ts';
import { requireKey } from './require-key.ts';

/** The rules of CreateAlias for a name, beyond the pattern of the service model. */
export function checkAliasName(name: string): void {
  checkAliasPrefix(name);
  // As the public KMS emulators say.
  if (name === 'alias/') throw faultInOwnWords('InvalidAliasNameException', 'Alias name is empty');
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
 * Only AWS creates, moves and deletes aliases that start with `alias/aws/`, in upper or lower case.
 * Inferred: the text was captured for CreateAlias only, and without its type.
 */
export function checkOwnAlias(name: string): void {
  if (!name.toLowerCase().startsWith(AWS_PREFIX)) return;
  const message = 'The alias name for a customer managed CMK cannot begin with alias/aws/.';
  throw new KmsFault('NotAuthorizedException', message);
}

/** The target must be a key of the same account, not another alias. Inferred: the types were not captured. */
export function checkTarget({ caller }: OperationContext, identifier: string): string {
  if (identifier.startsWith('alias/') || identifier.includes(':alias/')) {
    throw invalid('Aliases must refer to keys. Not aliases');
  }
  const arn = parseKmsArn(identifier);
  if (arn === null && identifier.startsWith('arn:')) {
    // The service model has no InvalidArnException for aliases.
    throw faultInOwnWords('NotFoundException', `Invalid arn ${identifier}`);
  }
  if (arn && arn.region === caller.region && arn.accountId !== caller.accountId) {
    throw new KmsFault('AccessDeniedException', 'This operation cannot be called cross account');
  }
  return identifier;
}

/** An alias moves only to a key of the same usage and kind. Source: UpdateAlias. Inferred: the type was not captured. */
export function checkSameKind(context: OperationContext, alias: AliasRecord, target: KeyRecord): void {
  const current = requireKey(context, alias.targetKeyId);
  if (current.usage !== target.usage || toKind(current) !== toKind(target)) {
    const message = `Alias ${alias.name} cannot be associated with a key of another type or key usage.`;
    throw faultInOwnWords('ValidationException', message);
  }
}

const MAX_ALIASES_PER_KEY = 50;

/** Source: KMS Developer Guide, "Resource quotas". */
export function checkAliasQuota({ store, caller }: OperationContext, { keyId }: KeyRecord): void {
  if (store.realm(caller).aliases.of(keyId).size < MAX_ALIASES_PER_KEY) return;
  throw faultInOwnWords('LimitExceededException', `A key has at most ${MAX_ALIASES_PER_KEY} aliases.`);
}

/** HMAC keys count as symmetric: their usage, GENERATE_VERIFY_MAC, already tells them from encryption keys. */
function toKind({ spec }: KeyRecord): 'symmetric' | 'asymmetric' {
  return spec === 'SYMMETRIC_DEFAULT' || spec.startsWith('HMAC') ? 'symmetric' : 'asymmetric';
}

function invalid(message: string): KmsFault {
  return new KmsFault('ValidationException', message);
}
