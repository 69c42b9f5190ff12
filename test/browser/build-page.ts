import { build } from 'vite';

/**
 * Vitest calls this before the tests: they must see the page as its source is now. Under Vitest, Vite bundles React's
 * development build, whose warnings fail the tests. So this is not in the folder from which `npm start` serves the page.
 */
export default async function buildPage(): Promise<void> {
  await build({ configFile: 'src/page/vite.config.ts', logLevel: 'warn', build: { outDir: '../../dist/tested-page' } });
}
