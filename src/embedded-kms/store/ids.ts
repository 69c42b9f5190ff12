import { randomBytes, randomUUID } from 'node:crypto';

/** Makes the IDs of new keys and grants. */
export type Ids = {
  /** A UUID. */
  key(): string;
  /** 64 hexadecimal digits. */
  grant(): string;
};

export const RANDOM_IDS: Ids = { key: randomUUID, grant: () => randomBytes(32).toString('hex') };

/** The same IDs each time: keys from 00000000-0000-4000-8000-000000000001 on, grants from 000...1 on. */
export function createSequentialIds(): Ids {
  let keys = 0;
  let grants = 0;
  return {
    key: () => `00000000-0000-4000-8000-${`${++keys}`.padStart(12, '0')}`,
    grant: () => `${++grants}`.padStart(64, '0'),
  };
}
