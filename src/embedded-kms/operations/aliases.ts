import { type ListedAlias, withPredefined } from '../aws-managed/predefined-aliases.ts';
import {
  checkAliasName,
  checkAliasPrefix,
  checkAliasQuota,
  checkOwnAlias,
  checkSameKind,
  checkTarget,
} from '../rules/alias-checks.ts';
import { KmsFault } from '../rules/kms-fault.ts';
import { findAlias, requireAlias, requireKey, requireKeyToChange } from '../rules/require-key.ts';
import type { AliasRecord } from '../store/key-record.ts';
import { toAliasArn } from '../store/kms-arn.ts';
import { ALIAS_NAME, KEY_ID, LIMIT, MARKER, REQUIRED_KEY_ID } from '../wire/shapes.ts';
import type { OperationContext } from './operation.ts';
import { defineOperation } from './operation.ts';
import { selectPage } from './select-page.ts';

/**
 * KMS documents a Limit of 1 to 100, its service model allows 1,000.
 * Inferred: a Limit above 100 means 100; AWS's answer was not captured.
 */
const PAGE = { default: 50, max: 100 };

const REQUIRED_ALIAS_NAME = { ...ALIAS_NAME, required: true } as const;

export const listAliases = defineOperation({ KeyId: KEY_ID, Limit: LIMIT, Marker: MARKER }, (context, input) => {
  const { caller, store, predefinedAliases } = context;
  const { aliases } = store.realm(caller);
  const list =
    input.KeyId === undefined
      ? withPredefined(aliases.all, predefinedAliases, caller)
      : aliases.of(requireKey(context, input.KeyId).keyId);
  const { items, rest } = selectPage<ListedAlias>(list, 'aliases', input, PAGE);
  return { Aliases: items.map(toAliasListEntry), ...rest };
});

export const createAlias = defineOperation(
  { AliasName: REQUIRED_ALIAS_NAME, TargetKeyId: REQUIRED_KEY_ID },
  (context, input) => {
    const { accountId, region } = context.caller;
    const name = input.AliasName;
    checkAliasName(name);
    const key = requireKeyToChange(context, checkTarget(context, input.TargetKeyId));
    const alias = { name, accountId, region, targetKeyId: key.keyId };
    if (findAlias(context, name) !== undefined) {
      throw new KmsFault('AlreadyExistsException', `An alias with the name ${toAliasArn(alias)} already exists`);
    }
    checkAliasQuota(context, key);
    context.store.putAlias({ ...alias, createdAt: context.now, updatedAt: context.now });
    return undefined;
  },
);

export const updateAlias = defineOperation(
  { AliasName: REQUIRED_ALIAS_NAME, TargetKeyId: REQUIRED_KEY_ID },
  (context, input) => {
    const alias = requireAliasToChange(context, input.AliasName);
    const target = requireKeyToChange(context, checkTarget(context, input.TargetKeyId));
    checkSameKind(context, alias, target);
    if (target.keyId !== alias.targetKeyId) checkAliasQuota(context, target);
    context.store.putAlias({ ...alias, targetKeyId: target.keyId, updatedAt: context.now });
    return undefined;
  },
);

export const deleteAlias = defineOperation({ AliasName: REQUIRED_ALIAS_NAME }, (context, input) => {
  context.store.deleteAlias(requireAliasToChange(context, input.AliasName));
  return undefined;
});

function requireAliasToChange(context: OperationContext, name: string): AliasRecord {
  checkAliasPrefix(name);
  checkOwnAlias(name);
  return requireAlias(context, name);
}

function toAliasListEntry(alias: ListedAlias): object {
  const entry = { AliasName: alias.name, AliasArn: toAliasArn(alias) };
  if (alias.targetKeyId === null) return entry;
  const { targetKeyId, createdAt, updatedAt } = alias;
  return { ...entry, TargetKeyId: targetKeyId, CreationDate: createdAt, LastUpdatedDate: updatedAt };
}
