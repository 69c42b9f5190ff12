import { createAwsManagedKey } from '../aws-managed/create-aws-managed-key.ts';
import type { OperationContext } from '../operations/operation.ts';
import type { AliasRecord, KeyRecord } from '../store/key-record.ts';
import { parseKmsArn, toAliasArn, toKeyArn } from '../store/kms-arn.ts';
import { KEY_POLICY_DOES_NOT_ALLOW, type Refused, toAccessDenied } from './access-denied.ts';
import { checkKeyState } from './key-state.ts';
import { faultInOwnWords, KmsFault } from './kms-fault.ts';

type RequireOptions = {
  /** Whether the identifier may be an alias name or alias ARN. Default: false. */
  readonly aliases?: boolean;
  /** Whether to create the AWS managed key of an alias of AWS that has none. Default: true. */
  readonly createsAwsManagedKey?: boolean;
};

/**
 * The key that the identifier names: a key ID, a key ARN or, with `aliases`, an alias. Throws the KmsFault that
 * GetKeyPolicy of AWS answers for an identifier that names no key.
 */
export function requireKey(
  context: OperationContext,
  identifier: string,
  { aliases = false, createsAwsManagedKey = true }: RequireOptions = {},
): KeyRecord {
  const arn = parseKmsArn(identifier);
  const name = arn?.name ?? identifier;
  const isAlias = arn?.kind === 'alias' || (arn === null && name.startsWith('alias/'));

  if (isAlias && !aliases) {
    throw new KmsFault('InvalidArnException', 'Key Aliases are not supported for this operation.');
  }
  // Inferred: the type for an ARN that is not of a key or an alias was not captured.
  if (arn === null && identifier.startsWith('arn:'))
    throw faultInOwnWords('InvalidArnException', `Invalid arn ${identifier}`);
  if (arn && arn.region !== context.caller.region) throw new KmsFault('NotFoundException', `Invalid arn ${arn.region}`);
  // Inferred: AWS's message was captured for DescribeKey only.
  if (arn && arn.accountId !== context.caller.accountId)
    throw notAllowed(context, { resource: identifier, isForeign: true });
  if (!isAlias) return requireKeyById(context, name);
  const alias = findAlias(context, name) ?? (createsAwsManagedKey ? createAwsManagedKey(context, name) : undefined);
  return requireKeyById(context, (alias ?? failUnknown(context, name)).targetKeyId);
}

/**
 * The key that an operation changes. Also throws if the key is in a state in which KMS refuses the operation, and
 * for AWS managed keys. Inferred: AWS's error for AWS managed keys was not captured.
 */
export function requireKeyToChange(context: OperationContext, identifier: string): KeyRecord {
  const key = requireKey(context, identifier);
  if (key.manager === 'AWS') throw notAllowed(context, { resource: toKeyArn(key), isForeign: false });
  checkKeyState(context.operation, key);
  return key;
}

/** The fault of AWS for an operation that the key policy does not allow. */
function notAllowed({ caller, operation }: OperationContext, refused: Omit<Refused, 'action'>): KmsFault {
  return toAccessDenied(caller, { action: `kms:${operation}`, ...refused }, KEY_POLICY_DOES_NOT_ALLOW);
}

/** Undefined if the account has no alias of this name in the Region. */
export function findAlias(
  { store, caller }: Pick<OperationContext, 'store' | 'caller'>,
  name: string,
): AliasRecord | undefined {
  return store.realm(caller).aliases.all.get(name);
}

/** Throws NotFoundException if there is no such alias. */
export function requireAlias(context: OperationContext, name: string): AliasRecord {
  return findAlias(context, name) ?? failUnknown(context, name);
}

function failUnknown({ caller }: OperationContext, name: string): never {
  throw new KmsFault('NotFoundException', `Alias ${toAliasArn({ ...caller, name })} is not found.`);
}

function requireKeyById({ store, caller }: OperationContext, keyId: string): KeyRecord {
  const key = store.realm(caller).keys.get(keyId);
  if (key !== undefined) return key;
  if (!KEY_ID.test(keyId)) throw new KmsFault('NotFoundException', `Invalid keyId '${keyId}'`);
  throw new KmsFault('NotFoundException', `Key '${toKeyArn({ ...caller, keyId })}' does not exist`);
}

const KEY_ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/i;
