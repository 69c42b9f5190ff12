import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readArguments } from '../../src/programs/start/read-arguments.ts';
import { startContender } from '../contender.ts';
import { printTable } from '../measure.ts';
import type { Census } from './census.ts';
import { sendHostile } from './hostile.ts';
import { changeFaults, fillCaches, KEYS, sendLoad } from './load.ts';
import { type Slack, toTrend } from './trend.ts';

const HELP = `Sends a gateway mixed queries, faults, clients that disconnect and hostile requests, and measures what the
process holds after each window. Exit code 1: something grows.

Usage
  npm run soak -- [MINUTES] [leak]
  npm run soak -- --help | --version

Arguments
  MINUTES   how long to run (10)
  leak      let the gateway leak, to see that the test finds it

Documentation: CONTRIBUTING.md
`;

const { positionals } = readArguments({
  helpCommand: 'npm run soak -- --help',
  help: HELP,
  options: {},
  maxPositionals: 2,
});
const [minutes = '10', leak = ''] = positionals;
/** Milliseconds under load, and then at rest until the deadlines of all requests have passed. */
const WINDOW = 10_000;
const REST = 2_500;
/** The caches fill up in the first windows, which are not compared. */
const WARM_UP_WINDOWS = 4;

/** The gateway's log goes to a disk without room: each line is lost. */
const FULL_DISK = '/dev/full';

const SLACK: Readonly<Record<keyof Census, Slack>> = {
  heapKilobytes: { part: 0.03, fixed: 1024 },
  sockets: { part: 0.05, fixed: 10 },
  timers: { part: 0.05, fixed: 20 },
  signals: { part: 0.05, fixed: 50 },
  listeners: { part: 0, fixed: 0 },
};

const kms = await startContender('embedded-kms.ts', KEYS);
const gateway = fork(new URL('gateway.ts', import.meta.url), [kms.url, leak], {
  env: { ...process.env, NODE_ENV: 'production' },
  stdio: ['ignore', 'inherit', openSync(FULL_DISK, 'w'), 'ipc'],
});
const [{ url }] = (await once(gateway, 'message')) as [{ url: string }];
const ended = once(gateway, 'exit').then(() => Promise.reject(new Error('the gateway has ended')));
ended.catch(() => {});

await fillCaches(url);
const windows = Math.max(6, Math.round((Number(minutes) * 60_000) / (WINDOW + REST)));
const censuses: Census[] = [];
const rows = [['window', 'requests', 'disconnects', 'refused', 'sockets', 'timers', 'signals', 'heap KB', 'listeners']];
for (let window = 1 - WARM_UP_WINDOWS; window <= windows; window++) {
  const windowEnd = new AbortController();
  const background = Promise.all([changeFaults(kms.url, windowEnd.signal), sendHostile(url, windowEnd.signal)]);
  const { requests, disconnects, refused } = await Promise.race([sendLoad(url, WINDOW), ended]);
  windowEnd.abort();
  await background;
  await sleep(REST);
  gateway.send('census');
  const [census] = (await Promise.race([once(gateway, 'message'), ended])) as [Census];
  if (window > 0) censuses.push(census);
  const name = window > 0 ? window.toString() : 'warm-up';
  const row = [name, ...[requests, disconnects, refused, ...Object.values(census)].map(String)];
  rows.push(row);
  process.stdout.write(`${row.join(' ')}\n`);
}

const trends = Object.entries(SLACK).map(([name, slack]) => {
  const values = censuses.map((census) => census[name as keyof Census]);
  return { name, ...toTrend(values, slack) };
});
printTable(`\nAfter each window of ${WINDOW / 1000} s, at rest, after garbage collection`, rows);
printTable('From the first third of the windows to the last', [
  ['', 'growth', ''],
  ...trends.map(({ name, growth, grows }) => [name, growth.toString(), grows ? 'GROWS' : 'flat']),
]);
gateway.kill();
await kms.stop();
process.exitCode = trends.some(({ grows }) => grows) ? 1 : 0;
