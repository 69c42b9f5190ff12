import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES, type Page, pageOf } from './_pages.ts';

/** The characters that GitHub keeps in the anchor of a heading. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

function anchorsOf({ prose }: Page): readonly string[] {
  return prose.flatMap(([, line]) => (line.startsWith('#') ? [toAnchor(line.replace(/^#+ /, ''))] : []));
}

function linksOf({ prose }: Page): readonly string[] {
  return prose.flatMap(([, line]) => [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target));
}

/** Why a link leads nowhere; null where it leads somewhere. */
function findProblem(page: Page, link: string): string | null {
  if (/^https?:/.test(link)) return null;
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page.path : join(dirname(page.path), path);
  if (!existsSync(file)) return `${page.path}: there is no ${file}`;
  if (anchor === undefined) return null;
  return anchorsOf(pageOf(file)).includes(anchor) ? null : `${page.path}: ${file} has no heading #${anchor}`;
}

describe('the documentation', () => {
  it('has links that lead to a file, and to a heading of it', () => {
    const problems = PAGES.flatMap((page) => linksOf(page).map((link) => findProblem(page, link)));
    expect(problems.length).toBeGreaterThan(60);
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });

  it('has at most 120 columns in a line of prose', () => {
    const long = PAGES.flatMap(({ path, prose }) =>
      prose.filter(([, line]) => line.length > 120 && !line.startsWith('|')).map(([line]) => `${path}:${line}`),
    );
    expect(long).toEqual([]);
  });

  it('has a README of at most 150 lines', () => {
    expect(pageOf('README.md').text.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('is listed in the README, page by page', () => {
    const links = linksOf(pageOf('README.md'));
    const missing = PAGES.map(({ path }) => path).filter((path) => path.startsWith('docs/') && !links.includes(path));
    expect(missing).toEqual([]);
  });

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = PAGES.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/decisions.md'])(
    'names source files that there are, in %s',
    (path) => {
      const names = [...pageOf(path).text.matchAll(/`((?:[\w-]+\/)+[\w-]+\.(?:ts|json))`/g)].map(
        ([, name = '']) => name,
      );
      expect(names.length).toBeGreaterThan(5);
      expect(names.filter((name) => !existsSync(name) && !existsSync(`src/${name}`))).toEqual([]);
    },
  );

  it('has pictures of less than 150 KB', () => {
    const pictures = PAGES.flatMap((page) => linksOf(page).filter((link) => link.endsWith('.png')));
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(statSync(picture).size).toBeLessThan(150_000);
  });
});
