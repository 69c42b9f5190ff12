import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export type Env = Record<string, string>;

export type StartOptions = {
  readonly stdio?: StdioOptions;
  /** A shell command to run before the program, such as `ulimit -f 16`. */
  readonly before?: string;
  /** Of the command line. */
  readonly args?: readonly string[];
};

/** Starts the program of `npm start`, and kills it at the end of the test. */
export function start(env: Env, { before, stdio = 'pipe', args: ownArgs = [] }: StartOptions = {}) {
  const { PATH = '' } = process.env;
  const program = [process.execPath, '--require', './src/programs/preload.cjs', 'src/programs/gateway.ts', ...ownArgs];
  const [command = '', ...args] =
    before === undefined ? program : ['sh', '-c', `${before}; exec "$0" "$@"`, ...program];
  const child = spawn(command, args, { env: { PATH, ...env }, stdio });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    output.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output.err += chunk;
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, output, exit };
}

/** Starts the program on free ports, and resolves when it has printed its banner. */
export async function startReady(env: Env = {}, options: StartOptions = {}) {
  const process = start({ PORT: '0', EMBEDDED_KMS_PORT: '0', ...env }, options);
  while (!process.output.out.includes('Ctrl-C\n')) {
    await Promise.race([
      once(process.child.stdout ?? process.child, 'data'),
      process.exit.then(() => Promise.reject(new Error(process.output.err))),
    ]);
  }
  const url = /GraphQL +(\S+)/.exec(process.output.out)?.[1] ?? '';
  return { ...process, url };
}
