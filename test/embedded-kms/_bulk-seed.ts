import { createHash } from 'node:crypto';
import { administeredPolicy } from '../../src/embedded-kms/seed/examples/policies.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';

/**
 * Many keys of the default account in us-east-2, for tests and benchmarks. Each has an alias and a policy of about 1
 * KB. The same count always gives the same seed, and `bulkKeyId(n)` is the ID of the key with index n.
 */
export function bulkSeed(count: number): Seed {
  // Formatted once: with 100,000 keys, formatting each policy would take most of the time to start.
  const template = administeredPolicy('KeyAdministrators', 'APPLICATION');
  const names = Array.from({ length: count }, (_, index) => `application-${`${index}`.padStart(6, '0')}`);
  return {
    // Without those of AWS, the aliases are as many as the keys.
    predefinedAliases: [],
    keys: names.map((name, index) => ({
      keyId: bulkKeyId(index),
      description: `Data of ${name}`,
      policy: template.replaceAll('APPLICATION', name),
      aliases: [`alias/bulk/${name}`],
      createdAt: '2026-01-15T09:30:00Z',
    })),
  };
}

/** A UUID. The IDs are not sorted by index, as those of real keys are not sorted by age. */
export function bulkKeyId(index: number): string {
  const hash = createHash('md5').update(`bulk key ${index}`).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}
