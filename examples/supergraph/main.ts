import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../src/programs/start/read-arguments.ts';
import { composeSupergraph } from './compose.ts';
import { QUERIES } from './queries.ts';
import { type Outcome, toReport } from './report.ts';
import { installRouters, type Router, startRouters } from './routers.ts';
import { serveSubgraphs } from './subgraphs.ts';

const OPTIONS = { serve: { type: 'boolean', default: false } } as const;

const HELP = `Composes the gateway and two other subgraphs, starts two routers over the supergraph, sends both the same
queries and prints their answers. The first run installs the routers.

Usage
  npm run example:supergraph -- [--serve]
  npm run example:supergraph -- --help | --version

Options
  --serve   keep everything running after the queries, until Ctrl-C

Documentation: examples/supergraph/README.md
`;

// Asks the same of two routers over the same supergraph, and prints what they answer; with --serve, stays up after that.
const { values } = readArguments({ helpCommand: 'npm run example:supergraph -- --help', help: HELP, options: OPTIONS });
installRouters();
const { urls, calls, close } = await serveSubgraphs();
const folder = mkdtempSync(join(tmpdir(), 'supergraph-'));
process.once('exit', () => rmSync(folder, { recursive: true }));
// Without it the routers, which end on `exit`, would outlive this.
process.once('SIGTERM', () => process.exit(143));
const supergraph = join(folder, 'supergraph.graphql');
writeFileSync(supergraph, composeSupergraph(urls));
const routers = await startRouters(supergraph);

for (const { title, query } of Object.values(QUERIES)) {
  const outcomes: Outcome[] = [];
  for (const router of routers) outcomes.push(await ask(router, query));
  process.stdout.write(toReport(title, outcomes));
}

const places = [...Object.entries(urls), ...routers.map(({ name, url }) => [name, url])];
if (values.serve) {
  process.stdout.write(
    `\n${places.map(([name = '', url]) => `${name.padEnd(22)} ${url}\n`).join('')}Ctrl+C ends it all.\n`,
  );
  process.once('SIGINT', end);
} else {
  await end();
}

async function ask({ name, url }: Router, query: string): Promise<Outcome> {
  calls.length = 0;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors = [] } = (await response.json()) as Partial<Pick<Outcome, 'data' | 'errors'>>;
  return { router: name, data, errors, calls: [...calls] };
}

async function end(): Promise<void> {
  for (const router of routers) router.process.kill();
  await close();
}
