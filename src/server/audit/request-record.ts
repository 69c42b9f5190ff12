import { hash, randomUUID } from 'node:crypto';
import { clip } from '../../json/quote.ts';
import type { KmsUse } from './kms-use.ts';
import { createKmsUse } from './kms-use.ts';

/** What is known of one request while it lasts. Holds no text of the client's but what `describe*` lets through. */
export type RequestRecord = {
  readonly id: string;
  /** By performance.now. */
  readonly start: number;
  readonly method: string;
  /** One of the gateway's own paths; null for any other: a path may be anything that a client has in its clipboard. */
  readonly path: string | null;
  readonly remoteAddress: string | null;
  caller: string | null;
  /** As the document names it; null where it has no name, or where no document was read. */
  operation: string | null;
  /** SHA-256 of the document as it was sent, in hexadecimal. */
  document: string | null;
  readonly kms: KmsUse;
  /** How many errors of each code the answer has. */
  readonly errors: Map<string, number>;
};

export type RequestHead = {
  readonly method: string;
  /** The path alone, without its query. */
  readonly path: string;
  readonly remoteAddress: string | null;
  /** The header X-Request-Id, whatever it holds. */
  readonly requestId: string | null;
};

export function createRequestRecord({ method, path, remoteAddress, requestId }: RequestHead): RequestRecord {
  return {
    id: requestId !== null && REQUEST_ID.test(requestId) ? requestId : randomUUID(),
    start: performance.now(),
    method: METHODS.has(method) ? method : 'OTHER',
    path: OWN_PATHS.test(path) ? path : null,
    remoteAddress,
    caller: null,
    operation: null,
    document: null,
    kms: createKmsUse(),
    errors: new Map(),
  };
}

export function hashDocument(text: string): string {
  return hash('sha256', text);
}

/** The name of an operation of a document that was parsed: a GraphQL name has no character that could break a line. */
export function toOperationName(name: string): string {
  return clip(name);
}

export function countError({ errors }: RequestRecord, code: string): void {
  errors.set(code, (errors.get(code) ?? 0) + 1);
}

/** UUIDs and trace IDs: what is not of their shape may be a secret, or an attack on whoever reads the log. */
const REQUEST_ID = /^[0-9a-fA-F-]{16,64}$/;
const METHODS = new Set(['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', 'PATCH', 'DELETE']);
const OWN_PATHS = /^\/(graphql|livez|readyz|graphiql\/(introspection\.json|[\w.-]{1,60}\/[a-z-]{1,20}\.(js|css)))?$/;
