import { loadPageFiles, type PageFiles } from '../../server/page/load-page-files.ts';

/** The built page. Undefined if it is not to be served, or not built: then `warn` gets what to do. */
export function loadPage(wanted: boolean, warn: (message: string) => void): PageFiles | undefined {
  if (!wanted) return undefined;
  const page = loadPageFiles(new URL('../../../dist/page/', import.meta.url));
  if (page === undefined)
    warn('the page is not served, because it is not built: run "npm run build:page", or set PAGE=false');
  return page;
}
