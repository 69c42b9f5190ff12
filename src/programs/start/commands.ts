import { extname } from 'node:path';

/** How the programs are started in a checkout. `--silent` leaves out npm's heading, above a report on stdout. */
const SCRIPTS = {
  gateway: 'npm start',
  'embedded-kms': 'npm run kms',
  report: 'npm run report --silent',
  'check-policy': 'npm run check-policy --silent',
  export: 'npm run kms:export',
} as const;

const OTHER_PROGRAMS = {
  'embedded-kms': 'the embedded KMS alone, for tests',
  report: 'the findings of all keys, as a file',
  'check-policy': 'whether KMS would accept a policy, for CI',
  export: 'a seed file with the keys of AWS',
} as const;

type Program = keyof typeof SCRIPTS;

/** The command that starts a program with these arguments, as its user types it. */
export function toCommand(program: Program, args = ''): string {
  if (!IS_PACKAGE) return args === '' ? SCRIPTS[program] : `${SCRIPTS[program]} -- ${args}`;
  return ['npx kms-policy-gateway', program === 'gateway' ? '' : program, args].filter((word) => word !== '').join(' ');
}

/** One line for each program but the gateway. */
export function toOtherPrograms(): string {
  return Object.entries(OTHER_PROGRAMS)
    .map(([program, purpose]) => `  ${toCommand(program as Program, '--help').padEnd(COMMAND_WIDTH)}${purpose}`)
    .join('\n');
}

/** Columns. */
const COMMAND_WIDTH = 45;

/** Only the package has this file as JavaScript. */
const IS_PACKAGE = extname(import.meta.url) === '.js';
