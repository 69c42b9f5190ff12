import { createHash } from 'node:crypto';

/** The unique ID of a role (AROA) or user (AIDA), computed from its ARN: the same ARN always has the same ID. */
export function toUniqueId(prefix: 'AROA' | 'AIDA', arn: string): string {
  return `${prefix}${toBase32(createHash('sha256').update(arn).digest()).slice(0, 17)}`;
}

export function toBase32(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte % 32)).join('');
}
