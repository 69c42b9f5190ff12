import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { GATEWAY_CONFIG } from '../src/config/gateway-file.ts';
import { SEED } from '../src/embedded-kms/seed/seed-schema.ts';
import { REPORT } from '../src/report/report-schema.ts';

// Writes the JSON Schemas of the files that people write, and of the report; with --check, only tells whether what is committed is what the code says.
const schemas = {
  'embedded-kms-seed.schema.json': { title: 'Seed of the embedded KMS', ...z.toJSONSchema(SEED, { io: 'input' }) },
  'gateway.schema.json': {
    title: 'Accounts that the gateway reads',
    ...z.toJSONSchema(GATEWAY_CONFIG, { io: 'input' }),
  },
  'report.schema.json': { title: 'Findings of all keys', ...z.toJSONSchema(REPORT) },
};

for (const [name, schema] of Object.entries(schemas)) {
  const file = new URL(name, import.meta.url);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(
      `schema/${name} is not what the code says: run "npm run codegen" and commit what it writes.\n`,
    );
    process.exitCode = 1;
  }
}
