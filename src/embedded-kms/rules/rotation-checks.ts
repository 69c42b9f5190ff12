import { isReplica, type KeyRecord, type Origin } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import { faultInOwnWords, KmsFault } from './kms-fault.ts';

/**
 * KMS rotates automatically only key material that it created; on demand, imported key material, too.
 * Source: KMS Developer Guide, "Key states of AWS KMS keys".
 */
export function checkOrigin(key: KeyRecord, origins: readonly Origin[] = ['AWS_KMS']): void {
  if (origins.includes(key.origin)) return;
  throw new KmsFault('UnsupportedOperationException', toMessage(key, `origin is ${key.origin}`));
}

/** Only symmetric encryption keys can rotate. */
export function checkRotatingSpec(key: KeyRecord): void {
  if (key.spec === 'SYMMETRIC_DEFAULT') return;
  throw faultInOwnWords('UnsupportedOperationException', toMessage(key, `key spec is ${key.spec}`));
}

/** A replica cannot be rotated itself: it rotates with its primary key. */
export function checkNotReplica(key: KeyRecord): void {
  if (!isReplica(key)) return;
  throw faultInOwnWords('UnsupportedOperationException', `${toKeyArn(key)} is not a multi-Region primary key.`);
}

function toMessage(key: KeyRecord, what: string): string {
  return `${toKeyArn(key)} ${what} which is not valid for this operation.`;
}
