import { spawn } from 'node:child_process';
import { once } from 'node:events';
import packageJson from '../package.json' with { type: 'json' };
import { median, printTable } from './measure.ts';

const ROUNDS = 7;
/** The arguments of Node in `npm start`. */
const ARGUMENTS = packageJson.scripts.start.split(' ').slice(2);
const QUERY = '{ key(id: "alias/payments/cards") { policy { ... on KeyPolicy { text } } } }';

/** The seconds from the start of the process of `npm start` to its first answer, over its example keys. */
export async function benchStart(): Promise<void> {
  await startOnce(); // fills the caches of the disk and of compiled code
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) seconds.push(await startOnce());
  printTable(`From start to first answer, median of ${ROUNDS} starts`, [
    ['', 'seconds', ''],
    ['gateway with its embedded KMS', median(seconds).toFixed(2), 'target under 1.00'],
  ]);
}

async function startOnce(): Promise<number> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, PORT: '0', EMBEDDED_KMS_PORT: '0', LOG_LEVEL: 'silent' };
  const begin = performance.now();
  const child = spawn(process.execPath, ARGUMENTS, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(await findUrl(child.stdout), {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: QUERY }),
  });
  const answer = await response.text();
  const seconds = (performance.now() - begin) / 1000;
  if (!answer.includes('"text"')) throw new Error(answer);
  child.kill('SIGTERM');
  await exit;
  return seconds;
}

/** The URL in the banner. */
async function findUrl(output: AsyncIterable<Buffer>): Promise<string> {
  let banner = '';
  for await (const chunk of output) {
    banner += chunk;
    const [, url] = /GraphQL +(\S+)/.exec(banner) ?? [];
    if (url !== undefined && banner.includes('Stop')) return url;
  }
  throw new Error(`The gateway has ended: ${banner}`);
}
