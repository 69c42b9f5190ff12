import { toDefaultPolicy } from '../rules/default-policy.ts';
import { toKeyMetadata } from '../rules/key-metadata.ts';
import type { KeySpec, KeyUsage } from '../rules/key-specs.ts';
import { KEY_SPECS, KEY_USAGES, toAlgorithms } from '../rules/key-specs.ts';
import { KmsFault } from '../rules/kms-fault.ts';
import { parseStoredPolicy } from '../rules/policy-checks.ts';
import type { KeyOfPolicy } from '../rules/policy-lockout.ts';
import { parseTags } from '../rules/tags.ts';
import type { KeyRecord, Origin } from '../store/key-record.ts';
import { ORIGINS } from '../store/key-record.ts';
import { isChina } from '../store/kms-arn.ts';
import { DESCRIPTION, POLICY, TAGS } from '../wire/shapes.ts';
import { defineOperation } from './operation.ts';

const SPEC = { type: 'string', values: KEY_SPECS } as const;

export const createKey = defineOperation(
  {
    Policy: POLICY,
    Description: DESCRIPTION,
    KeyUsage: { type: 'string', values: KEY_USAGES },
    CustomerMasterKeySpec: SPEC,
    KeySpec: SPEC,
    Origin: { type: 'string', values: ORIGINS },
    CustomKeyStoreId: { type: 'string', min: 1, max: 64 },
    BypassPolicyLockoutSafetyCheck: { type: 'boolean' },
    Tags: TAGS,
    MultiRegion: { type: 'boolean' },
  },
  ({ caller, store, ids, now }, input) => {
    const { accountId, region } = caller;
    const spec = chooseSpec(input.KeySpec, input.CustomerMasterKeySpec);
    const origin = input.Origin ?? 'AWS_KMS';
    checkOrigin(origin, input.CustomKeyStoreId);
    const key: KeyOfPolicy = {
      keyId: input.MultiRegion ? `mrk-${ids.key().replaceAll('-', '')}` : ids.key(),
      accountId,
      region,
      createdAt: now,
      description: input.Description ?? '',
      usage: chooseUsage(spec, input.KeyUsage, region),
      spec,
      origin,
      state: origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled',
      manager: 'CUSTOMER',
      tags: parseTags(input.Tags ?? []),
      multiRegion: input.MultiRegion ? { primaryRegion: region, replicaRegions: [] } : null,
      deletionDate: null,
      pendingDeletionWindowInDays: null,
      expirationModel: null,
      validTo: null,
      customKeyStoreId: null,
      cloudHsmClusterId: null,
      xksKeyId: null,
      rotation: null,
      rotations: [],
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

function chooseSpec(spec: KeySpec | undefined, deprecatedSpec: KeySpec | undefined): KeySpec {
  if (spec !== undefined && deprecatedSpec !== undefined) {
    // Inferred: AWS's answer was not captured.
    throw invalid(
      'You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.',
    );
  }
  return spec ?? deprecatedSpec ?? 'SYMMETRIC_DEFAULT';
}

function chooseUsage(spec: KeySpec, given: KeyUsage | undefined, region: string): KeyUsage {
  // SM2 exists only in China, and ML-KEM does not exist there. Inferred: AWS's answer was not captured.
  if (spec.startsWith(isChina(region) ? 'ML_KEM' : 'SM2')) {
    throw new KmsFault('UnsupportedOperationException', `KeySpec ${spec} is not supported in ${region}.`);
  }
  if (given === undefined && spec !== 'SYMMETRIC_DEFAULT') {
    throw invalid('You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.');
  }
  const usage = given ?? 'ENCRYPT_DECRYPT';
  if (toAlgorithms(spec, usage) === null) throw invalid(`KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
  return usage;
}

/**
 * The embedded KMS has no custom key stores, so no key can be created in one. Inferred: AWS's texts were not captured.
 */
function checkOrigin(origin: Origin, customKeyStoreId: string | undefined): void {
  if (customKeyStoreId !== undefined) {
    throw new KmsFault('CustomKeyStoreNotFoundException', `Custom key store ${customKeyStoreId} does not exist.`);
  }
  if (origin !== 'AWS_KMS' && origin !== 'EXTERNAL') {
    throw invalid(`You must specify a CustomKeyStoreId value for KMS keys with Origin ${origin}.`);
  }
}

function invalid(message: string): KmsFault {
  return new KmsFault('ValidationException', message);
}
