import { build } from 'vite';

/** Vitest calls this before the tests: they must see the page as its source is now. */
export default async function buildPage(): Promise<void> {
  await build({ configFile: 'src/page/vite.config.ts', logLevel: 'warn' });
}
