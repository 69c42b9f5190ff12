import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export type Env = Record<string, string>;

/** Starts what `npm start` starts; killed at the end of the test. */
export function start(env: Env) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--require', './src/preload.cjs', 'src/main.ts'], { env: { PATH, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    output.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.err += chunk;
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, output, exit };
}

/** Starts it on free ports; resolves when it has printed what a start prints. */
export async function startReady(env: Env = {}) {
  const process = start({ PORT: '0', EMBEDDED_KMS_PORT: '0', ...env });
  while (!process.output.out.includes("-d '")) {
    await Promise.race([
      once(process.child.stdout, 'data'),
      process.exit.then(() => Promise.reject(new Error(process.output.err))),
    ]);
  }
  const url = /GraphQL +(\S+)/.exec(process.output.out)?.[1] ?? '';
  return { ...process, url };
}
