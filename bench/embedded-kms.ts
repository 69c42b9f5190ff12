import { createEmbeddedKms } from '../src/embedded-kms/server.ts';
import { bulkSeed } from '../test/embedded-kms/_bulk-seed.ts';
import { serveRunner } from './contender.ts';

const kms = await createEmbeddedKms({ seed: bulkSeed(Number(process.argv[2])) });
serveRunner({ url: kms.url });
