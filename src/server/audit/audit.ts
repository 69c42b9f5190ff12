import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ExecutionArgs, type GraphQLError, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Context } from '../../graphql/context.ts';
import type { Caller } from '../../kms/access.ts';
import type { KmsObserver } from '../../kms/pace/observer.ts';
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
  /** Begins the record of a request; its line is written when its answer is, or when its client has gone. */
  begin(request: IncomingMessage, response: ServerResponse): RequestRecord;
  /** Who sends a request, which may yet be refused. */
  identify(request: Request, caller: Caller): void;
  /** Sees what is asked, by whom, and how it ends. */
  readonly plugin: Plugin;
  /** Sees what a request does at KMS. */
  readonly kmsObserver: KmsObserver;
};

/** One line in the log for each request, whatever becomes of it. */
export function createAudit(log: Logger): Audit {
  const byNodeRequest = new WeakMap<object, RequestRecord>();
  const byRequest = new WeakMap<Request, RequestRecord>();
  const bySignal = new WeakMap<AbortSignal, RequestRecord>();

  const recordOf = (serverContext: object) =>
    byNodeRequest.get('req' in serverContext ? (serverContext.req as object) : NO_REQUEST);
  const end = (record: RequestRecord, how: RequestEnd) => {
    // The readiness of one instance is asked for every few seconds: that is no news.
    const level = record.path === '/livez' || record.path === '/readyz' ? 'debug' : 'info';
    if (log.isLevelEnabled(level)) log[level](toRequestLine(record, how), 'request');
  };

  return {
    begin(request, response) {
      const record = createRequestRecord(toHead(request));
      byNodeRequest.set(request, record);
      response.setHeader('x-request-id', record.id);
      const { socket } = request;
      const before = socket.bytesWritten;
      response.once('close', () => {
        const status = response.headersSent ? response.statusCode : null;
        if (!response.writableFinished) countError(record, CLIENT_GONE);
        end(record, { status, bytes: socket.bytesWritten - before });
      });
      return record;
    },

    identify(request, { id }) {
      const record = byRequest.get(request);
      if (record !== undefined) record.caller = id;
    },

    plugin: {
      onRequest({ request, url, serverContext }) {
        byRequest.set(request, recordOf(serverContext) ?? createRequestRecord(toFetchHead(request, url)));
      },
      onParams({ request, params }) {
        const record = byRequest.get(request);
        if (record !== undefined && typeof params.query === 'string') record.document = hashDocument(params.query);
      },
      onExecute({ args }) {
        const context = args.contextValue as unknown as Context & { readonly request: Request };
        const record = byRequest.get(context.request);
        if (record === undefined) return;
        bySignal.set(context.signal, record);
        record.operation = operationOf(args);
      },
      onResultProcess({ request, result }) {
        const record = byRequest.get(request);
        const { errors } = result as { readonly errors?: readonly GraphQLError[] };
        if (record !== undefined) for (const error of errors ?? []) countError(record, toCode(error));
      },
      onResponse({ request, response, serverContext }) {
        const record = byRequest.get(request);
        // What came through node:http ends with its connection.
        if (record === undefined || recordOf(serverContext) !== undefined) return;
        response.headers.set('x-request-id', record.id);
        end(record, { status: response.status, bytes: null });
      },
    },

    kmsObserver: createKmsUseObserver((signal) => bySignal.get(signal)?.kms),
  };
}

/** Beside the codes of GraphQL errors: the client left before its answer was sent. */
const CLIENT_GONE = 'CLIENT_GONE';

const NO_REQUEST = {};

function toHead({ method = '', url = '', headers, socket }: IncomingMessage): RequestHead {
  const requestId = headers['x-request-id'];
  return {
    method,
    path: url.split('?', 1)[0] ?? '',
    remoteAddress: socket.remoteAddress ?? null,
    requestId: typeof requestId === 'string' ? requestId : null,
  };
}

function toFetchHead({ method, headers }: Request, { pathname: path }: URL): RequestHead {
  return { method, path, remoteAddress: null, requestId: headers.get('x-request-id') };
}

function operationOf({ document, operationName }: ExecutionArgs): string | null {
  const name = getOperationAST(document, operationName)?.name?.value;
  return name === undefined ? null : toOperationName(name);
}

/** Every code is one of the gateway's, Yoga's or AWS's: none has a word of a client's. */
function toCode({ extensions }: GraphQLError): string {
  return typeof extensions?.code === 'string' ? extensions.code : 'GRAPHQL_ERROR';
}
