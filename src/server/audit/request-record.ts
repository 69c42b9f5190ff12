import { hash, randomUUID } from 'node:crypto';
import { clip } from '../../json/quote.ts';
import { GRAPHQL_PATH, isHealthPath } from '../paths.ts';
import { createKmsUse, type KmsUse } from './kms-use.ts';

/** The data of one request for its log line. It contains no text of the client that was not checked or hashed. */
export type RequestRecord = {
  readonly id: string;
  /** The start of the request, in milliseconds of `performance.now()`. */
  readonly start: number;
  readonly method: string;
  /** The path if it is a path of the gateway, else null: a user may have pasted a secret into the URL. */
  readonly path: string | null;
  readonly remoteAddress: string | null;
  /** The ID of the trace that the request belongs to, in hexadecimal. Null if requests are not traced. */
  traceId: string | null;
  caller: string | null;
  /** The name of the GraphQL operation. Null if it has no name, or if no document was parsed. */
  operation: string | null;
  /** Null if no operation was executed. */
  operationType: 'query' | 'mutation' | 'subscription' | null;
  /**
   * SHA-256 of the text of the document, in hexadecimal. Null if no document was read, or if the request is neither
   * logged nor traced.
   */
  document: string | null;
  readonly kms: KmsUse;
  /** Errors by code. Not those of a wrong host name, a repeated header, an unknown path or an Accept header. */
  readonly errors: Map<string, number>;
};

export type RequestHead = {
  readonly method: string;
  /** The path without the query string. */
  readonly path: string;
  readonly remoteAddress: string | null;
  /** The header X-Request-Id, not checked yet. */
  readonly requestId: string | null;
};

export function createRequestRecord({ method, path, remoteAddress, requestId }: RequestHead): RequestRecord {
  return {
    id: requestId !== null && REQUEST_ID.test(requestId) ? requestId : randomUUID(),
    start: performance.now(),
    method: METHODS.has(method) ? method : 'OTHER',
    path: isOwnPath(path) ? path : null,
    remoteAddress,
    traceId: null,
    caller: null,
    operation: null,
    operationType: null,
    document: null,
    kms: createKmsUse(),
    errors: new Map(),
  };
}

export function hashDocument(text: string): string {
  return hash('sha256', text);
}

/** The name of an operation in a parsed document. A GraphQL name has no character that could break a log line. */
export function toOperationName(name: string): string {
  return clip(name);
}

export function countError({ errors }: RequestRecord, code: string): void {
  errors.set(code, (errors.get(code) ?? 0) + 1);
}

/** The form of UUIDs and trace IDs. Any other text could be a secret, or an attack on the reader of the log. */
const REQUEST_ID = /^[0-9a-fA-F-]{16,64}$/;
const METHODS = new Set(['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', 'PATCH', 'DELETE']);

function isOwnPath(path: string): boolean {
  return path === '/' || path === GRAPHQL_PATH || isHealthPath(path) || GRAPHIQL_FILE.test(path);
}

const GRAPHIQL_FILE = /^\/graphiql\/(introspection\.json|[\w.-]{1,60}\/[a-z-]{1,20}\.(js|css))$/;
