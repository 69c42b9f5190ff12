import { existsSync, readFileSync } from 'node:fs';

/** Written by Vite when it builds the page: the packages whose code is in it, with the texts of their licences. */
const LICENCES = 'dist/page/licenses.md';

/**
 * The packages of the page, such as `react@19.3.1`. They are development dependencies, but the package that is
 * published contains their code.
 */
export function readPagePackages(): ReadonlySet<string> {
  const text = existsSync(LICENCES) ? readFileSync(LICENCES, 'utf8') : '';
  const headings = [...text.matchAll(/^## (\S+) - (\S+)/gm)];
  if (headings.length === 0) throw new Error(`Expected packages in ${LICENCES}: run "npm run build:page"`);
  return new Set(headings.map(([, name, version]) => `${name}@${version}`));
}
