import { readFileSync, writeFileSync } from 'node:fs';
import { CLIENT_CASES } from '../test/embedded-kms/cases/all.ts';
import { insertAnswers } from './answers-table.ts';

// Writes the table of answers into docs/embedded-kms.md; with --check, only tells whether what is committed is what the
// cases say.
const file = 'docs/embedded-kms.md';
const present = readFileSync(file, 'utf8');
const text = insertAnswers(present, CLIENT_CASES);

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (present !== text) {
  process.stderr.write(`${file} is not what the cases say: run "npm run codegen" and commit what it writes.\n`);
  process.exitCode = 1;
}
