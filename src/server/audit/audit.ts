import type { IncomingMessage, ServerResponse } from 'node:http';
import { type GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Context } from '../../graphql/context.ts';
import type { Caller } from '../../kms/access.ts';
import type { KmsObserver } from '../../kms/pace/observer.ts';
import type { RequestObserver } from '../gateway-observer.ts';
import type { ClientAddress } from '../http/client-address.ts';
import { isHealthPath } from '../paths.ts';
import { toErrorCode } from './error-code.ts';
import { createKmsUseObserver } from './kms-use.ts';
import { type RequestEnd, toRequestLine } from './request-line.ts';
import {
  countError,
  createRequestRecord,
  hashDocument,
  type RequestHead,
  type RequestRecord,
  toOperationName,
} from './request-record.ts';

export type Audit = {
  /** Starts the record of a request. Its line is logged when the answer is sent, or when the client disconnects. */
  startRecord(request: IncomingMessage, response: ServerResponse): RequestRecord;
  /** Adds the caller to the record of a request, which may still be refused. */
  setCaller(request: Request, caller: Caller): void;
  /** The record of a request. Undefined before Yoga has it. */
  recordOf(request: Request): RequestRecord | undefined;
  /** From now on, KMS calls with `signal` count for the request with `requestSignal`. */
  addSignal(signal: AbortSignal, requestSignal: AbortSignal): void;
  /** Adds the document, the operation and the errors to the record. */
  readonly plugin: Plugin;
  /** Adds the KMS calls to the record. */
  readonly kmsObserver: Partial<KmsObserver>;
};

/**
 * Logs one line per request, also for requests that are refused and for clients that disconnect. Tells `observers` of
 * each request, too.
 */
export function createAudit(log: Logger, addressOf: ClientAddress, observers: readonly RequestObserver[] = []): Audit {
  const byNodeRequest = new WeakMap<object, RequestRecord>();
  const byRequest = new WeakMap<Request, RequestRecord>();
  const bySignal = new WeakMap<AbortSignal, RequestRecord>();

  /** The record that `startRecord` made. Undefined for a request that came through `gateway.fetch`. */
  const findRecord = (serverContext: object) =>
    byNodeRequest.get('req' in serverContext ? (serverContext.req as object) : NO_REQUEST);
  const setSignal = (record: RequestRecord, signal: AbortSignal) => {
    bySignal.set(signal, record);
    for (const observer of observers) observer.onSignal?.(record, signal);
  };
  const endRecord = (record: RequestRecord, end: RequestEnd) => {
    // Load balancers send health checks every few seconds, which would flood the log at level info.
    const level = isHealthPath(record.path) ? 'debug' : 'info';
    if (log.isLevelEnabled(level)) log[level](toRequestLine(record, end), 'request');
    for (const observer of observers) observer.onEnd?.(record, end);
  };

  return {
    startRecord(request, response) {
      const record = createRequestRecord(toHead(request, addressOf(request)));
      byNodeRequest.set(request, record);
      response.setHeader('x-request-id', record.id);
      for (const observer of observers) observer.onStart?.(record, request);
      const { socket } = request;
      const bytesBefore = socket.bytesWritten;
      response.once('close', () => {
        const status = response.headersSent ? response.statusCode : null;
        if (!response.writableFinished) countError(record, CLIENT_GONE);
        endRecord(record, { status, bytes: socket.bytesWritten - bytesBefore });
      });
      return record;
    },

    setCaller(request, { id }) {
      const record = byRequest.get(request);
      if (record !== undefined) record.caller = id;
    },

    recordOf: (request) => byRequest.get(request),

    addSignal(signal, requestSignal) {
      const record = bySignal.get(requestSignal);
      if (record !== undefined) setSignal(record, signal);
    },

    plugin: {
      onRequest({ request, url, serverContext }) {
        byRequest.set(request, findRecord(serverContext) ?? createRequestRecord(toFetchHead(request, url)));
      },
      onParams({ request, params }) {
        const record = byRequest.get(request);
        if (record === undefined || typeof params.query !== 'string') return;
        if (log.isLevelEnabled('info') || record.traceId !== null) record.document = hashDocument(params.query);
      },
      onExecute({ args }) {
        const context = args.contextValue as unknown as Context & { readonly request: Request };
        const record = byRequest.get(context.request);
        if (record === undefined) return;
        setSignal(record, context.signal);
        const operation = getOperationAST(args.document, args.operationName);
        record.operationType = operation?.operation ?? null;
        record.operation = operation?.name === undefined ? null : toOperationName(operation.name.value);
      },
      onResultProcess({ request, result }) {
        const record = byRequest.get(request);
        const { errors } = result as { readonly errors?: readonly GraphQLError[] };
        if (record !== undefined) for (const error of errors ?? []) countError(record, toErrorCode(error));
      },
      onResponse({ request, response, serverContext }) {
        const record = byRequest.get(request);
        // For a request through node:http, the line is logged when its response closes.
        if (record === undefined || findRecord(serverContext) !== undefined) return;
        response.headers.set('x-request-id', record.id);
        endRecord(record, { status: response.status, bytes: null });
      },
    },

    kmsObserver: createKmsUseObserver((signal) => bySignal.get(signal)?.kms),
  };
}

/** Logged beside the codes of GraphQL errors: the client disconnected before its answer was sent. */
export const CLIENT_GONE = 'CLIENT_GONE';

const NO_REQUEST = {};

function toHead({ method = '', url = '', headers }: IncomingMessage, address: string | undefined): RequestHead {
  const requestId = headers['x-request-id'];
  return {
    method,
    path: url.split('?', 1)[0] ?? '',
    remoteAddress: address ?? null,
    requestId: typeof requestId === 'string' ? requestId : null,
  };
}

function toFetchHead({ method, headers }: Request, { pathname: path }: URL): RequestHead {
  return { method, path, remoteAddress: null, requestId: headers.get('x-request-id') };
}
