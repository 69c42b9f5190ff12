import { readFileSync } from 'node:fs';
import { type GraphQLSchema, introspectionFromSchema } from 'graphql';
import { toPublicSchema } from '../../graphql/subgraph-sdl.ts';
import { compress, digestOf, type Encoding, IMMUTABLE, REVALIDATED, type StaticFile } from '../http/static-file.ts';
import { BUNDLE_NAMES, BUNDLE_VERSION, type BundleName, loadBundle } from './bundle.ts';
import { PAGE_HEADERS, type PageSettings, toPage } from './page.ts';

export type GraphiQLFiles = {
  readonly page: Promise<StaticFile>;
  /** By their path within the page's folder. */
  readonly assets: ReadonlyMap<string, () => Promise<StaticFile>>;
};

/**
 * The page and the files that it loads, compressed once. The page has a few KB and is loaded with every shared
 * operation. The large files have names that change with their content, so that a browser loads them once.
 */
export function loadFiles(encoding: Encoding, schema: GraphQLSchema, settings: PageSettings): GraphiQLFiles {
  const bundle = loadBundle(encoding);
  // Requests for the bundle get its failure. Without this handler, an unhandled rejection would end the process.
  bundle.catch(() => undefined);
  const toFile = async (content: string, contentType: string, headers: StaticFile['headers']): Promise<StaticFile> => ({
    body: await compress(content, encoding),
    encoding,
    contentType,
    etag: `W/"${digestOf(content)}"`,
    headers,
  });
  const fromBundle = async (name: BundleName): Promise<StaticFile> => ({
    body: (await bundle)[name],
    encoding,
    contentType: name.endsWith('.css') ? CSS : JAVASCRIPT,
    etag: `W/"${BUNDLE_VERSION}"`,
    headers: IMMUTABLE,
  });
  const page = toFile(toPage({ bundle: BUNDLE_VERSION, own: OWN_VERSION }, settings), 'text/html; charset=utf-8', {
    ...REVALIDATED,
    ...PAGE_HEADERS,
  });
  // GraphiQL loads the schema each time it starts. A browser that has cached this file gets 304.
  const schemaJson = JSON.stringify({ data: introspectionFromSchema(toPublicSchema(schema)) });
  const introspection = toFile(schemaJson, JSON_TYPE, REVALIDATED);
  const assets = new Map<string, () => Promise<StaticFile>>([['introspection.json', () => introspection]]);
  for (const name of BUNDLE_NAMES) assets.set(`${BUNDLE_VERSION}/${name}`, () => fromBundle(name));
  for (const [name, content] of OWN) {
    const file = toFile(content, JAVASCRIPT, IMMUTABLE);
    assets.set(`${OWN_VERSION}/${name}`, () => file);
  }
  return { page, assets };
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Our own scripts for the browser. */
const OWN = ['start.js', 'share-url.js'].map(
  (name) => [name, readFileSync(new URL(`browser/${name}`, import.meta.url), 'utf8')] as const,
);
const OWN_VERSION = digestOf(...OWN.map(([, content]) => content));
