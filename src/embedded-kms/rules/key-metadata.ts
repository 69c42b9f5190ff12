import { createHash } from 'node:crypto';
import type { KeyRecord, MultiRegion } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import type { KeyUsage } from './key-specs.ts';
import { toAlgorithms } from './key-specs.ts';

/** KeyMetadata as DescribeKey and CreateKey answer it. A member that does not apply is absent, never null. */
export function toKeyMetadata(key: KeyRecord): object {
  return {
    AWSAccountId: key.accountId,
    KeyId: key.keyId,
    Arn: toKeyArn(key),
    CreationDate: key.createdAt,
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: key.usage,
    KeyState: key.state,
    Origin: key.origin,
    KeyManager: key.manager,
    CustomerMasterKeySpec: key.spec,
    KeySpec: key.spec,
    [ALGORITHM_FIELDS[key.usage]]: toAlgorithms(key.spec, key.usage) ?? [],
    MultiRegion: key.multiRegion !== null,
    ...(key.multiRegion && { MultiRegionConfiguration: toMultiRegionConfiguration(key, key.multiRegion) }),
    ...(key.deletionDate !== null && { DeletionDate: key.deletionDate }),
    ...(key.pendingDeletionWindowInDays !== null && { PendingDeletionWindowInDays: key.pendingDeletionWindowInDays }),
    ...(key.expirationModel !== null && { ExpirationModel: key.expirationModel }),
    ...(key.validTo !== null && { ValidTo: key.validTo }),
    ...(key.customKeyStoreId !== null && { CustomKeyStoreId: key.customKeyStoreId }),
    ...(key.cloudHsmClusterId !== null && { CloudHsmClusterId: key.cloudHsmClusterId }),
    ...(key.xksKeyId !== null && { XksKeyConfiguration: { Id: key.xksKeyId } }),
    ...(hasRotatingMaterial(key) && { CurrentKeyMaterialId: toKeyMaterialId(key, key.rotations.length) }),
  };
}

const ALGORITHM_FIELDS: Readonly<Record<KeyUsage, string>> = {
  ENCRYPT_DECRYPT: 'EncryptionAlgorithms',
  SIGN_VERIFY: 'SigningAlgorithms',
  GENERATE_VERIFY_MAC: 'MacAlgorithms',
  KEY_AGREEMENT: 'KeyAgreementAlgorithms',
  ENCAPSULATE_DECAPSULATE: 'EncapsulationAlgorithms',
};

function toMultiRegionConfiguration(key: KeyRecord, { primaryRegion, replicaRegions }: MultiRegion): object {
  const toRegionalKey = (region: string) => ({ Arn: toKeyArn({ ...key, region }), Region: region });
  return {
    MultiRegionKeyType: key.region === primaryRegion ? 'PRIMARY' : 'REPLICA',
    PrimaryKey: toRegionalKey(primaryRegion),
    ReplicaKeys: replicaRegions.map(toRegionalKey),
  };
}

/** KMS has key material IDs for symmetric encryption keys only, and for imported material only after the import. */
function hasRotatingMaterial(key: KeyRecord): boolean {
  if (key.spec !== 'SYMMETRIC_DEFAULT' || key.state === 'PendingImport') return false;
  return key.origin === 'AWS_KMS' || key.origin === 'EXTERNAL';
}

/**
 * The ID of the key material after `rotations` rotations: 64 hexadecimal digits. It is computed from the key ID, so
 * that it is the same after a restart and in all Regions of a multi-Region key.
 */
export function toKeyMaterialId({ keyId }: KeyRecord, rotations: number): string {
  return createHash('sha256')
    .update(rotations === 0 ? keyId : `${keyId} ${rotations}`)
    .digest('hex');
}
