import { toDefaultPolicy } from '../rules/default-policy.ts';
import { checkOriginOfNewKey, chooseSpec, chooseUsage } from '../rules/key-kind.ts';
import { toKeyMetadata } from '../rules/key-metadata.ts';
import { CUSTOMER_MASTER_KEY_SPECS, KEY_SPECS, KEY_USAGES } from '../rules/key-specs.ts';
import { parseStoredPolicy } from '../rules/policy-checks.ts';
import type { KeyOfPolicy } from '../rules/policy-lockout.ts';
import { parseTags } from '../rules/tags.ts';
import type { KeyRecord } from '../store/key-record.ts';
import { NEW_KEY, ORIGINS } from '../store/key-record.ts';
import { DESCRIPTION, POLICY, TAGS, XKS_KEY_ID } from '../wire/shapes.ts';
import { defineOperation } from './operation.ts';

export const createKey = defineOperation(
  {
    Policy: POLICY,
    Description: DESCRIPTION,
    KeyUsage: { type: 'string', values: KEY_USAGES },
    CustomerMasterKeySpec: { type: 'string', values: CUSTOMER_MASTER_KEY_SPECS },
    KeySpec: { type: 'string', values: KEY_SPECS },
    Origin: { type: 'string', values: ORIGINS },
    CustomKeyStoreId: { type: 'string', min: 1, max: 64 },
    XksKeyId: XKS_KEY_ID,
    BypassPolicyLockoutSafetyCheck: { type: 'boolean' },
    Tags: TAGS,
    MultiRegion: { type: 'boolean' },
  },
  ({ caller, store, ids, now }, input) => {
    const { accountId, region } = caller;
    const spec = chooseSpec(input.KeySpec, input.CustomerMasterKeySpec);
    const usage = chooseUsage(spec, input.KeyUsage, region);
    const origin = input.Origin ?? 'AWS_KMS';
    checkOriginOfNewKey(origin, spec, input);
    const key: KeyOfPolicy = {
      keyId: input.MultiRegion ? `mrk-${ids.key().replaceAll('-', '')}` : ids.key(),
      accountId,
      region,
      createdAt: now,
      description: input.Description ?? '',
      usage,
      spec,
      origin,
      state: origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled',
      manager: 'CUSTOMER',
      tags: parseTags(input.Tags ?? []),
      multiRegion: input.MultiRegion ? { primaryRegion: region, replicaRegions: [] } : null,
      ...NEW_KEY,
    };
    const bypassLockoutCheck = input.BypassPolicyLockoutSafetyCheck ?? false;
    const policy =
      input.Policy === undefined
        ? toDefaultPolicy(accountId, region)
        : parseStoredPolicy(input.Policy, key, caller, { bypassLockoutCheck, now });
    const record: KeyRecord = { ...key, policy };
    store.putKey(record);
    return { KeyMetadata: toKeyMetadata(record) };
  },
);
