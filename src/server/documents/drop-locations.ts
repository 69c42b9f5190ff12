import type { DocumentNode } from 'graphql';

/**
 * Forgets where in its text the parts of a valid document stand. graphql-js looks for the line of each field of each
 * error, from the first line on: one request for a thousand unreadable keys, after 30,000 line breaks, took it minutes, and
 * a field selected 900 times comes back in each error 900 times. `path` says which value an error is about. It also
 * frees the tokens, which are most of a document's memory.
 */
export function dropLocations(document: DocumentNode): void {
  const nodes: object[] = [document];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if ('loc' in node) node.loc = undefined;
    for (const value of Object.values(node)) {
      if (typeof value === 'object' && value !== null) nodes.push(value);
    }
  }
}
