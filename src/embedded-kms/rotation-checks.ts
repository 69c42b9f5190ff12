import { isReplica, type KeyRecord, type Origin } from './key-record.ts';
import { toKeyArn } from './kms-arn.ts';
import { KmsFault } from './kms-fault.ts';

/** Only symmetric encryption keys rotate, and by themselves only those whose material KMS made. The text for a key spec is [I]. */
export function checkRotatable(key: KeyRecord, origins: readonly Origin[] = ['AWS_KMS']): void {
  if (key.spec !== 'SYMMETRIC_DEFAULT') throw notValid(key, 'key spec', key.spec);
  if (!origins.includes(key.origin)) throw notValid(key, 'origin', key.origin);
}

/** A replica rotates with its primary. The text is [I]. */
export function checkRotatedHere(key: KeyRecord): void {
  if (!isReplica(key)) return;
  throw new KmsFault('UnsupportedOperationException', `${toKeyArn(key)} is not a multi-Region primary key.`);
}

function notValid(key: KeyRecord, what: string, value: string): KmsFault {
  const message = `${toKeyArn(key)} ${what} is ${value} which is not valid for this operation.`;
  return new KmsFault('UnsupportedOperationException', message);
}
