import type { DocumentNode } from 'graphql';

/**
 * Removes the locations from a valid document, against two attacks. For each field of each error, graphql-js counts the
 * lines from the start of the text: one request with 30,000 line breaks for a thousand unreadable keys took minutes.
 * And each error lists the locations of all selections of its field, which can be 900. Clients find the field of an
 * error by `path`. This also frees the tokens, which are most of a document's memory.
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
