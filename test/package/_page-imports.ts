import { globSync, readFileSync } from 'node:fs';

/** The packages whose values the modules of the page import. */
export function readPackagesOfPage(): readonly string[] {
  const modules = globSync('src/page/**/*.{ts,tsx}', { exclude: (path) => /vite\.config|plugin|generated/.test(path) });
  const specifiers = modules.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(VALUE_IMPORT)].map(([, specifier = '']) => specifier),
  );
  return [...new Set(specifiers.map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? ''))];
}

/** An import that is not of types only, from what is not a file. */
const VALUE_IMPORT = /^import (?!type\b)[^';]*?'([^.'][^']*)'/gm;
