import { randomUUID } from 'node:crypto';
import type { GrantRecord } from '../store/key-record.ts';
import { faultInOwnWords } from './kms-fault.ts';

/** The full name of a grant: a grant ID is unique only in its account and Region. */
export type GrantName = Pick<GrantRecord, 'accountId' | 'region' | 'grantId'>;

/** A new token on each call, as in AWS. The token contains the grant's name, so that no token has to be stored. */
export function createGrantToken({ accountId, region, grantId }: GrantName): string {
  return Buffer.from(`${accountId}/${region}/${grantId}/${randomUUID()}`).toString('base64url');
}

/** Throws InvalidGrantTokenException. */
export function parseGrantToken(token: string): GrantName {
  const match = TOKEN.exec(Buffer.from(token, 'base64url').toString());
  if (match === null) throw faultInOwnWords('InvalidGrantTokenException', 'The grant token is not valid.');
  const [, accountId = '', region = '', grantId = ''] = match;
  return { accountId, region, grantId };
}

const TOKEN = /^(\d{12})\/([^/]+)\/([0-9a-f]{64})\/[0-9a-f-]{36}$/;
