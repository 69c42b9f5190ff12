import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** The page as `npm run build:page` has written it. */
export type PageFiles = {
  readonly html: string;
  /** By their path below the page, such as assets/index-4f2a.js. */
  readonly assets: ReadonlyMap<string, PageAsset>;
};

export type PageAsset = { readonly content: string; readonly contentType: string };

/** Reads the built page, a few hundred KB, into memory. Undefined: it was not built. Throws if it is incomplete. */
export function loadPageFiles(folder: URL): PageFiles | undefined {
  let html: string;
  try {
    html = readFileSync(new URL('index.html', folder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const assets = new Map<string, PageAsset>();
  for (const name of readdirSync(new URL('assets/', folder))) {
    const contentType = CONTENT_TYPES[extname(name)];
    if (contentType === undefined) throw new Error(`The page has a file of an unknown type: assets/${name}`);
    assets.set(`assets/${name}`, { content: readFileSync(new URL(`assets/${name}`, folder), 'utf8'), contentType });
  }
  return { html, assets };
}

/** Texts only: `content` is a string. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
