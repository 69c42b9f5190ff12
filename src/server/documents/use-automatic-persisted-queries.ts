import { createHash } from 'node:crypto';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { badRequest, createRequestError } from '../request-error.ts';

/**
 * Automatic persisted queries, as Apollo's clients and routers send them: first the SHA-256 of a document alone, and if
 * that is not known, the text with its SHA-256. Recent texts are kept in memory, for all callers: a text is kept only
 * under its own hash, so nobody can put another one in its place.
 * Not `@graphql-yoga/plugin-apq`, which does not install beside the version 12 of `@graphql-tools/utils`.
 */
export function useAutomaticPersistedQueries(): Plugin {
  const texts = new LRUCache<string, string>({
    maxSize: MAX_CHARACTERS,
    maxEntrySize: MAX_ENTRY_CHARACTERS,
    sizeCalculation: (text, hash) => text.length + hash.length,
  });
  return {
    onParams({ params, setParams }) {
      const hash = toHash(params);
      if (hash === null) return;
      const { query } = params;
      if (query === undefined || query === null) {
        const text = texts.get(hash);
        if (text === undefined) throw notFound();
        setParams({ ...params, query: text });
        return;
      }
      // Yoga refuses it.
      if (typeof query !== 'string') return;
      if (createHash('sha256').update(query).digest('hex') !== hash) throw mismatch();
      texts.set(hash, query);
    },
  };
}

/** Most documents have fewer than 2,000 characters. */
const MAX_CHARACTERS = 1_000_000;

/** A longer document is refused anyway: see `parse-within`. */
const MAX_ENTRY_CHARACTERS = 33_000;

/** Null: the request does not use persisted queries. */
function toHash({ extensions }: GraphQLParams): string | null {
  const persisted: unknown = extensions?.persistedQuery;
  if (persisted === undefined || persisted === null) return null;
  const { version, sha256Hash } = persisted as Readonly<Record<string, unknown>>;
  if (version === 1 && typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/.test(sha256Hash)) return sha256Hash;
  throw badRequest('`extensions.persistedQuery` must be { version: 1, sha256Hash: <SHA-256 of the document in hex> }.');
}

/** Apollo's clients look for this message, too, and Apollo Gateway reads it only with status 200. */
function notFound() {
  return createRequestError({ status: 200, code: 'PERSISTED_QUERY_NOT_FOUND', message: 'PersistedQueryNotFound' });
}

function mismatch() {
  const message = '`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`. Send the hash of this text.';
  return createRequestError({ status: 400, code: 'PERSISTED_QUERY_MISMATCH', message });
}
