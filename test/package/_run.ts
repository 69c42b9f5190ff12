import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, vi } from 'vitest';
import type { Consumer } from './_consumer.ts';

const { PATH = '', HOME = '' } = process.env;
const ENV = { PATH, HOME, PORT: '0', EMBEDDED_KMS_PORT: '0' };

/** Runs a program in the folder in which the package is installed. */
export function runIn(consumer: Consumer, program: string, args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: consumer.folder,
    env: { ...ENV, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** What the gateway of the package answers, and how it ends on SIGTERM. */
export async function answersOfGateway({ folder, command }: Consumer) {
  const child = spawn(command, { cwd: folder, env: ENV, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await vi.waitFor(() => expect(output).toContain('Ctrl-C\n'), { timeout: 30_000 });
  const url = /Page +(\S+)\//.exec(output)?.[1] ?? '';
  const page = await textOf(`${url}/`);
  const graphiql = await textOf(`${url}/graphql`);
  const body = JSON.stringify({ query: '{ key(id: "alias/hr/payroll") { keyId } }' });
  const headers = { 'content-type': 'application/json' };
  const answers = {
    page: await textOf(`${url}/${/assets\/index-[\w-]+\.js/.exec(page)?.[0]}`),
    graphiql: await textOf(`${url}/${/graphiql\/[\w.-]+\/graphiql\.js/.exec(graphiql)?.[0]}`),
    query: await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json(),
  };
  child.kill('SIGTERM');
  return { ...answers, exit: await once(child, 'exit') };
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  expect([url, response.status]).toEqual([url, 200]);
  return await response.text();
}
