import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../src/config/environment.ts';

const PROGRAMS = [
  ['npm start', 'src/programs/gateway.ts'],
  ['npm run kms', 'src/programs/embedded-kms.ts'],
  ['npm run kms:export', 'src/programs/export.ts'],
  ['npm run report --silent', 'src/programs/report.ts'],
  ['npm run check-policy --silent', 'src/programs/check-policy.ts'],
  ['npm run example:supergraph', 'examples/supergraph/main.ts'],
  ['npm run bench', 'bench/run.ts'],
  ['npm run soak', 'bench/soak/main.ts'],
] as const;

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

function run(program: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr: stderr.replace(/^\(node:.*\n(?:\(Use .*\n)?/gm, '') };
}

describe.each(PROGRAMS)('%s', (command, program) => {
  it('prints its usage and its documentation for --help', () => {
    const { status, stdout, stderr } = run(program, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^KMS Policy Gateway ${version}\n.*\nUsage\n  ${command}`, 's'));
    expect(stdout).toMatch(/\nDocumentation: .*\.md\n$/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it('refuses an unknown option in one line', () => {
    const { status, stdout, stderr } = run(program, '--nonsense\u001b[31m');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`Unknown option '--nonsense\\u{1b}[31m'. See ${command} -- --help\n`);
  });
});

it('no text of a program names an npm script, which the package does not have', () => {
  const texts = globSync('src/programs/*.ts').map((file) => readFileSync(file, 'utf8'));
  expect(texts).toHaveLength(5);
  expect(texts.flatMap((text) => text.match(/.*npm (?:run|start).*/g) ?? [])).toEqual([]);
});

it('bin.cjs starts the program that it is given, of a checkout without npm', () => {
  const { status, stdout } = run('src/programs/bin.cjs', 'check-policy', '--version');
  expect([status, stdout]).toEqual([0, `KMS Policy Gateway ${version}\n`]);
});

describe('npm start', () => {
  it('has every variable in its help', () => {
    const named = [...run('src/programs/gateway.ts', '-h').stdout.matchAll(/^ {2}([A-Z_]+) {2}/gm)].map(
      ([, name]) => name,
    );
    expect(named.toSorted()).toEqual(VARIABLES.filter((name) => name === name.toUpperCase()).toSorted());
  });

  it('prints its version for --version', () => {
    expect(run('src/programs/gateway.ts', '--version').stdout).toBe(`KMS Policy Gateway ${version}\n`);
  });

  it('takes no arguments that are not options', () => {
    const { status, stderr } = run('src/programs/gateway.ts', 'PORT=5000');
    expect([status, stderr]).toEqual([1, "Unexpected argument 'PORT=5000'. See npm start -- --help\n"]);
  });
});

describe('npm run bench', () => {
  it('runs no benchmark if a name is unknown, and suggests the name that is nearly the same', () => {
    const { status, stdout, stderr } = run('bench/run.ts', 'requests', 'policy');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe("Unknown benchmark 'policy'. Did you mean policies? See npm run bench -- --help\n");
  });

  it('lists the names of all benchmarks if no name is nearly the same', () => {
    const { stdout: help } = run('bench/run.ts', '--help');
    const names = [...help.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(([, name]) => name);
    const { stderr } = run('bench/run.ts', 'xyzzy\u001b[31m');
    expect(stderr).toBe(
      `Unknown benchmark 'xyzzy\\u{1b}[31m'. There are ${names.join(', ')}. See npm run bench -- --help\n`,
    );
  });
});
