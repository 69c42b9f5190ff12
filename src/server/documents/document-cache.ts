import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Recent documents that are valid, by their text. */
export type DocumentCache = {
  find(text: string): DocumentNode | undefined;
  /** True for a document that was added, so that it need not be validated again. */
  has(document: DocumentNode): boolean;
  add(text: string, document: DocumentNode): void;
};

/**
 * Caches valid documents. Limited by size: Yoga's own cache is limited to 1,024 documents, which can be some hundred
 * MB, and it also keeps the errors of invalid documents.
 */
export function createDocumentCache(): DocumentCache {
  const byText = new LRUCache<string, DocumentNode>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_document, text) => text.length + ENTRY_CHARACTERS,
  });
  const valid = new WeakSet<DocumentNode>();
  return {
    find: (text) => byText.get(text),
    has: (document) => valid.has(document),
    add(text, document) {
      byText.set(text, document);
      valid.add(document);
    },
  };
}

/** A character of a document takes about 50 bytes of memory once it is parsed, so this is 25 MB. */
const MAX_CHARACTERS = 500_000;

/** Added for each entry, which takes memory even if its text is short. */
const ENTRY_CHARACTERS = 100;
