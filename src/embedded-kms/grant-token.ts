import { randomUUID } from 'node:crypto';
import type { GrantRecord } from './key-record.ts';
import { KmsFault } from './kms-fault.ts';

export type GrantName = Pick<GrantRecord, 'accountId' | 'region' | 'grantId'>;

/** Another one each time, as AWS gives them; all of one grant name the same grant, and none has to be kept. */
export function toGrantToken({ accountId, region, grantId }: GrantName): string {
  return Buffer.from(`${accountId}/${region}/${grantId}/${randomUUID()}`).toString('base64url');
}

/** Throws InvalidGrantTokenException; its text is [I]. */
export function parseGrantToken(token: string): GrantName {
  const match = TOKEN.exec(Buffer.from(token, 'base64url').toString());
  if (match === null) throw new KmsFault('InvalidGrantTokenException', 'The grant token is not valid.');
  const [, accountId = '', region = '', grantId = ''] = match;
  return { accountId, region, grantId };
}

const TOKEN = /^(\d{12})\/([^/]+)\/([0-9a-f]{64})\/[0-9a-f-]{36}$/;
