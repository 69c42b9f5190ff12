import type { Seed, SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT, REGION } from '../_setup.ts';

const OTHER = '444455556666';

export const RICH_KEY = `mrk-${'0'.repeat(31)}1`;

/** How many keys each Region has. */
export const KEYS_OF_A_REGION = 3;

const many = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, i) => item(i));

const grants = many(250, () => ({
  granteePrincipal: `arn:aws:iam::${ACCOUNT}:role/Worker`,
  operations: ['Decrypt' as const],
}));

/**
 * Keys with more of all that is listed than a page of KMS holds, where KMS allows more; in two accounts. By default, a
 * key has as many replicas as it may have.
 */
export function countedSeed(replicaCount = 40): Seed {
  const replicaRegions = many(replicaCount, (index) => `eu-west-${index + 1}`);
  const multiRegion = { primaryRegion: REGION, replicaRegions };
  const home = many(
    KEYS_OF_A_REGION,
    (index): SeedKey => ({
      keyId: index === 0 ? RICH_KEY : `home-${index}`,
      grants,
      tags: many(50, (tag) => ({ key: `tag-${tag}`, value: 'x' })),
      aliases: many(120, (alias) => `alias/home/${index}/${alias}`),
      ...(index === 0 && { multiRegion }),
    }),
  );
  const replicas = replicaRegions.map((region): SeedKey => ({ keyId: RICH_KEY, region, multiRegion, grants }));
  const others = many(
    KEYS_OF_A_REGION,
    (index): SeedKey => ({ keyId: `other-${index}`, accountId: OTHER, region: REGION, grants }),
  );
  return { keys: [...home, ...replicas, ...others] };
}
