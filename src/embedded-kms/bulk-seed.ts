import { createHash } from 'node:crypto';
import type { Seed } from './seed.ts';
import { administeredPolicy } from './seed-examples/policies.ts';

/** Many keys of 111122223333 in us-east-2, the same ones each time: `bulkKeyId(0)`, `bulkKeyId(1)`... Each has a policy of about 1 KB and an alias. */
export function bulkSeed(count: number): Seed {
  // Printed once: a hundred thousand runs through the printer would be most of the time of a start.
  const template = administeredPolicy('KeyAdministrators', 'APPLICATION');
  const names = Array.from({ length: count }, (_, index) => `application-${`${index}`.padStart(6, '0')}`);
  return {
    keys: names.map((name, index) => ({
      keyId: bulkKeyId(index),
      description: `Data of ${name}`,
      policy: template.replaceAll('APPLICATION', name),
      aliases: [`alias/bulk/${name}`],
      createdAt: '2026-01-15T09:30:00Z',
    })),
  };
}

/** A UUID that looks like any other; in another order than its index, as real ones are. */
export function bulkKeyId(index: number): string {
  const hash = createHash('md5').update(`bulk key ${index}`).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}
