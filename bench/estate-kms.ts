import { createEmbeddedKms } from '../src/embedded-kms/server.ts';
import { bulkSeed } from '../test/embedded-kms/_bulk-seed.ts';
import { serveRunner } from './contender.ts';
import { ESTATE } from './estate-places.ts';

// The embedded KMS with the keys of a whole estate.
const { keys } = bulkSeed(Number(process.argv[2]));
const kms = await createEmbeddedKms({
  seed: { keys: ESTATE.flatMap((place) => keys.map((key) => ({ ...key, ...place }))) },
});
serveRunner({ url: kms.url });
