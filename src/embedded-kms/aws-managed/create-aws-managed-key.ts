import type { OperationContext } from '../operations/operation.ts';
import { type AliasRecord, type KeyRecord, NEW_KEY } from '../store/key-record.ts';
import { toAwsManagedKey } from './aws-managed-policy.ts';
import { AWS_PREFIX, AWS_SERVICES } from './aws-services.ts';

/**
 * Creates the AWS managed key of an alias that has no key yet, as DescribeKey of AWS does. Returns the alias, or
 * undefined if AWS has no such alias.
 */
export function createAwsManagedKey(context: OperationContext, aliasName: string): AliasRecord | undefined {
  const { store, ids, caller, predefinedAliases, now: createdAt } = context;
  const service = aliasName.slice(AWS_PREFIX.length);
  const isOfAws = aliasName.startsWith(AWS_PREFIX) && AWS_SERVICES.has(service);
  if (!isOfAws && !predefinedAliases.includes(aliasName)) return undefined;
  const { accountId, region } = caller;
  const key: KeyRecord = {
    keyId: ids.key(),
    accountId,
    region,
    createdAt,
    ...toAwsManagedKey(service, caller),
    usage: 'ENCRYPT_DECRYPT',
    spec: 'SYMMETRIC_DEFAULT',
    origin: 'AWS_KMS',
    state: 'Enabled',
    manager: 'AWS',
    tags: [],
    multiRegion: null,
    ...NEW_KEY,
  };
  const alias = { name: aliasName, accountId, region, targetKeyId: key.keyId, createdAt, updatedAt: createdAt };
  store.putKey(key);
  store.putAlias(alias);
  return alias;
}
