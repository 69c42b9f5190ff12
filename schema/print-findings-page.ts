import { readFileSync, writeFileSync } from 'node:fs';
import { toFindingsPage } from './findings-page.ts';

// Writes docs/findings.md; with --check, only tells whether what is committed is what the catalogue says.
const file = 'docs/findings.md';
const text = toFindingsPage();

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write(`${file} is not what the code says: run "npm run codegen" and commit what it writes.\n`);
  process.exitCode = 1;
}
