import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import manifest from '@graphql-yoga/render-graphiql/package.json' with { type: 'json' };
import type { Encoding } from '../http/static-file.ts';

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

/** Part of the names of the files, which browsers keep for a year. Changes with Yoga's version and with `addHistory`. */
export const BUNDLE_VERSION = `${manifest.version}-history`;

/**
 * Yoga's bundle contains GraphiQL's history plugin, but does not export it. GraphiQL uses it only if it is given no
 * plugins, and Yoga gives it some. The changed script always adds the history to the plugins that GraphiQL is given.
 */
export function addHistory(script: string): string {
  const matches = [...script.matchAll(DEFAULT_PLUGINS)];
  if (matches.length !== 1) throw new Error(`GraphiQL's bundle has its default plugins ${matches.length} times`);
  return script.replace(DEFAULT_PLUGINS, '$1=$2===void 0?[$3]:[...$2,$3],');
}

/** `plugins === undefined ? [HISTORY_PLUGIN] : plugins`, with the names that a minifier chose. */
const DEFAULT_PLUGINS = /(\w+)=(\w+)===void 0\?\[(\w+)\]:\2,/g;

/** Loads and compresses the 9 MB of GraphiQL in its own thread: loading would block the event loop for 0.25 s. */
export async function loadBundle(encoding: Encoding): Promise<Bundle> {
  const worker = new Worker(WORKER, { workerData: encoding });
  const [bundle] = (await once(worker, 'message')) as [Bundle];
  return bundle;
}

/** A .ts file in the source, a .js file in the package: as this file is. */
const WORKER = new URL(`./bundle-worker${extname(import.meta.url)}`, import.meta.url);
