import { once } from 'node:events';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createBarProgress, createLineProgress } from '../../src/report/progress.ts';
import { REPORT } from '../../src/report/report-schema.ts';
import { createSummary } from '../../src/report/summary.ts';
import { startKms } from '../embedded-kms/_kms.ts';
import { makeFolder } from '../embedded-kms/_process.ts';
import { runReport, startReport, toAwsEnv } from './_report.ts';

/** A program takes seconds to start, and far more on a busy machine. */
const TIMEOUT = 100_000;

describe('the file of a report', { timeout: TIMEOUT }, () => {
  it('replaces an old report, also behind a link', async () => {
    const folder = makeFolder();
    const [file, link] = [join(folder, 'report.json'), join(folder, 'link.json')];
    writeFileSync(file, 'old');
    symlinkSync(file, link);
    const { code, stdout } = await runReport(['--output', link, '--code', 'PUBLIC']);
    expect([code, stdout]).toEqual([0, '']);
    expect(REPORT.parse(JSON.parse(readFileSync(file, 'utf8'))).findings).toHaveLength(1);
    expect(readdirSync(folder).toSorted()).toEqual(['link.json', 'report.json']);
  });

  it.each([
    ['a folder that does not exist', (folder: string) => join(folder, 'none', 'x.json'), 'the folder does not exist'],
    ['a folder', (folder: string) => folder, 'expected a file, not a folder or a device'],
    ['a socket', listenIn, 'expected a file, not a folder or a device'],
  ])('is refused before anything is read if it is %s', async (_case, toPath, reason) => {
    const kms = await startKms();
    const { code, stdout, stderr } = await runReport(['--output', await toPath(makeFolder())], {
      env: toAwsEnv(kms.url),
    });
    expect([code, stdout, kms.callCount()]).toEqual([1, '', 0]);
    expect(stderr).toMatch(/^--output is ".+": .+\n$/);
    expect(stderr).toContain(reason);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stays as it was if %s ends the program', async (signal, code) => {
    const kms = await startKms();
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }]);
    const folder = makeFolder();
    const output = join(folder, 'report.json');
    writeFileSync(output, 'old');
    const { child, ended } = startReport(['--output', output], { env: toAwsEnv(kms.url) });
    await vi.waitFor(() => expect(kms.callCount('GetKeyPolicy')).toBeGreaterThan(0), TIMEOUT);
    expect(readdirSync(folder)).toHaveLength(2);
    child.kill(signal);
    expect(await ended).toMatchObject({ code });
    expect([readdirSync(folder), readFileSync(output, 'utf8')]).toEqual([['report.json'], 'old']);
  });
});

it('without a folder for temporary files ends with one line and exit code 1', { timeout: TIMEOUT }, async () => {
  const { code, stdout, stderr } = await runReport(['--code', 'PUBLIC'], {
    env: { TMPDIR: join(makeFolder(), 'none') },
  });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(
    /\nThe folder for temporary files \(TMPDIR\) cannot be used: the folder does not exist \(ENOENT\)\n$/,
  );
});

describe('stdout', { timeout: TIMEOUT }, () => {
  it('whose reader has ended is one line on stderr and exit code 1', async () => {
    const { child, ended } = startReport(['--code', 'PUBLIC']);
    child.stdout.destroy();
    await once(child.stdout, 'close');
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /\nThe report could not be written to stdout: the program that reads it has ended \(EPIPE\)\n$/,
    );
  });
});

describe('progress', () => {
  const summaryOf = (keys: number) => ({ ...createSummary(), keys });

  it('is a line for each tenth of the Regions and for each 5,000 keys, if stderr is not a terminal', () => {
    const lines: string[] = [];
    const progress = createLineProgress((line) => lines.push(line));
    progress.start(40);
    for (let place = 1; place <= 40; place++) progress.step(place, summaryOf(place));
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe('40 of 40 Regions: 40 keys, 0 findings\n');
    const long: string[] = [];
    const ofOneRegion = createLineProgress((line) => long.push(line));
    ofOneRegion.start(1);
    for (let keys = 1_000; keys <= 20_000; keys += 1_000) ofOneRegion.step(0, summaryOf(keys));
    expect(long).toHaveLength(4);
  });

  it('is a bar on a terminal', () => {
    const bar = { start: vi.fn(), update: vi.fn(), stop: vi.fn() };
    const progress = createBarProgress(bar);
    progress.start(2);
    progress.step(1, summaryOf(3));
    progress.stop();
    expect(bar.start).toHaveBeenCalledWith(2, 0, { keys: 0, findings: 0 });
    expect(bar.update).toHaveBeenCalledWith(1, { keys: 3, findings: 0 });
    expect(bar.stop).toHaveBeenCalledTimes(1);
  });
});

/** A socket stands for a device: a test that fails must not replace /dev/null. */
async function listenIn(folder: string): Promise<string> {
  const path = join(folder, 'socket');
  const server = createServer().listen(path);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return path;
}
