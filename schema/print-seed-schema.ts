import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { SEED } from '../src/embedded-kms/seed-schema.ts';

// Writes the JSON Schema of a seed file; with --check, only tells whether what is committed is what the code says.
const file = new URL('embedded-kms-seed.schema.json', import.meta.url);
const schema = { title: 'Seed of the embedded KMS', ...z.toJSONSchema(SEED, { io: 'input' }) };
const text = `${JSON.stringify(schema, null, 2)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write(
    'schema/embedded-kms-seed.schema.json is not what the code says: run "npm run codegen" and commit what it writes.\n',
  );
  process.exitCode = 1;
}
