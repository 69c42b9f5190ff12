import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import packageJson from '../package.json' with { type: 'json' };

/** The resources that a process has used so far. */
export type Usage = { readonly cpuMilliseconds: number; readonly peakMegabytes: number };

/** A separate process, so that its CPU time and memory can be measured. */
export type Contender = {
  /** The URL that it serves. Empty if it is not a server. */
  readonly url: string;
  /** Runs its work once. */
  run(): Promise<void>;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

/** The memory limits of `npm start`. Without them, V8 lets the heap grow to four times the size that it needs. */
const MEMORY_FLAGS = packageJson.scripts.start.split(' ').filter((word) => word.endsWith('-size', word.indexOf('=')));

/** Starts a script of this folder in production mode, with the memory limits of `npm start`. */
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

/** Runs in the process of the contender: answers the benchmark until it disconnects. */
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
