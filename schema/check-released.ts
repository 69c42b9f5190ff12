import { readFileSync, writeFileSync } from 'node:fs';
import { findBreakingChanges, toReleased } from './breaking-changes.ts';

// Compares the schema with the last one that was released: `npm run check` fails where something breaks that accepted-changes.json does
// not name. With --accept REASON, names it there; with --release, what is now is what was released.
type Accepted = { readonly change: string; readonly reason: string };

const SCHEMAS = ['schema.graphql', 'subgraph.graphql'];
const ACCEPTED = 'accepted-changes.json';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const write = (name: string, text: string) => writeFileSync(new URL(name, import.meta.url), text);
const writeAccepted = (accepted: readonly Accepted[]) => write(ACCEPTED, `${JSON.stringify(accepted, null, 2)}\n`);

const [mode, reason = ''] = process.argv.slice(2);
if (mode === '--release') {
  for (const name of SCHEMAS) write(`released/${name}`, toReleased(read(name)));
  writeAccepted([]);
} else {
  await compare();
}

async function compare(): Promise<void> {
  const found = new Map<string, string[]>();
  for (const name of SCHEMAS) {
    for (const change of await findBreakingChanges(read(`released/${name}`), read(name))) {
      found.set(change, [...(found.get(change) ?? []), name]);
    }
  }
  const accepted = (JSON.parse(read(ACCEPTED)) as Accepted[]).filter(
    ({ change }) => mode === undefined || found.has(change),
  );
  const unnamed = [...found].filter(([change]) => !accepted.some((entry) => entry.change === change));
  if (mode === '--accept' && reason.trim() !== '') {
    writeAccepted([...accepted, ...unnamed.map(([change]) => ({ change, reason }))]);
    return;
  }
  if (unnamed.length > 0) {
    const list = unnamed.map(([change, names]) => `  - ${change} (${names.join(', ')})\n`);
    fail(
      `The schema breaks what was released (schema/released):\n${list.join('')}` +
        'Clients or other subgraphs that rely on it fail. Mend it, or name it in schema/accepted-changes.json:\n' +
        '  npm run schema:accept -- "why it is meant"\n',
    );
  }
  const gone = accepted.filter(({ change }) => !found.has(change));
  if (gone.length > 0) {
    const list = gone.map(({ change }) => `  - ${change}\n`);
    fail(`schema/${ACCEPTED} names what is no breaking change; take it out:\n${list.join('')}`);
  }
}

function fail(message: string): void {
  process.stderr.write(message);
  process.exitCode = 1;
}
