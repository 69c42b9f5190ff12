import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';

/** Runs `npm run` in its own process group, which ends with the test. Resolves when the output contains `ready`. */
async function npmRun(script: string, ready: string) {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, PORT: '0', EMBEDDED_KMS_PORT: '0' };
  const child = spawn('npm', ['run', script], { env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => {
    if (child.pid !== undefined && isRunning(-child.pid)) process.kill(-child.pid, 'SIGKILL');
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await vi.waitFor(() => expect(output).toContain(ready), { timeout: 15_000 });
  return { npm: child, exit, url: /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? '' };
}

/** Whether a process runs. A negative `pid` means the process group. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it.each([
  ['start', 'SIGTERM', 'Ctrl-C\n'],
  ['start', 'SIGINT', 'Ctrl-C\n'],
  ['kms', 'SIGTERM', 'Ctrl-C\n'],
  ['dev', 'SIGINT', 'Ctrl-C\n'],
] as const)('npm run %s ends its program on %s, with exit code 0', async (script, signal, ready) => {
  const { npm, exit, url } = await npmRun(script, ready);
  expect((await fetch(url)).status).toBeLessThan(500);
  npm.kill(signal);
  expect(await exit).toBe(0);
  // The processes that `npm run dev` starts side by side end a moment after it.
  await vi.waitFor(() => expect(isRunning(-(npm.pid ?? 0))).toBe(false), { timeout: 5_000 });
  await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});

it('every script that runs a program replaces npm’s shell, which does not forward signals', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const programs = Object.entries(scripts).filter(([, command]) =>
    /node .*\b(src|examples|bench)\/\S+\.ts$/.test(command),
  );
  const long = programs.filter(([name]) => !/^(check|codegen|schema)/.test(name));
  expect(long.map(([name]) => name)).toEqual(expect.arrayContaining(['start', 'kms', 'dev:gateway', 'soak']));
  expect(long.filter(([, command]) => !command.startsWith('exec node '))).toEqual([]);
});

it('keeps compiled code in the folder of the project, where no other user of the machine can put code', () => {
  const print = 'console.log(require("node:module").getCompileCacheDir())';
  const { stdout } = spawnSync(process.execPath, ['--require', './src/programs/preload.cjs', '--eval', print], {
    encoding: 'utf8',
  });
  expect(stdout).toContain(join(process.cwd(), 'node_modules', '.cache'));
});
