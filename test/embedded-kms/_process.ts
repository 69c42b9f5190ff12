import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const SRC = new URL('../../src/', import.meta.url);

/** A folder that ends with the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-kms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** One of the entry files as a process of its own, with nothing of this one's environment but the path. */
export function startProcess(script: string, env: Record<string, string>, args: readonly string[] = []) {
  const file = fileURLToPath(new URL(script, SRC));
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, EMBEDDED_KMS_PORT: '0', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.stderr += text;
  });
  const ended = once(child, 'close').then(([code]): Run => ({ code, ...output }));
  return { child, output, ended };
}

/** `npm run kms`, and the endpoint that it prints. */
export async function startKmsProcess(env: Record<string, string>): Promise<{
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<Run>;
}> {
  const { child, output, ended } = startProcess('main-kms.ts', env);
  const failed = ended.then(({ stderr }) => Promise.reject(new Error(`ended before it listened: ${stderr}`)));
  failed.catch(() => {});
  for (;;) {
    const url = /http:\/\/\S+/.exec(output.stdout)?.[0];
    if (url !== undefined) return { url, child, ended };
    await Promise.race([once(child.stdout ?? child, 'data'), failed]);
  }
}
