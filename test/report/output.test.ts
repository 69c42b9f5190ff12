import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openFile } from '../../src/report/output.ts';
import { createBarProgress, createLineProgress } from '../../src/report/progress.ts';
import { REPORT } from '../../src/report/report-schema.ts';
import { createSummary } from '../../src/report/summary.ts';
import { setEnvironment } from '../_environment.ts';
import { startKms, type TestKms } from '../embedded-kms/_kms.ts';
import { makeFolder } from '../embedded-kms/_process.ts';
import { runReport, startReport, startReportInTerminal, toAwsEnv } from './_report.ts';

/** A program takes seconds to start, and far more on a busy machine. */
const TIMEOUT = 100_000;

describe('the file of a report', () => {
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
    ['below a file', toPathBelowFile, 'a part of the path is no folder'],
    ['a folder', (folder: string) => folder, 'expected a file, not a folder or a device'],
    ['a socket', listenIn, 'expected a file, not a folder or a device'],
  ])('is refused before anything is read if it is %s', async (_case, toPath, reason) => {
    const kms = await startKms();
    const { code, stdout, stderr } = await runReport(['--output', await toPath(makeFolder())], { kms });
    expect([code, stdout, kms.callCount()]).toEqual([1, '', 0]);
    expect(stderr).toMatch(/^--output is ".+": .+\n$/);
    expect(stderr).toContain(reason);
  });

  it('leaves nothing if the program is ended while it is written', async () => {
    const folder = makeFolder();
    const file = join(folder, 'report.json');
    writeFileSync(file, 'old');
    const output = openFile(file);
    expect(readdirSync(folder)).toEqual(['report.json']);
    const text = new PassThrough();
    const written = output.write(text);
    expect(readdirSync(folder)).toHaveLength(2);
    output.discard();
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['report.json'], 'old']);
    text.end('new');
    await expect(written).rejects.toThrow('--output is ');
  });

  it('stays as it was if SIGTERM ends the program', { timeout: TIMEOUT }, async () => {
    const { kms, folder, args } = await startHanging();
    const { child, ended } = startReport(args, { env: toAwsEnv(kms.url) });
    await untilItReads(kms);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143 });
    expect([readdirSync(folder), readFileSync(join(folder, 'report.json'), 'utf8')]).toEqual([['report.json'], 'old']);
  });

  // npm passes on the signal that the terminal sends to both.
  // Debian has `script` on every machine; other systems may not.
  it.runIf(existsSync('/usr/bin/script'))(
    'stays as it was if Ctrl-C sends two signals, and the terminal wraps lines',
    { timeout: TIMEOUT },
    async () => {
      const { kms, folder, args } = await startHanging();
      const { child, output, ended } = startReportInTerminal(args, toAwsEnv(kms.url));
      await untilItReads(kms);
      await vi.waitFor(() => expect(output.stdout).toContain(WRAP_OFF), TIMEOUT);
      child.stdin.write('\x03\x03');
      const { code, stdout } = await ended;
      expect(code).toBe(130);
      expect(stdout.lastIndexOf(WRAP_ON)).toBeGreaterThan(stdout.lastIndexOf(WRAP_OFF));
      expect([readdirSync(folder), readFileSync(join(folder, 'report.json'), 'utf8')]).toEqual([
        ['report.json'],
        'old',
      ]);
    },
  );
});

const WRAP_OFF = '\u001b[?7l';
const WRAP_ON = '\u001b[?7h';

/** A KMS that does not answer, and an old report. */
async function startHanging() {
  const kms = await startKms();
  kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
  const folder = makeFolder();
  const file = join(folder, 'report.json');
  writeFileSync(file, 'old');
  return { kms, folder, args: ['--output', file] };
}

async function untilItReads(kms: TestKms): Promise<void> {
  await vi.waitFor(() => expect(kms.callCount('ListKeys')).toBeGreaterThan(0), TIMEOUT);
}

it('without a folder for temporary files ends with one line and exit code 1', async () => {
  setEnvironment({ TMPDIR: join(makeFolder(), 'none') });
  const { code, stdout, stderr } = await runReport(['--code', 'PUBLIC']);
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
    expect(lines).toHaveLength(9);
    expect(lines[8]).toBe('36 of 40 Regions: 36 keys, 0 findings\n');
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
    progress.step(1, summaryOf(1));
    progress.stop();
    const texts = { regions: '2 Regions', findings: '0 findings' };
    expect(bar.start).toHaveBeenCalledWith(2, 0, { ...texts, keys: '0 keys' });
    expect(bar.update).toHaveBeenCalledWith(1, { ...texts, keys: '1 key' });
    expect(bar.stop).toHaveBeenCalledTimes(1);
  });
});

function toPathBelowFile(folder: string): string {
  writeFileSync(join(folder, 'file'), '');
  return join(folder, 'file', 'x.json');
}

/** A socket stands for a device: a test that fails must not replace /dev/null. */
async function listenIn(folder: string): Promise<string> {
  const path = join(folder, 'socket');
  const server = createServer().listen(path);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return path;
}
