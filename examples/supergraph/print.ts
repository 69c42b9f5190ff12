import { readFileSync, writeFileSync } from 'node:fs';
import { composeSupergraph } from './compose.ts';

// Writes the supergraph; with --check, only tells whether the subgraphs compose, and whether what is committed is what comes of it.
const file = new URL('supergraph.graphql', import.meta.url);
const sdl = composeSupergraph({
  kms: 'http://127.0.0.1:4000/graphql',
  buckets: 'http://127.0.0.1:4001/graphql',
  databases: 'http://127.0.0.1:4002/graphql',
});
if (!process.argv.includes('--check')) {
  writeFileSync(file, sdl);
} else if (readFileSync(file, 'utf8') !== sdl) {
  process.stderr.write(
    'examples/supergraph/supergraph.graphql is not what the subgraphs compose to: run "npm run codegen" and commit what it writes.\n',
  );
  process.exitCode = 1;
}
