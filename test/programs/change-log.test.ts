import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startWriter } from './_writer.ts';

function toFile(): { readonly path: string; readonly fd: number } {
  const folder = mkdtempSync(join(tmpdir(), 'changes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'log');
  return { path, fd: openSync(path, 'a') };
}

const BEGINS = /"msg":"PutKeyPolicy begins"\}\n/;

describe('a process that is killed while it puts a policy', () => {
  it('has logged to a file that it began', async () => {
    const { path, fd } = toFile();
    const { kms, child, exit, read, put } = await startWriter({ stdio: ['ignore', 'pipe', fd] });
    const { canonicalDigest } = await read();
    kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'hang', performs: true } }]);
    const answer = put(canonicalDigest).catch(() => 'no answer');
    await vi.waitFor(() => expect(kms.callCount('PutKeyPolicy')).toBe(1), { interval: 1, timeout: 10_000 });
    child.kill('SIGKILL');
    await exit;
    expect(await answer).toBe('no answer');
    expect(readFileSync(path, 'utf8')).toMatch(BEGINS);
    expect(readFileSync(path, 'utf8')).not.toContain('PutKeyPolicy ended');
  });

  it('has logged to a pipe that it began', async () => {
    const { kms, child, exit, read, put, output } = await startWriter();
    const { canonicalDigest } = await read();
    kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'hang' } }]);
    const answer = put(canonicalDigest).catch(() => 'no answer');
    await vi.waitFor(() => expect(kms.callCount('PutKeyPolicy')).toBe(1), { interval: 1, timeout: 10_000 });
    child.kill('SIGKILL');
    await exit;
    await answer;
    await vi.waitFor(() => expect(output.err).toMatch(BEGINS));
  });
});

it('a gateway whose log cannot be written puts no policy', async () => {
  const { kms, read, put } = await startWriter({ stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')] });
  const { text, canonicalDigest } = await read();
  const { data, errors } = await put(canonicalDigest);
  expect([data, errors]).toMatchObject([{ putKeyPolicy: null }, [{ extensions: { code: 'AUDIT_UNAVAILABLE' } }]]);
  expect(kms.callCount('PutKeyPolicy')).toBe(0);
  expect((await read()).text).toBe(text);
});

it('a gateway whose log nobody reads puts no policy', async () => {
  const { kms, child, read, put } = await startWriter();
  const { canonicalDigest } = await read();
  child.stderr?.destroy(); // the pipe is closed: its writer gets EPIPE
  const { errors } = await put(canonicalDigest);
  expect(errors).toMatchObject([{ extensions: { code: 'AUDIT_UNAVAILABLE' } }]);
  expect(kms.callCount('PutKeyPolicy')).toBe(0);
});

it('a gateway whose log is read too slowly puts no policy before its line is read', async () => {
  const env = { REQUEST_DEADLINE_MS: '2000', LOG_LEVEL: 'debug' }; // logs health checks
  const { url, kms, child, read, put, output } = await startWriter({}, env);
  const { canonicalDigest } = await read();
  child.stderr?.pause();
  const isLive = async () => await (await fetch(new URL('/livez', url))).text();
  // More lines than the pipe and the reader's buffer hold.
  for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 50 }, isLive));
  const { errors } = await put(canonicalDigest);
  expect(errors).toMatchObject([{ extensions: { code: 'AUDIT_UNAVAILABLE' } }]);
  expect(kms.callCount('PutKeyPolicy')).toBe(0);
  child.stderr?.resume();
  await vi.waitFor(() => expect(output.err).toMatch(BEGINS));
  // A line that begins without one that ended would mean that the process was killed.
  await vi.waitFor(() => expect(output.err).toMatch(/"code":"AUDIT_UNAVAILABLE".*"msg":"PutKeyPolicy ended"\}\n/));
  expect((await put(canonicalDigest)).data.putKeyPolicy.settled).toBe(true);
});

it('SIGTERM waits for the change of a client that has disconnected', async () => {
  const { path, fd } = toFile();
  const { kms, child, exit, read, put } = await startWriter({ stdio: ['ignore', 'pipe', fd] });
  const { canonicalDigest } = await read();
  kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'delay', milliseconds: 1_500 } }]);
  const client = new AbortController();
  const answer = put(canonicalDigest, client.signal).catch(() => 'no answer');
  await vi.waitFor(() => expect(kms.callCount('PutKeyPolicy')).toBe(1), { interval: 1, timeout: 10_000 });
  client.abort();
  await answer;
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(readFileSync(path, 'utf8')).toContain('"outcome":"SETTLED"');
});

/** Starts a change that takes some milliseconds, and resolves when PutKeyPolicy was called. */
async function startChange(milliseconds: number, env: Record<string, string> = {}) {
  const started = await startWriter({}, env);
  const { canonicalDigest } = await started.read();
  started.kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'delay', milliseconds } }]);
  const answer = started.put(canonicalDigest);
  await vi.waitFor(() => expect(started.kms.callCount('PutKeyPolicy')).toBe(1), { interval: 1, timeout: 10_000 });
  return { ...started, answer };
}

it.each(['SIGTERM', 'SIGINT'] as const)('a second %s waits for a change, too', async (signal) => {
  const { child, exit, answer, output } = await startChange(1_500);
  child.kill(signal);
  await new Promise((resolve) => setTimeout(resolve, 700)); // a signal that comes at once is the same one
  child.kill(signal);
  expect(await answer.catch(() => 'no answer')).toMatchObject({ data: { putKeyPolicy: { settled: true } } });
  await exit;
  expect(output.err).toContain('"outcome":"SETTLED"');
});

it('SIGTERM waits for a change whose deadline is later than the end of the process would be', async () => {
  const env = { REQUEST_DEADLINE_MS: '20000', KMS_TRY_TIMEOUT_MS: '60000' };
  const { child, exit, answer, output } = await startChange(12_000, env);
  child.kill('SIGTERM');
  expect(await answer.catch(() => 'no answer')).toMatchObject({ data: { putKeyPolicy: { settled: true } } });
  await exit;
  expect(output.err).toContain('"outcome":"SETTLED"');
}, 60_000);
