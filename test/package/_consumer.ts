import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export type Consumer = {
  /** A folder in whose `node_modules` the package is installed. */
  readonly folder: string;
  readonly tarball: string;
  /** The folder of the installed package. */
  readonly installed: string;
  readonly manifest: Manifest;
  /** The paths of the files in the tarball. */
  readonly files: readonly string[];
  /** The command of the package. */
  readonly command: string;
  remove(): void;
};

/**
 * Packs the package as `npm publish` does, and installs it without a registry: its own dependencies are linked, and no
 * others. So an import of a package that is not among them fails, as it does with pnpm.
 */
export function createConsumer(): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const packed = JSON.parse(run('npm', ['pack', '--json', '--silent', '--pack-destination', folder])) as [Packed];
  const [{ filename, files }] = packed;
  const tarball = join(folder, filename);
  run('tar', ['-xzf', tarball, '-C', folder]);
  const installed = join(folder, 'node_modules/kms-policy-gateway');
  mkdirSync(dirname(installed));
  renameSync(join(folder, 'package'), installed);
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
  for (const name of [...Object.keys(manifest.dependencies), '@types/node']) link(name, folder);
  const command = linkCommand(folder, join(installed, manifest.bin['kms-policy-gateway']));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const remove = () => rmSync(folder, { recursive: true });
  return { folder, installed, manifest, tarball, files: files.map(({ path }) => path), command, remove };
}

type Packed = { readonly filename: string; readonly files: readonly { readonly path: string }[] };
type Manifest = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies?: unknown;
  readonly peerDependencies?: unknown;
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin: { readonly 'kms-policy-gateway': string };
};

function link(name: string, folder: string): void {
  const target = join(folder, 'node_modules', name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(resolve('node_modules', name), target);
}

/** Links the command as npm does. */
function linkCommand(folder: string, file: string): string {
  const command = join(folder, 'node_modules/.bin/kms-policy-gateway');
  mkdirSync(dirname(command));
  chmodSync(file, 0o755);
  symlinkSync(file, command);
  return command;
}

/** Without Vitest's variables: NODE_ENV would give the page React's development build. */
function run(program: string, args: readonly string[]): string {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: { PATH, HOME } });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
