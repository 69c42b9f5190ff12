import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startContender } from './contender.ts';
import { ESTATE } from './estate-places.ts';
import { measure, median, printTable } from './measure.ts';

const KEYS = 250;
const ROUNDS = 5;
const PYTHON = '/usr/bin/python3';

export type EstateBenchmark = {
  /** The name of the gateway's way in the table. */
  readonly way: string;
  /** The least ratio of the seconds of boto3 to those of the gateway. */
  readonly target: string;
  /** Environment variables of the gateway. */
  readonly env: readonly string[];
  /** Reads the whole estate from the gateway at `url`, and returns the number of policies. */
  readonly ask: (url: string) => Promise<number>;
};

/**
 * Reads the policies of 10 accounts x 4 Regions x 250 keys with the gateway, and with boto3 and 50 threads. Needs
 * Debian's python3-boto3.
 */
export async function compareWithBoto3({ way, target, env, ask }: EstateBenchmark): Promise<void> {
  if (!existsSync('/usr/lib/python3/dist-packages/boto3')) {
    process.stdout.write('The comparison with boto3 is skipped: it needs "apt-get install python3-boto3".\n\n');
    return;
  }
  const kms = await startContender('estate-kms.ts', KEYS);
  const gateway = await startContender('estate-gateway.ts', kms.url, ...env);
  const script = new URL('estate.py', import.meta.url).pathname;
  const boto3 = spawn(PYTHON, [script, kms.url, JSON.stringify(ESTATE)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(boto3.stdout)[Symbol.asyncIterator]();
  const total = ESTATE.length * KEYS;
  const check = (policies: number, who: string) => {
    if (policies !== total) throw new Error(`${who} read ${policies} of ${total} policies`);
  };

  const rounds: { boto3: number; gateway: number }[] = [];
  for (let round = 0; round < 1 + ROUNDS; round++) {
    boto3.stdin.write('\n');
    const { seconds, policies } = JSON.parse((await lines.next()).value ?? '{}') as {
      seconds: number;
      policies: number;
    };
    check(policies, 'boto3');
    const own = await measure(gateway, async () => check(await ask(gateway.url), 'the gateway'));
    rounds.push({ boto3: seconds, gateway: own.milliseconds / 1000 });
  }
  const counted = rounds.slice(1);
  const { peakMegabytes } = await gateway.usage();
  const times = (name: 'boto3' | 'gateway') => median(counted.map((round) => round[name]));
  printTable(`${total} policies of ${ESTATE.length} Regions of accounts, median of ${ROUNDS} rounds`, [
    ['', 'seconds', 'peak MB'],
    ['boto3, 50 threads', times('boto3').toFixed(2), ''],
    [`gateway, ${way}`, times('gateway').toFixed(2), Math.round(peakMegabytes).toString()],
    ['ratio boto3 / gateway', median(counted.map((round) => round.boto3 / round.gateway)).toFixed(2), ''],
    ['target', `ratio ${target}`, 'under 400'],
  ]);
  boto3.stdin.end();
  await Promise.all([once(boto3, 'exit'), gateway.stop(), kms.stop()]);
}
