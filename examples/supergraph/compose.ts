import { readFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { buckets } from './subgraphs/buckets.ts';
import { databases } from './subgraphs/databases.ts';

/** Where the subgraphs of the example are, by their names. */
export type SubgraphUrls = { readonly kms: string; readonly buckets: string; readonly databases: string };

/** The SDL of the supergraph of the committed subgraph of the gateway, and the two of the example. Throws what keeps them from being composed. */
export function composeSupergraph(urls: SubgraphUrls): string {
  const kms = readFileSync(new URL('../../schema/subgraph.graphql', import.meta.url), 'utf8');
  const { supergraphSdl, errors } = composeServices([
    { name: 'kms', url: urls.kms, typeDefs: parse(kms) },
    { name: 'buckets', url: urls.buckets, typeDefs: parse(buckets.sdl) },
    { name: 'databases', url: urls.databases, typeDefs: parse(databases.sdl) },
  ]);
  if (errors) throw new Error(toProblem(errors.map(({ message }) => message)));
  return `${supergraphSdl.trim()}\n`;
}

/** One cause has an error for every field that cannot be reached for it. */
function toProblem(messages: readonly string[]): string {
  const shown = messages.slice(0, 3).map((message) => `\n${message.replaceAll(/^/gm, '  ')}`);
  return `The subgraphs do not compose: ${messages.length} errors, such as${shown.join('')}`;
}
