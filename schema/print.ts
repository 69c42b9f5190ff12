import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/graphql/schema.ts';

// Writes the schema as SDL; with --check, only tells whether what is committed is what the code says.
const file = new URL('schema.graphql', import.meta.url);
const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(file, sdl);
} else if (readFileSync(file, 'utf8') !== sdl) {
  process.stderr.write(
    'schema/schema.graphql is not what the code says: run "npm run codegen" and commit what it writes.\n',
  );
  process.exitCode = 1;
}
