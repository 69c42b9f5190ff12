import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAMS = new URL('../../src/programs/', import.meta.url);

/** A folder that ends with the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-kms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** One of the entry files as a process of its own, with nothing of this one's environment but the path. */
export function startProcess(script: string, env: Record<string, string>, args: readonly string[] = []) {
  return startCommand([process.execPath, toFile(script), ...args], env);
}

/** The path of an entry file. */
export function toFile(script: string): string {
  return fileURLToPath(new URL(script, PROGRAMS));
}

/** A program with nothing of this one's environment but the path. */
export function startCommand([program = '', ...args]: readonly string[], env: Record<string, string>, cwd?: string) {
  const child = spawn(program, args, {
    cwd,
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

type KmsProcess = { readonly url: string; readonly child: ChildProcess; readonly ended: Promise<Run> };

/** `npm run kms`, and the endpoint that it prints. */
export function startKmsProcess(env: Record<string, string>): Promise<KmsProcess> {
  return untilItListens(startProcess('embedded-kms.ts', env));
}

/**
 * The same on a disk that has no room for files of more than so many blocks of 512 bytes: writing more fails (EFBIG).
 */
export function startKmsOnFullDisk(blocks: number, env: Record<string, string>): Promise<KmsProcess> {
  const limited = ['sh', '-c', `ulimit -f ${blocks} && exec "$0" "$@"`, process.execPath, toFile('embedded-kms.ts')];
  return untilItListens(startCommand(limited, env));
}

async function untilItListens({ child, output, ended }: ReturnType<typeof startCommand>): Promise<KmsProcess> {
  const failed = ended.then(({ stderr }) => Promise.reject(new Error(`ended before it listened: ${stderr}`)));
  failed.catch(() => {});
  for (;;) {
    const url = /http:\/\/\S+/.exec(output.stdout)?.[0];
    if (url !== undefined) return { url, child, ended };
    await Promise.race([once(child.stdout ?? child, 'data'), failed]);
  }
}
