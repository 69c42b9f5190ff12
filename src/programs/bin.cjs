#!/usr/bin/env node
// The command of the package. Also starts a program of a checkout without npm: node src/programs/bin.cjs report --help
require('./preload.cjs'); // ends a Node that is too old
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Bounds of V8's heap in MB, as in `npm start`. V8 reads them only at its start. */
const MEMORY_FLAGS = ['--max-old-space-size=1024', '--max-semi-space-size=16', '--min-semi-space-size=16'];

/** What each program needs of V8. Its name is the first argument; without one, the gateway starts. */
const PROGRAMS = { gateway: MEMORY_FLAGS, report: MEMORY_FLAGS, 'embedded-kms': [], 'check-policy': [], export: [] };

const [first = '', ...others] = process.argv.slice(2);
if (Object.hasOwn(PROGRAMS, first)) run(first, others);
else run('gateway', process.argv.slice(2));

function run(program, programArguments) {
  const file = ['.js', '.ts'].map((extension) => join(__dirname, `${program}${extension}`)).find(existsSync);
  const flags = [...PROGRAMS[program].filter(isNotGiven), '--disable-warning=ExperimentalWarning', ...process.execArgv];
  replaceProcess([...flags, '--require', join(__dirname, 'preload.cjs'), file, ...programArguments]);
}

/** Flags of the command line override those of NODE_OPTIONS, where an operator sets others. */
function isNotGiven(flag) {
  const given = (process.env.NODE_OPTIONS ?? '').replaceAll('_', '-');
  return !given.includes(flag.split('=')[0]);
}

/** The program keeps the process ID, so that signals reach it. Windows cannot replace a process. */
function replaceProcess(args) {
  const node = process.execPath;
  if (process.platform !== 'win32') process.execve(node, [node, ...args], process.env);
  const child = spawn(node, args, { stdio: 'inherit' });
  process.on('SIGINT', () => undefined); // Ctrl-C reaches both processes, and this one waits for the other
  child.once('exit', (code) => process.exit(code ?? 1));
}
