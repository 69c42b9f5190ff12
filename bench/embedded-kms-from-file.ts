import { startEmbeddedKms } from '../src/programs/start/start-embedded-kms.ts';
import { serveRunner } from './contender.ts';

// Starts the embedded KMS like `npm run kms` with EMBEDDED_KMS_SEED.
const seedFile = String(process.argv[2]);
const { url } = await startEmbeddedKms({
  mode: 'embedded',
  configFile: null,
  region: 'us-east-2',
  embeddedPort: 0,
  seedFile,
  stateFile: null,
  enforce: false,
});
serveRunner({ url });
