import { createAwsManagedKey } from '../aws-managed/create-aws-managed-key.ts';
import type { OperationContext } from '../operations/operation.ts';
import type { AliasRecord, KeyRecord } from '../store/key-record.ts';
import { parseKmsArn, toAliasArn, toKeyArn } from '../store/kms-arn.ts';
import { checkKeyState } from './key-state.ts';
import { faultInOwnWords, KmsFault } from './kms-fault.ts';

/**
 * The key that the identifier names: a key ID, a key ARN or, with `aliases`, an alias name or alias ARN. If it is an
 * alias of AWS without a key, creates the key. Throws the KmsFault that GetKeyPolicy of AWS answers for an identifier
 * that names no key.
 */
export function requireKey(
  context: OperationContext,
  identifier: string,
  options: { readonly aliases: boolean } = { aliases: false },
): KeyRecord {
  const arn = parseKmsArn(identifier);
  const name = arn?.name ?? identifier;
  const isAlias = arn?.kind === 'alias' || (arn === null && name.startsWith('alias/'));

  if (isAlias && !options.aliases) {
    throw new KmsFault('InvalidArnException', 'Key Aliases are not supported for this operation.');
  }
  // Inferred: the type for an ARN that is not of a key or an alias was not captured.
  if (arn === null && identifier.startsWith('arn:'))
    throw faultInOwnWords('InvalidArnException', `Invalid arn ${identifier}`);
  if (arn && arn.region !== context.caller.region) throw new KmsFault('NotFoundException', `Invalid arn ${arn.region}`);
  // Inferred: the text was captured for DescribeKey only.
  if (arn && arn.accountId !== context.caller.accountId) throw new KmsFault('AccessDeniedException', toDenial(context));

  return requireKeyById(context, isAlias ? requireTarget(context, name) : name);
}

/**
 * The key that an operation changes. Also throws if the key is in a state in which KMS refuses the operation, and
 * for AWS managed keys. Inferred: AWS's error for AWS managed keys was not captured.
 */
export function requireKeyToChange(context: OperationContext, identifier: string): KeyRecord {
  const key = requireKey(context, identifier);
  if (key.manager === 'AWS') throw accessDenied(context, toKeyArn(key));
  checkKeyState(context.operation, key);
  return key;
}

/** AWS's message for a key of another account. It does not tell whether there is such a key. */
function toDenial({ caller, operation }: OperationContext): string {
  return (
    `User: ${caller.arn} is not authorized to perform: kms:${operation} on this resource because the resource does not ` +
    'exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access'
  );
}

/** AWS's message for a key whose policy does not allow the caller the operation. */
function accessDenied({ caller, operation }: OperationContext, resourceArn: string): KmsFault {
  return new KmsFault(
    'AccessDeniedException',
    `User: ${caller.arn} is not authorized to perform: kms:${operation} on resource: ${resourceArn} ` +
      `because no resource-based policy allows the kms:${operation} action`,
  );
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

function requireTarget(context: OperationContext, name: string): string {
  const alias = findAlias(context, name) ?? createAwsManagedKey(context, name) ?? failUnknown(context, name);
  return alias.targetKeyId;
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
