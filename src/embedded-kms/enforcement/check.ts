import type { KeyFacts } from '../../analysis/request/key-facts.ts';
import { findConditionKey } from '../../analysis/tables/condition-keys.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { OperationContext } from '../operations/operation.ts';
import { KmsFault } from '../rules/kms-fault.ts';
import { toKeyFacts } from '../rules/policy-lockout.ts';
import { requireKey } from '../rules/require-key.ts';
import type { GrantConstraints, GrantRecord, KeyRecord } from '../store/key-record.ts';
import { parseKmsArn, toKeyArn } from '../store/kms-arn.ts';
import { type CallInput, toCallKeys, toEncryptionContext } from './call-keys.ts';
import { KEY_POLICY_DOES_NOT_ALLOW, type Refused, toAccessDenied } from './denial.ts';
import { findIdentityDenial, findKeyDenial, type Question } from './evaluate.ts';
import type { ConditionKeys, Principals } from './principals.ts';
import { toGiven } from './to-given.ts';

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

/** The key of a call, and the context of its account, in which operations find it. */
export type KeyOfCall = { readonly key: KeyRecord; readonly context: OperationContext };

/** Throws the fault of KMS for an identifier that names no key. For another account, it does not say so. */
export function findKey({ context }: Call, action: string, identifier: string): KeyOfCall {
  const { caller, operation } = context;
  const accountId = parseKmsArn(identifier)?.accountId ?? caller.accountId;
  const own = { ...context, caller: { ...caller, accountId } };
  try {
    return { key: requireKey(own, identifier, { aliases: takesAliases(operation) }), context: own };
  } catch (error) {
    const isHidden = accountId !== caller.accountId && error instanceof KmsFault && error.type === 'NotFoundException';
    if (!isHidden) throw error;
    throw toAccessDenied(caller, { action, resource: identifier, isForeign: true }, KEY_POLICY_DOES_NOT_ALLOW);
  }
}

/** Whether the operation takes the name of an alias for its key: kms:RequestAlias is about these operations. */
function takesAliases(operation: string): boolean {
  const actions = findConditionKey('kms:RequestAlias')?.actions;
  return actions?.has(toAsciiLowerCase(`kms:${operation}`)) ?? false;
}

/** What else decides about a key: the grants that count, and the constraints of the grant that the call is about. */
type OnKey = { readonly grants?: readonly GrantRecord[]; readonly constraints?: GrantConstraints | null };

/** Throws AccessDeniedException unless the caller may do the action with the key. */
export function checkKey(call: Call, action: string, { key, context }: KeyOfCall, on: OnKey = {}): void {
  const { caller } = call.context;
  const { aliases, grants } = context.store.realm(key);
  const keys = toKeyKeys(
    key,
    [...aliases.of(key.keyId).values()].map(({ name }) => name),
  );
  const question = toQuestion(call, action, toKeyFacts(key), keys, on.constraints);
  const denial = findKeyDenial(question, key, () => on.grants ?? [...grants.of(key.keyId).values()]);
  if (denial === null) return;
  const refused: Refused = { action, resource: toKeyArn(key), isForeign: key.accountId !== caller.accountId };
  throw toAccessDenied(caller, refused, denial);
}

/** Throws AccessDeniedException unless the IAM policies of the caller allow the action on a resource. */
export function checkIdentity(call: Call, action: string, resource: KeyFacts, shown: string | null): void {
  const denial = findIdentityDenial(toQuestion(call, action, resource, new Map()));
  if (denial !== null) {
    throw toAccessDenied(call.context.caller, { action, resource: shown, isForeign: false }, denial);
  }
}

function toQuestion(
  { context: { caller }, enforcement: { principals, now }, input }: Call,
  action: string,
  resource: KeyFacts,
  keyKeys: ConditionKeys,
  constraints = (input.Constraints ?? null) as GrantConstraints | null,
): Question {
  const about = { ...input, Constraints: constraints };
  const callKeys = new Map([...keyKeys, ...toCallKeys(about)]);
  return {
    caller,
    action,
    resource,
    given: toGiven({ caller, callKeys, encryptionContext: toEncryptionContext(about), resource }),
    identityPolicies: principals.find(caller.roleArn ?? caller.arn)?.identityPolicies ?? [],
    now: now(),
  };
}

/** The condition keys that follow from the tags and aliases of a key. */
function toKeyKeys({ tags }: KeyRecord, aliasNames: readonly string[]): ConditionKeys {
  const ofTags = tags.map(({ key, value }) => [toAsciiLowerCase(`aws:ResourceTag/${key}`), [value]] as const);
  return new Map([...ofTags, ...(aliasNames.length > 0 ? [['kms:resourcealiases', aliasNames] as const] : [])]);
}
