import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Router = { readonly name: string; readonly url: string; readonly process: ChildProcess };

const FOLDER = fileURLToPath(new URL('routers/', import.meta.url));
const START_MS = 60_000;

/** Installs the routers, where they are not yet: some 950 packages, which is why they are none of the repository's. */
export function installRouters(): void {
  const { dependencies } = JSON.parse(readFileSync(`${FOLDER}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  if (Object.entries(dependencies).every(([name, version]) => versionOf(name) === version)) return;
  const flags = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...flags], { cwd: FOLDER, stdio: 'inherit' });
  if (status !== 0) throw new Error(`The routers cannot be installed: npm install in ${FOLDER} failed.`);
}

/** Starts both routers over the supergraph of this file; settles when both answer. */
export async function startRouters(supergraph: string): Promise<Router[]> {
  const apollo = await findFreePort();
  const first = start('@apollo/gateway', `http://127.0.0.1:${apollo}/`, ['apollo.js', supergraph, `${apollo}`]);
  await untilReady(first);
  const hive = await findFreePort();
  const command = ['node_modules/@graphql-hive/gateway/dist/bin.js', 'supergraph', supergraph];
  const second = start('@graphql-hive/gateway', `http://127.0.0.1:${hive}/graphql`, [
    ...command,
    '--host=127.0.0.1',
    `--port=${hive}`,
  ]);
  await untilReady(second);
  return [first, second];
}

function versionOf(name: string): string | null {
  const file = `${FOLDER}node_modules/${name}/package.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
}

/** Of the environment only what a program needs: no key of a registry of graphs, so that none is told anything. */
function start(name: string, url: string, args: readonly string[]): Router {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: FOLDER,
    env: { PATH, HOME, NODE_ENV: 'production', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill());
  return { name, url, process: child };
}

async function untilReady({ name, url, process: child }: Router): Promise<void> {
  const end = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`${name} did not start.`);
    await wait(100);
  }
}

async function answers(url: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: '{ __typename }' });
  return await fetch(url, { method: 'POST', headers, body }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
