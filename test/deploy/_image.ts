import {
  type ChildProcessWithoutNullStreams,
  execFileSync,
  type SpawnOptionsWithoutStdio,
  spawn,
} from 'node:child_process';
import { cpSync, linkSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lastOf, readDockerfile, type Stage, type Step } from './_dockerfile.ts';

const IS_ROOT = process.getuid?.() === 0;

/** `npm ci` of all dependencies has just run for the project: its result is used again, which saves 25 s. */
const INSTALL_ALL = 'npm ci --ignore-scripts --no-audit --no-fund';

/** The result of a Dockerfile: the files of its last stage, and what runs in it. */
export type Image = {
  readonly stage: Stage;
  /** The working folder of the image. */
  readonly folder: string;
  /** Runs a command as the image says: as its user and with its variables, but without permission to write files. */
  run(command: readonly string[], env?: Record<string, string>): ChildProcessWithoutNullStreams;
};

/**
 * Does what a Dockerfile says, without a container engine: each stage is a folder, and this machine stands for the base
 * image. It knows the few instructions that the Dockerfile has.
 * `root` is an empty folder, which all users can read.
 */
export function buildImage(dockerfile: string, root: string): Image {
  const bin = placeNode(root);
  const allowed = readContext(`${dockerfile}.dockerignore`);
  const env = { PATH: `${bin}:${process.env.PATH}`, HOME: process.env.HOME, npm_config_prefer_offline: 'true' };
  // All stages have the same path, one after the other, as in a container: Node finds compiled code by the path.
  const base = join(root, 'stage');
  const stages = readDockerfile(dockerfile);
  for (const stage of stages) {
    for (const step of stage.steps) runStep(step, { stage, root, base, env, allowed });
    if (stage.name !== null) renameSync(base, join(root, stage.name));
  }
  const stage = stages.at(-1) as Stage;
  const folder = join(base, workingFolderOf(stage));
  execFileSync('chmod', ['-R', 'a-w', folder]);
  return {
    stage,
    folder,
    run: (command, more = {}) =>
      spawnReadOnly(command, userOf(stage.steps), {
        cwd: folder,
        env: { PATH: `${bin}:/usr/bin:/bin`, ...variablesOf(stage), ...more },
      }),
  };
}

/** The Node of this process stands for that of the base image. A link: other users may not reach its own folder. */
function placeNode(root: string): string {
  const bin = join(root, 'bin');
  mkdirSync(bin);
  try {
    linkSync(process.execPath, join(bin, 'node'));
  } catch {
    cpSync(process.execPath, join(bin, 'node')); // the link would lead to another file system
  }
  return bin;
}

/** What the build may copy from the project. Expects a file that ignores everything but the names that it lists. */
function readContext(path: string): readonly string[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  const [all, ...names] = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (all !== '*' || !names.every((line) => /^![\w.-]+$/.test(line))) throw new Error(`${path}: expected * and !names`);
  return names.map((line) => line.slice(1));
}

type Place = {
  readonly stage: Stage;
  readonly root: string;
  readonly base: string;
  readonly env: NodeJS.ProcessEnv;
  readonly allowed: readonly string[];
};

function runStep(step: Step, place: Place): void {
  const cwd = join(place.base, workingFolderOf(place.stage));
  if (step.keyword === 'WORKDIR') mkdirSync(cwd, { recursive: true });
  if (step.keyword === 'COPY') copy(step, cwd, place);
  if (step.keyword === 'RUN') runCommand(step, cwd, place);
}

function copy({ args, flags }: Step, cwd: string, { allowed, root }: Place): void {
  const target = join(cwd, args.at(-1) ?? '');
  const from = flags.get('from');
  mkdirSync(target, { recursive: true });
  for (const name of args.slice(0, -1)) {
    if (from === undefined && !allowed.includes(name.split('/', 1)[0] ?? ''))
      throw new Error(`COPY ${name}: ignored by Dockerfile.dockerignore`);
    const source = from === undefined ? resolve(name) : join(root, from, name);
    const isFolder = statSync(source).isDirectory();
    // Links take no time. Files of the project are copied, because the image changes their permissions.
    const how = from === undefined ? '-rP' : '-rPl';
    execFileSync('cp', isFolder ? [how, '-T', source, target] : [how, source, target]);
    const owner = flags.get('chown');
    if (IS_ROOT && owner !== undefined) execFileSync('chown', ['-R', owner, target]);
  }
}

function runCommand({ args: [command = ''], ...step }: Step, cwd: string, { stage, env }: Place): void {
  if (command === INSTALL_ALL) {
    symlinkSync(resolve('node_modules'), join(cwd, 'node_modules'));
    return;
  }
  const before = stage.steps.slice(
    0,
    stage.steps.findIndex(({ flags }) => flags === step.flags),
  );
  execFileSync('sh', ['-c', command], { cwd, env, ...toOwner(userOf(before)), stdio: ['ignore', 'ignore', 'inherit'] });
}

function workingFolderOf({ steps }: Stage): string {
  return lastOf(steps, 'WORKDIR')[0] ?? '/';
}

function variablesOf({ steps }: Stage): Record<string, string> {
  return Object.fromEntries(lastOf(steps, 'ENV').map((text) => text.split('=')));
}

/** Such as `10001:10001`. Undefined: root. */
function userOf(steps: readonly Step[]): string | undefined {
  return lastOf(steps, 'USER')[0];
}

/** Only root can run commands as another user. Other users run everything as themselves. */
function toOwner(user: string | undefined): { uid?: number; gid?: number } {
  const [uid, gid] = user?.split(':').map(Number) ?? [];
  return IS_ROOT && uid !== undefined && gid !== undefined ? { uid, gid } : {};
}

/** As root, all files of the machine are read-only, too, as with `docker run --read-only`. */
function spawnReadOnly(
  command: readonly string[],
  user: string | undefined,
  options: SpawnOptionsWithoutStdio,
): ChildProcessWithoutNullStreams {
  const [program = '', ...args] = command;
  if (!IS_ROOT) return spawn(program, args, options);
  const [uid = '', gid = ''] = user?.split(':') ?? [];
  const owner = ['setpriv', '--reuid', uid, '--regid', gid, '--clear-groups'];
  const script = 'mount -o remount,bind,ro / && exec "$@"';
  return spawn('unshare', ['--mount', 'sh', '-c', script, 'sh', ...owner, ...command], options);
}
