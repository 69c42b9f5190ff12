import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

export type DocumentCache = Pick<LRUCache<string, DocumentNode>, 'get' | 'set' | 'delete'>;

/**
 * Caches valid documents by their text. Limited by size. Yoga's own cache is limited to 1,024 documents, which can be
 * some hundred MB.
 */
export function createDocumentCache(): DocumentCache {
  return new LRUCache<string, DocumentNode>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_document, text) => text.length + ENTRY_CHARACTERS,
  });
}

/**
 * For syntax errors: parsing the text again is as fast as a lookup, and cached errors would keep the text in memory.
 */
export const NO_CACHE = { get: () => undefined, set: () => undefined };

/** A character of a document takes about 50 bytes of memory once it is parsed, so this is 25 MB. */
const MAX_CHARACTERS = 500_000;

/** Added for each entry, which takes memory even if its text is short. */
const ENTRY_CHARACTERS = 100;
