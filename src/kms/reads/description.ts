import {
  DescribeKeyCommand,
  type KeyMetadata,
  type MultiRegionConfiguration,
  type MultiRegionKey,
  type XksKeyConfigurationType,
} from '@aws-sdk/client-kms';
import { type AliasRef, type KeyRef, toArn, toKeyRef } from '../arn.ts';
import { defineRead } from './define-read.ts';
import { isBoolean, isDate, isNumber, isText, isTextList, toCheck, toListCheck } from './shape.ts';

export type { KeyMetadata };

/** The metadata of a key, and the key itself, because the request may have named it by an alias. */
export type KeyDescription = { readonly ref: KeyRef; readonly metadata: KeyMetadata };

export const description = defineRead({
  operation: 'DescribeKey',
  perSecond: 2000,
  permission: 'key:read',
  call: (client, ref: KeyRef | AliasRef) => client.send(new DescribeKeyCommand({ KeyId: toArn(ref) })),
  read: ({ KeyMetadata: metadata }, ref): KeyDescription | undefined =>
    typeof metadata?.KeyId === 'string' && isMetadata(metadata)
      ? { ref: toKeyRef(ref, metadata.KeyId), metadata }
      : undefined,
});

/**
 * The most replicas of a key. AWS allows one per Region, and every partition has fewer Regions than this. An answer
 * with more replicas is treated as broken: the limit on KMS calls has not counted the calls for them.
 */
export const MAX_REPLICAS = 40;

const isRelatedKey = toCheck<MultiRegionKey>({ Arn: isText, Region: isText });

const isMetadata = toCheck<KeyMetadata>({
  AWSAccountId: isText,
  KeyId: isText,
  Arn: isText,
  CreationDate: isDate,
  Enabled: isBoolean,
  Description: isText,
  KeyUsage: isText,
  KeyState: isText,
  DeletionDate: isDate,
  ValidTo: isDate,
  Origin: isText,
  CustomKeyStoreId: isText,
  CloudHsmClusterId: isText,
  ExpirationModel: isText,
  KeyManager: isText,
  CustomerMasterKeySpec: isText,
  KeySpec: isText,
  EncryptionAlgorithms: isTextList,
  SigningAlgorithms: isTextList,
  KeyAgreementAlgorithms: isTextList,
  EncapsulationAlgorithms: isTextList,
  MultiRegion: isBoolean,
  MultiRegionConfiguration: toCheck<MultiRegionConfiguration>({
    MultiRegionKeyType: isText,
    PrimaryKey: isRelatedKey,
    ReplicaKeys: toListCheck(isRelatedKey, MAX_REPLICAS),
  }),
  PendingDeletionWindowInDays: isNumber,
  MacAlgorithms: isTextList,
  XksKeyConfiguration: toCheck<XksKeyConfigurationType>({ Id: isText }),
  CurrentKeyMaterialId: isText,
});
