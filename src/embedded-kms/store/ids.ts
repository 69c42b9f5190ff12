import { randomBytes, randomUUID } from 'node:crypto';
import type { Seed } from '../seed/seed.ts';

/** Makes the IDs of new keys and grants. */
export type Ids = {
  /** A UUID. */
  key(): string;
  /** 64 hexadecimal digits. */
  grant(): string;
};

export const RANDOM_IDS: Ids = { key: randomUUID, grant: () => randomBytes(32).toString('hex') };

/**
 * The same IDs each time: keys from 00000000-0000-4000-8000-000000000001 on, grants from 000...1 on. Those that the seed
 * has are left out: a new key or grant would replace one of the seed.
 */
export function createSequentialIds({ keys }: Seed): Ids {
  const takenKeys = new Set(keys.map(({ keyId }) => toDigits(keyId)));
  const takenGrants = new Set(keys.flatMap(({ grants = [] }) => grants.flatMap(({ grantId = [] }) => grantId)));
  let keyCount = 0;
  let grantCount = 0;
  return {
    key() {
      while (takenKeys.has(toDigits(toKeyId(++keyCount)))) {}
      return toKeyId(keyCount);
    },
    grant() {
      while (takenGrants.has(toGrantId(++grantCount))) {}
      return toGrantId(grantCount);
    },
  };
}

const toKeyId = (count: number) => `00000000-0000-4000-8000-${`${count}`.padStart(12, '0')}`;
const toGrantId = (count: number) => `${count}`.padStart(64, '0');

/** The ID of a multi-Region key is a UUID without hyphens, after a prefix. */
function toDigits(keyId: string): string {
  return keyId.replace(/^mrk-/, '').replaceAll('-', '');
}
