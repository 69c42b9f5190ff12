import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import packageJson from '../package.json' with { type: 'json' };

/** What a process has used so far. */
export type Usage = { readonly cpuMilliseconds: number; readonly peakMegabytes: number };

/** A process of its own: its CPU and memory are its alone. */
export type Contender = {
  /** What it said when it was ready: the URL that it serves, where it serves one. */
  readonly url: string;
  /** Has it do its work once. */
  run(): Promise<void>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

/** How `npm start` bounds Node's memory: V8 otherwise lets the heap grow to four times of what it needs. */
const MEMORY_FLAGS = packageJson.scripts.start.split(' ').filter((word) => word.endsWith('-size', word.indexOf('=')));

/** Starts one of the scripts beside this file, as `npm start` would: in production mode, with the same memory. */
export async function startContender(script: string, ...args: (string | number)[]): Promise<Contender> {
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = fork(new URL(script, import.meta.url), args.map(String), { env, execArgv: MEMORY_FLAGS });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${script} ended`)));
  ended.catch(() => {});
  const answer = async <Answer>(): Promise<Answer> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [Answer];
    return message;
  };
  const { url } = await answer<{ url: string }>();
  return {
    url,
    async run() {
      child.send('run');
      await answer();
    },
    async usage() {
      child.send('usage');
      return await answer<Usage>();
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
}

/** The contender's side: serves the runner until that goes away. */
export function serveRunner({ url = '', run = async () => {} }: { url?: string; run?: () => Promise<void> }): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async (message) => {
    if (message === 'run') {
      await run();
      process.send?.('done');
      return;
    }
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpuMilliseconds: (user + system) / 1000,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    };
    process.send?.(usage);
  });
  process.send?.({ url });
}
