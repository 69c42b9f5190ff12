import { globSync, readFileSync } from 'node:fs';

/** A fenced block of a page. */
export type Sample = {
  /** `PAGE:LINE`. */
  readonly at: string;
  readonly language: string;
  readonly text: string;
  /** The sample before it on the page. */
  readonly previous: Sample | undefined;
};

export type Page = {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  /** The lines outside of fenced blocks, each with its number. */
  readonly prose: readonly (readonly [line: number, text: string])[];
  readonly samples: readonly Sample[];
};

/** Every page of documentation in the repository. */
export const PAGES: readonly Page[] = globSync(['*.md', 'docs/**/*.md', 'examples/*/*.md']).toSorted().map(readPage);

export function pageOf(path: string): Page {
  const page = PAGES.find((each) => each.path === path);
  if (page === undefined) throw new Error(`there is no page ${path}`);
  return page;
}

/** All samples in one language. */
export function samplesIn(language: string): readonly Sample[] {
  return PAGES.flatMap(({ samples }) => samples).filter((sample) => sample.language === language);
}

/** The rows of the tables whose first column has this title, without the markup of code. */
export function rowsOf({ text }: Page, title: string): readonly (readonly string[])[] {
  const tables = text.matchAll(/^\|(.+)\|\n\|[-|]+\|\n((?:\|.+\|\n)+)/gm);
  return [...tables]
    .filter(([, head = '']) => toCells(head)[0] === title)
    .flatMap(([, , body = '']) =>
      body
        .trim()
        .split('\n')
        .map((line) => toCells(line.slice(1, -1))),
    );
}

/** Names of code in a cell, such as `PORT`. */
export function namesIn(cell = ''): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

function toCells(row: string): readonly string[] {
  return row.split('|').map((cell) => cell.trim());
}

function readPage(path: string): Page {
  const text = readFileSync(path, 'utf8');
  const prose: [number, string][] = [];
  const samples: Sample[] = [];
  let open: { at: string; language: string; indent: number; lines: string[] } | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent = '', language = ''] = /^( *)```(\w*)$/.exec(line) ?? [];
    const isFence = /^ *```/.test(line);
    if (open !== null && isFence) {
      samples.push({ at: open.at, language: open.language, text: open.lines.join('\n'), previous: samples.at(-1) });
      open = null;
    } else if (isFence) {
      open = { at: `${path}:${index + 1}`, language, indent: indent.length, lines: [] };
    } else if (open !== null) {
      open.lines.push(line.slice(open.indent));
    } else {
      prose.push([index + 1, line]);
    }
  }
  return { path, text, prose, samples };
}
