import type { KeyFacts } from '../../analysis/request/key-facts.ts';
import { findConditionKey } from '../../analysis/tables/condition-keys.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { OperationContext } from '../operations/operation.ts';
import { KEY_POLICY_DOES_NOT_ALLOW, type Refused, toAccessDenied } from '../rules/access-denied.ts';
import { KmsFault } from '../rules/kms-fault.ts';
import { toKeyFacts } from '../rules/policy-lockout.ts';
import { requireKey } from '../rules/require-key.ts';
import type { GrantConstraints, GrantRecord, KeyRecord } from '../store/key-record.ts';
import { parseKmsArn, toKeyArn } from '../store/kms-arn.ts';
import { findIamDenial, findKeyDenial, type NeededPermission } from './find-denial.ts';
import { type CallInput, toEncryptionContext, toInputConditionKeys } from './input-condition-keys.ts';
import type { ConditionKeys, Principals } from './principals.ts';
import { toGivenContext } from './to-given-context.ts';

/** What enforcement knows besides the store. */
export type Enforcement = {
  readonly principals: Principals;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** A call that is to be authorized. */
export type Call = {
  readonly context: OperationContext;
  readonly enforcement: Enforcement;
  readonly input: CallInput;
};

/** The key of a call, and the context of the key's account, in which the operation finds the key. */
export type KeyOfCall = { readonly key: KeyRecord; readonly context: OperationContext };

/**
 * The key that an identifier names. Throws the fault of KMS if there is no such key; for a key of another account, the
 * fault does not say so. Only an alias of AWS in the account of the caller gets its AWS managed key by this. If the call
 * is refused afterwards, that key is undone with the call.
 */
export function requireKeyOfCall({ context }: Call, identifier: string): KeyOfCall {
  const { caller, operation } = context;
  const accountId = parseKmsArn(identifier)?.accountId ?? caller.accountId;
  const isForeign = accountId !== caller.accountId;
  const contextOfKey = { ...context, caller: { ...caller, accountId } };
  const options = { aliases: takesAliases(operation), createsAwsManagedKey: !isForeign };
  try {
    return { key: requireKey(contextOfKey, identifier, options), context: contextOfKey };
  } catch (error) {
    const isHidden = isForeign && error instanceof KmsFault && error.type === 'NotFoundException';
    if (!isHidden) throw error;
    const refused = { action: `kms:${operation}`, resource: identifier, isForeign };
    throw toAccessDenied(caller, refused, KEY_POLICY_DOES_NOT_ALLOW);
  }
}

/** Whether the operation takes the name of an alias for its key: kms:RequestAlias is about these operations. */
function takesAliases(operation: string): boolean {
  const actions = findConditionKey('kms:RequestAlias')?.actions;
  return actions?.has(toAsciiLowerCase(`kms:${operation}`)) ?? false;
}

/** What else decides about a key. Defaults: all grants of the key, and the constraints in the input of the call. */
type KeyPermissionOptions = {
  readonly grants?: readonly GrantRecord[];
  readonly constraints?: GrantConstraints | null;
};

/** Throws AccessDeniedException unless the caller may do the action with the key. */
export function checkKeyPermission(
  call: Call,
  action: string,
  { key, context }: KeyOfCall,
  options: KeyPermissionOptions = {},
): void {
  const { caller } = call.context;
  const { aliases, grants } = context.store.realm(key);
  const aliasNames = [...aliases.of(key.keyId).values()].map(({ name }) => name);
  const ofKey = toKeyConditionKeys(key, aliasNames);
  const needed = toNeededPermission(call, action, toKeyFacts(key), ofKey, options.constraints);
  const denial = findKeyDenial(needed, key, () => options.grants ?? [...grants.of(key.keyId).values()]);
  if (denial === null) return;
  const refused: Refused = { action, resource: toKeyArn(key), isForeign: key.accountId !== caller.accountId };
  throw toAccessDenied(caller, refused, denial);
}

/**
 * Throws AccessDeniedException unless the IAM policies of the caller allow the action on a resource. `shown` is the
 * resource in AWS's message, null if the message has none.
 */
export function checkIamPermission(call: Call, action: string, resource: KeyFacts, shown: string | null): void {
  const denial = findIamDenial(toNeededPermission(call, action, resource, new Map()));
  if (denial !== null) {
    throw toAccessDenied(call.context.caller, { action, resource: shown, isForeign: false }, denial);
  }
}

function toNeededPermission(
  { context: { caller }, enforcement: { principals, now }, input }: Call,
  action: string,
  resource: KeyFacts,
  ofKey: ConditionKeys,
  constraints = (input.Constraints ?? null) as GrantConstraints | null,
): NeededPermission {
  const about = { ...input, Constraints: constraints };
  const requestKeys = new Map([...ofKey, ...toInputConditionKeys(about)]);
  return {
    caller,
    action,
    resource,
    given: toGivenContext({ caller, requestKeys, encryptionContext: toEncryptionContext(about), resource }),
    identityPolicies: principals.find(caller.roleArn ?? caller.arn)?.identityPolicies ?? [],
    now: now(),
  };
}

/** The condition keys that follow from the tags and aliases of a key. */
function toKeyConditionKeys({ tags }: KeyRecord, aliasNames: readonly string[]): ConditionKeys {
  const ofTags = tags.map(({ key, value }) => [toAsciiLowerCase(`aws:ResourceTag/${key}`), [value]] as const);
  return new Map([...ofTags, ...(aliasNames.length > 0 ? [['kms:resourcealiases', aliasNames] as const] : [])]);
}
