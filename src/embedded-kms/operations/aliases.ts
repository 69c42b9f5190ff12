import { accessDenied, findAlias, findKey } from '../key-lookup.ts';
import type { AliasRecord } from '../key-record.ts';
import { toAliasArn, toKeyArn } from '../kms-arn.ts';
import { KmsFault } from '../kms-fault.ts';
import type { OperationContext } from '../operation.ts';
import { defineOperation } from '../operation.ts';
import { readPage } from '../page.ts';
import { ALIAS_NAME, KEY_ID, LIMIT, MARKER } from '../shapes.ts';
import { createSortedMap } from '../sorted-map.ts';

/** KMS documents 1 to 100 for Limit, its model allows 1,000: what is over gets a page of 100 [I]. */
const PAGE = { default: 50, max: 100 };

export const listAliases = defineOperation({ KeyId: KEY_ID, Limit: LIMIT, Marker: MARKER }, (context, input) => {
  const realm = context.store.realm(context.caller);
  const list =
    input.KeyId === undefined
      ? realm.aliases
      : (realm.aliasesOfKeys.get(findKey(context, input.KeyId).keyId) ?? createSortedMap<AliasRecord>());
  const { items, rest } = readPage(list, 'aliases', input, PAGE);
  return { Aliases: items.map(toAliasListEntry), ...rest };
});

export const createAlias = defineOperation(
  { AliasName: { ...ALIAS_NAME, required: true }, TargetKeyId: { ...KEY_ID, required: true } },
  (context, input) => {
    const { accountId, region } = context.caller;
    const name = input.AliasName;
    checkAliasName(name);
    const key = findKey(context, checkTarget(input.TargetKeyId));
    if (key.state === 'PendingDeletion' || key.state === 'PendingReplicaDeletion') {
      throw new KmsFault('KMSInvalidStateException', `${toKeyArn(key)} is pending deletion.`);
    }
    if (key.manager === 'AWS') throw accessDenied(context, toKeyArn(key));
    const alias = { name, accountId, region, targetKeyId: key.keyId };
    if (findAlias(context, name) !== undefined) {
      throw new KmsFault('AlreadyExistsException', `An alias with the name ${toAliasArn(alias)} already exists`);
    }
    checkQuota(context, key.keyId);
    const createdAt = Date.now() / 1000;
    context.store.putAlias({ ...alias, createdAt, updatedAt: createdAt });
    return undefined;
  },
);

function toAliasListEntry(alias: AliasRecord): object {
  return {
    AliasName: alias.name,
    AliasArn: toAliasArn(alias),
    TargetKeyId: alias.targetKeyId,
    CreationDate: alias.createdAt,
    LastUpdatedDate: alias.updatedAt,
  };
}

function checkAliasName(name: string): void {
  if (!name.startsWith('alias/')) {
    throw new KmsFault(
      'ValidationException',
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  // The next three are as the emulators have them; their texts are [I].
  if (name === 'alias/') throw new KmsFault('InvalidAliasNameException', 'Alias name is empty');
  if (name.includes(':')) {
    throw new KmsFault('ValidationException', `${name} contains invalid characters for an alias`);
  }
  if (name.startsWith('alias/aws/')) throw new KmsFault('NotAuthorizedException', '');
}

/** As the emulators have it; the text is [I]. */
function checkTarget(keyRef: string): string {
  if (keyRef.startsWith('alias/') || keyRef.includes(':alias/')) {
    throw new KmsFault('ValidationException', 'Aliases must refer to keys. Not aliases');
  }
  return keyRef;
}

const MAX_ALIASES_PER_KEY = 50;

/** The quota is documented, the text is [I]. */
function checkQuota({ store, caller }: OperationContext, keyId: string): void {
  const ofKey = store.realm(caller).aliasesOfKeys.get(keyId);
  if (ofKey && ofKey.entriesAfter(null, MAX_ALIASES_PER_KEY).length === MAX_ALIASES_PER_KEY) {
    throw new KmsFault('LimitExceededException', `A key has at most ${MAX_ALIASES_PER_KEY} aliases.`);
  }
}
