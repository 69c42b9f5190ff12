import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkKeyId, bulkSeed } from '../test/embedded-kms/_bulk-seed.ts';
import { type Contender, startContender } from './contender.ts';
import { createKmsClient, type KmsClient } from './kms-client.ts';
import { median } from './measure.ts';

const IN_FLIGHT = 50;
const REQUESTS = 10_000;
const ROUNDS = 7;
const KEYS = 100_000;
const PAGE_SAMPLES = 101;

/**
 * The embedded KMS alone: its throughput compared with a bare node:http server, then start, pages and memory with
 * 100,000 keys.
 */
export async function benchEmbeddedKms(): Promise<void> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  await benchThroughput(print);
  await benchManyKeys(print);
}

async function benchThroughput(print: (line: string) => void): Promise<void> {
  const kms = await startContender('embedded-kms.ts', 1000);
  const probe = createKmsClient(kms.url, 1);
  const size = (await probe.call('GetKeyPolicy', { KeyId: bulkKeyId(0) })).length;
  probe.close();
  const echo = await startContender('echo.ts', size);
  const rates = { kms: [] as Round[], echo: [] as Round[] };
  await runRound(kms);
  await runRound(echo);
  // Interleaved, so that other load on the machine affects both.
  for (let round = 0; round < ROUNDS; round++) {
    rates.kms.push(await runRound(kms));
    rates.echo.push(await runRound(echo));
  }
  await Promise.all([kms.stop(), echo.stop()]);
  const [own, bare] = [toMedians(rates.kms), toMedians(rates.echo)];
  print(`GetKeyPolicy, ${size} bytes, ${IN_FLIGHT} in flight, median of ${ROUNDS} rounds of ${REQUESTS}:`);
  print(`  embedded KMS   ${toRate(own)}`);
  print(`  bare node:http ${toRate(bare)}`);
  print(`  ratio ${(own.perSecond / bare.perSecond).toFixed(2)} of its requests/s (at least 0.5 is the target)`);
  // If the client is the bottleneck, the rates are those of the client. The CPU time per request is still right.
  print(`  ratio ${(bare.cpuMicroseconds / own.cpuMicroseconds).toFixed(2)} by the CPU of one request`);
}

type Round = { readonly perSecond: number; readonly cpuMicroseconds: number };

async function runRound(contender: Contender): Promise<Round> {
  const client = createKmsClient(contender.url, IN_FLIGHT);
  const before = await contender.usage();
  const start = performance.now();
  let sent = 0;
  const worker = async () => {
    while (sent < REQUESTS) await client.call('GetKeyPolicy', { KeyId: bulkKeyId(sent++ % 1000) });
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const seconds = (performance.now() - start) / 1000;
  const { cpuMilliseconds } = await contender.usage();
  client.close();
  const cpuMicroseconds = ((cpuMilliseconds - before.cpuMilliseconds) * 1000) / REQUESTS;
  return { perSecond: REQUESTS / seconds, cpuMicroseconds };
}

function toMedians(rounds: readonly Round[]): Round {
  return {
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    cpuMicroseconds: median(rounds.map(({ cpuMicroseconds }) => cpuMicroseconds)),
  };
}

function toRate({ perSecond, cpuMicroseconds }: Round): string {
  return `${perSecond.toFixed(0).padStart(6)} requests/s, ${cpuMicroseconds.toFixed(0).padStart(4)} us of CPU each`;
}

async function benchManyKeys(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-kms-'));
  const seedFile = join(folder, 'keys.json');
  writeFileSync(seedFile, JSON.stringify(bulkSeed(KEYS)));
  const start = performance.now();
  const kms = await startContender('embedded-kms-from-file.ts', seedFile);
  const started = performance.now() - start;
  const client = createKmsClient(kms.url, 1);
  const pages = await timePages(client);
  const { peakMegabytes } = await kms.usage();
  client.close();
  await kms.stop();
  rmSync(folder, { recursive: true });
  print(`${KEYS} keys in one Region, from a seed file:`);
  print(`  start ${(started / 1000).toFixed(2)} s, process start included (under 3 s is the target)`);
  print(
    `  ListKeys of 1,000: page 1 in ${pages.first.toFixed(2)} ms, page 100 in ${pages.last.toFixed(2)} ms, ` +
      `ratio ${(pages.last / pages.first).toFixed(2)} (at most 1.5 is the target)`,
  );
  print(`  peak memory ${peakMegabytes.toFixed(0)} MB (under 500 MB is the target)`);
}

/** Milliseconds, median of interleaved samples. */
async function timePages(client: KmsClient): Promise<{ readonly first: number; readonly last: number }> {
  let marker: string | undefined;
  for (let page = 1; page < KEYS / 1000; page++) {
    marker = JSON.parse(await client.call('ListKeys', { Limit: 1000, Marker: marker })).NextMarker;
  }
  const samples = { first: [] as number[], last: [] as number[] };
  for (let sample = 0; sample < PAGE_SAMPLES; sample++) {
    samples.first.push(await time(() => client.call('ListKeys', { Limit: 1000 })));
    samples.last.push(await time(() => client.call('ListKeys', { Limit: 1000, Marker: marker })));
  }
  return { first: median(samples.first), last: median(samples.last) };
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
