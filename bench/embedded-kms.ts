import { bulkSeed } from '../src/embedded-kms/bulk-seed.ts';
import { createEmbeddedKms } from '../src/embedded-kms/server.ts';
import { serveRunner } from './contender.ts';

const kms = await createEmbeddedKms({ seed: bulkSeed(Number(process.argv[2])) });
serveRunner({ url: kms.url });
