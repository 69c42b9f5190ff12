import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startReady } from '../_process.ts';
import { AUTHORIZATION, writeAccess } from './_access-file.ts';

const HEADERS = { 'content-type': 'application/json', connection: 'close', ...AUTHORIZATION };
const QUERY = { method: 'POST', headers: HEADERS, body: '{"query":"{ __typename }"}' };

it('SIGHUP and a change of the file load the configuration again, and SIGHUP ends nothing while it drains', async () => {
  const path = writeAccess();
  const { child, output, url, exit } = await startReady({ GATEWAY_CONFIG: path, SHUTDOWN_GRACE_MS: '1000' });
  const status = async () => (await fetch(url, QUERY)).status;
  const reloads = () => output.err.split('"msg":"reloaded the configuration"').length - 1;
  expect(await status()).toBe(200);
  child.kill('SIGHUP');
  await vi.waitFor(() => expect(reloads()).toBe(1), { timeout: 10_000 });
  const sha256 = createHash('sha256').update('another').digest('hex');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/[0-9a-f]{64}/, sha256));
  await vi.waitFor(async () => expect(await status()).toBe(401), { timeout: 10_000 });
  expect(output.err).toContain('"apiKeys":{"changed":1},"msg":"reloaded the configuration"');
  child.kill('SIGTERM');
  child.kill('SIGHUP');
  await vi.waitFor(() => expect(reloads()).toBe(3), { timeout: 10_000 });
  expect(await exit).toBe(0);
});

/**
 * Runs a program in a terminal, and closes the terminal when the program has printed the banner of the gateway. Prints
 * its exit code.
 */
const TERMINAL = `
import os, pty, signal, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
text = b''
while b'Ctrl-C' not in text:
    text += os.read(terminal, 4096)
os.close(terminal)
until = time.monotonic() + 30
ended = 0
while ended == 0 and time.monotonic() < until:
    time.sleep(0.05)
    ended, status = os.waitpid(pid, os.WNOHANG)
if ended == 0:
    os.kill(pid, signal.SIGKILL)
print(os.waitstatus_to_exitcode(status) if ended else 'still there')
`;

it('a terminal that closes ends the gateway, although it reloads on SIGHUP', async () => {
  const program = [process.execPath, '--require', './src/programs/preload.cjs', 'src/programs/gateway.ts'];
  const { PATH = '' } = process.env;
  const env = { PATH, PORT: '0', EMBEDDED_KMS_PORT: '0', GATEWAY_CONFIG: writeAccess() };
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn('python3', ['-c', TERMINAL, ...program], { env, stdio: [...stdio] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [output] = await Promise.all([text(child.stdout ?? []), once(child, 'exit')]);
  expect(output).toBe('0\n');
});
