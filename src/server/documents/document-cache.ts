import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

export type DocumentCache = Pick<LRUCache<string, DocumentNode>, 'get' | 'set' | 'delete'>;

/**
 * Valid documents, by their text. Bounded by size: Yoga's own cache counts documents, and 1,024 of the largest are some
 * hundred MB.
 */
export function createDocumentCache(): DocumentCache {
  return new LRUCache<string, DocumentNode>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_document, text) => text.length + LEAST_CHARACTERS,
  });
}

/** A text that does not parse is found out as fast as it would be looked up, and its errors would keep it in memory. */
export const NO_CACHE = { get: () => undefined, set: () => undefined };

/** A character of a document takes about 50 bytes of heap once it is parsed: 25 MB. */
const MAX_CHARACTERS = 500_000;

/** What an entry takes, however short its text. */
const LEAST_CHARACTERS = 100;
