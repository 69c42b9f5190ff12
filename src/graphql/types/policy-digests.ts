import { createHash } from 'node:crypto';
import { toNormalForm } from '../../analysis/diff/normal-form.ts';
import type { ParsedPolicy } from '../../policy/types.ts';

/** SHA-256 of the text, in hexadecimal digits. */
export function toDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256 of the normal form of a policy. `partition` is that of its key. */
export function toCanonicalDigest(text: string, { document }: ParsedPolicy, partition: string): string {
  return toDigest(toNormalForm({ text, document }, partition));
}
