import { isReplica, type KeyRecord, type Origin } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import { KmsFault } from './kms-fault.ts';

/**
 * Only symmetric encryption keys can rotate, and automatically only those whose key material KMS created.
 * Inferred: AWS's text for another key spec was not captured.
 */
export function checkRotatable(key: KeyRecord, origins: readonly Origin[] = ['AWS_KMS']): void {
  if (key.spec !== 'SYMMETRIC_DEFAULT') throw notValid(key, 'key spec', key.spec);
  if (!origins.includes(key.origin)) throw notValid(key, 'origin', key.origin);
}

/** A replica cannot be rotated itself: it rotates with its primary key. Inferred: AWS's text was not captured. */
export function checkNotReplica(key: KeyRecord): void {
  if (!isReplica(key)) return;
  throw new KmsFault('UnsupportedOperationException', `${toKeyArn(key)} is not a multi-Region primary key.`);
}

function notValid(key: KeyRecord, what: string, value: string): KmsFault {
  const message = `${toKeyArn(key)} ${what} is ${value} which is not valid for this operation.`;
  return new KmsFault('UnsupportedOperationException', message);
}
