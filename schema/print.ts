import { readFileSync, writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { schema } from '../src/graphql/schema.ts';
import { toPublicSchema, toSubgraphSdl } from '../src/graphql/subgraph-sdl.ts';

// Writes the schemas as SDL; with --check, only tells whether what is committed is what the code says.
const sdls = {
  'schema.graphql': `${printSchema(toPublicSchema(schema))}\n`,
  'subgraph.graphql': `${toSubgraphSdl(schema)}\n`,
};

for (const [name, sdl] of Object.entries(sdls)) {
  const file = new URL(name, import.meta.url);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, sdl);
  } else if (readFileSync(file, 'utf8') !== sdl) {
    process.stderr.write(
      `schema/${name} is not what the code says: run "npm run codegen" and commit what it writes.\n`,
    );
    process.exitCode = 1;
  }
}
