import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import manifest from '@graphql-yoga/render-graphiql/package.json' with { type: 'json' };
import type { Encoding } from './static-file.ts';

/** GraphiQL with the explorer, built by Yoga to run offline; the last three are the workers of its editor. */
export const BUNDLE_NAMES = [
  'graphiql.js',
  'graphiql.css',
  'editor-worker.js',
  'graphql-worker.js',
  'json-worker.js',
] as const;

export type BundleName = (typeof BUNDLE_NAMES)[number];
export type Bundle = Readonly<Record<BundleName, Uint8Array<ArrayBuffer>>>;

/** Each version has other files, and no version two. */
export const BUNDLE_VERSION = manifest.version;

/** The 9 MB of GraphiQL, compressed, in a thread of its own: to load them takes the event loop a quarter of a second. */
export async function loadBundle(encoding: Encoding): Promise<Bundle> {
  const worker = new Worker(new URL('./bundle-worker.ts', import.meta.url), { workerData: encoding });
  const [bundle] = (await once(worker, 'message')) as [Bundle];
  return bundle;
}
