import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { start, startReady } from '../_process.ts';

const LOST = 'log lines were lost: the disk was full, or no process read the pipe';
/** Logs health checks, which are answered even if the process is overloaded. */
const DEBUG = { LOG_LEVEL: 'debug' };

type Line = { readonly msg: string; readonly lines?: number };

function parseLines(text: string): readonly Line[] {
  return text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Counts the lines that were read, and the lines that were reported as lost. */
function countLines(lines: readonly Line[]): { readonly read: number; readonly lost: number } {
  const notes = lines.filter(({ msg }) => msg === LOST);
  return {
    read: lines.filter(({ msg }) => msg === 'request').length,
    lost: notes.reduce((sum, line) => sum + (line.lines ?? 0), 0),
  };
}

const isLive = async (url: string) => (await fetch(new URL('/livez', url))).status;

/** Sends 100 requests on each connection. Each writes one log line, also if it is refused. */
async function sendMany(url: string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 20 * 100) {
    const rest = Math.min(20 * 100, count - sent);
    const sizes = Array.from({ length: Math.ceil(rest / 100) }, (_, index) => Math.min(100, rest - index * 100));
    await Promise.all(sizes.map((size) => sendTogether(url, size)));
  }
}

async function sendTogether(url: string, count: number): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const one = `GET /livez HTTP/1.1\r\nhost: localhost\r\nx-request-id: ${'0'.repeat(64)}\r\n`;
  socket.end(`${`${one}\r\n`.repeat(count - 1)}${one}connection: close\r\n\r\n`);
  socket.resume();
  await once(socket, 'close');
}

/** Of those that systems do not give out by themselves: another test could get such a port in the meantime. */
async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 30_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

describe('the log', () => {
  it('of a full disk stops nothing: requests are answered, and SIGTERM ends the process', async () => {
    const { url, child, exit } = await startReady(DEBUG, { stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')] });
    for (let i = 0; i < 20; i++) expect(await isLive(url)).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('reports on a line of its own how many lines a full disk has lost, once there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'log');
    // A file size limit of 8 KB acts like a disk that fills up in the middle of a line.
    const env = { ...DEBUG, METRICS_PORT: '0' };
    const stdio = ['ignore', 'pipe', openSync(file, 'a')] as const;
    const { url, output } = await startReady(env, { stdio: [...stdio], before: 'ulimit -f 16' });
    await sendMany(url, 100);
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).not.toMatch(/\n$/));
    const [, whole = '', part = ''] = /^([\s\S]*\n)([^\n]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(part).toMatch(/^\{"level"/);
    truncateSync(file);
    expect(await isLive(url)).toBe(200);
    const after = await vi.waitFor(() => {
      const text = readFileSync(file, 'utf8');
      expect(text).toMatch(/\n\{.*\n\{.*\n$/);
      return text;
    });
    const { read, lost } = countLines([...parseLines(whole), ...parseLines(after)]);
    expect(read).toBeLessThan(50);
    expect(read + lost).toBe(101);
    const [, metricsUrl = ''] = /Metrics +(\S+)/.exec(output.out) ?? [];
    expect(await (await fetch(metricsUrl)).text()).toContain(`\nkms_gateway_lost_log_lines_total ${lost}\n`);
  });

  it('that nobody reads is buffered up to a limit, counts lost lines, and does not delay requests', async () => {
    const { url, child, output, exit } = await startReady(DEBUG);
    child.stderr?.pause();
    const COUNT = 13_000; // some 5.5 MB of lines
    await sendMany(url, COUNT);
    expect(await isLive(url)).toBe(200);
    child.stderr?.resume();
    await vi.waitFor(
      async () => {
        await isLive(url);
        expect(output.err).toContain(LOST);
      },
      { timeout: 10_000 },
    );
    child.kill('SIGTERM');
    await Promise.all([exit, once(child, 'close')]);
    const { read, lost } = countLines(parseLines(output.err));
    expect(lost).toBeGreaterThan(500);
    expect(read).toBeGreaterThan(1_000); // a slow reader may lose most lines
    expect(read + lost).toBeGreaterThan(COUNT);
  }, 60_000);

  it('that nobody reads does not delay SIGTERM', async () => {
    const { url, child, exit } = await startReady(DEBUG);
    child.stderr?.pause();
    await sendMany(url, 3_000);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('whose reader has ended does not affect the gateway', async () => {
    const { url, child, exit } = await startReady(DEBUG);
    child.stderr?.destroy();
    for (let i = 0; i < 20; i++) expect(await isLive(url)).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });
});

describe('the standard output', () => {
  it.each(['whose reader has ended', 'of a full disk'])('%s does not end the gateway', async (what) => {
    const port = await findFreePort();
    const stdout = what === 'of a full disk' ? openSync('/dev/full', 'w') : 'pipe';
    const env = { PORT: `${port}`, EMBEDDED_KMS_PORT: '0' };
    const { child, exit, output } = start(env, { stdio: ['ignore', stdout, 'pipe'] });
    child.stdout?.destroy();
    const url = `http://127.0.0.1:${port}`;
    await vi.waitFor(() => isLive(url), { timeout: 10_000 });
    expect(await isLive(url)).toBe(200);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(parseLines(output.err)).toMatchObject([{ msg: 'started' }]);
  });
});
