import type { IncomingMessage } from 'node:http';
import {
  type Attributes,
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { CLIENT_GONE } from '../audit/audit.ts';
import type { RequestEnd } from '../audit/request-line.ts';
import type { RequestRecord } from '../audit/request-record.ts';
import type { GatewayObserver, Phase } from '../gateway-observer.ts';
import { isHealthPath } from '../paths.ts';
import { toEndAttributes, toOperationAttributes, toRoute, toStartAttributes } from './request-attributes.ts';
import { type CallParent, traceKmsCalls } from './trace-kms-calls.ts';

export type TraceOptions = {
  /** Whether a request with a valid `traceparent` header continues the trace of its client. */
  readonly followsClients: boolean;
  /** Whether spans have the ARNs of keys. */
  readonly keyNames: boolean;
};

/** The open spans of one request. */
type RequestTrace = CallParent & {
  readonly span: Span;
  /** The span of the request as a parent. */
  readonly context: Context;
  /** The span of the phase in progress. */
  phase: Span | null;
};

/**
 * Makes a span for each request except health checks, and in it a span for each phase of its operation and for its KMS
 * calls. All spans of a request use the same clock, so that no child seems to begin before its parent.
 */
export function traceRequests(tracer: Tracer, { followsClients, keyNames }: TraceOptions): GatewayObserver {
  const byRecord = new WeakMap<RequestRecord, RequestTrace>();
  const bySignal = new WeakMap<AbortSignal, RequestTrace>();
  return {
    requests: {
      onStart(record, request) {
        if (isHealthPath(record.path)) return;
        const clock = Date.now() - performance.now();
        const parent = followsClients ? toParent(request) : ROOT_CONTEXT;
        const span = tracer.startSpan(toName(record), toStartOptions(record, request, clock), parent);
        record.traceId = span.spanContext().traceId;
        if (!span.isRecording()) return;
        const context = trace.setSpan(parent, span);
        byRecord.set(record, {
          clock,
          span,
          context,
          phase: null,
          callContext: context,
          spans: 0,
          callsWithoutSpan: 0,
        });
      },
      onPhaseStart(record, phase) {
        const found = byRecord.get(record);
        if (found === undefined) return;
        const startTime = found.clock + performance.now();
        const { name, attributes } = toPhase(record, phase);
        found.phase = tracer.startSpan(name, { startTime, attributes }, found.context);
        if (phase === 'execute') found.callContext = trace.setSpan(found.context, found.phase);
      },
      onPhaseEnd(record, _phase, code) {
        const found = byRecord.get(record);
        if (found !== undefined) endPhase(found, code);
      },
      onSignal(record, signal) {
        const found = byRecord.get(record);
        if (found !== undefined) bySignal.set(signal, found);
      },
      onEnd(record, end) {
        const found = byRecord.get(record);
        if (found !== undefined) endRequest(found, record, end);
      },
    },
    kms: traceKmsCalls(tracer, (signal) => bySignal.get(signal), keyNames),
  };
}

const PROPAGATOR = new W3CTraceContextPropagator();

/** The span of the client, from `traceparent` and `tracestate`. The root if they are missing or not valid. */
function toParent({ headers }: IncomingMessage): Context {
  if (headers.traceparent === undefined) return ROOT_CONTEXT;
  return PROPAGATOR.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
}

/** Has no name that a client chooses. */
function toName(record: RequestRecord): string {
  const route = toRoute(record.path);
  return route === null ? record.method : `${record.method} ${route}`;
}

function toStartOptions(record: RequestRecord, request: IncomingMessage, clock: number) {
  return {
    kind: SpanKind.SERVER,
    startTime: clock + record.start,
    attributes: toStartAttributes(record, request.httpVersion),
  };
}

function toPhase(record: RequestRecord, phase: Phase): { readonly name: string; readonly attributes: Attributes } {
  if (phase !== 'execute') return { name: `graphql.${phase}`, attributes: {} };
  return { name: record.operationType ?? 'GraphQL Operation', attributes: toOperationAttributes(record) };
}

function endPhase(found: RequestTrace, code: string | null): void {
  const { phase, clock } = found;
  if (phase === null) return;
  found.phase = null;
  if (code !== null) setError(phase, code);
  phase.end(clock + performance.now());
}

function endRequest(found: RequestTrace, record: RequestRecord, end: RequestEnd): void {
  const { span, clock, callsWithoutSpan } = found;
  // A phase that has not ended yet: its client has disconnected.
  endPhase(found, CLIENT_GONE);
  span.setAttributes(toEndAttributes(record, end, callsWithoutSpan));
  // As OpenTelemetry prescribes it for servers, a 4xx status is no error of the gateway.
  if (end.status !== null && end.status >= 500) setError(span, String(end.status));
  span.end(clock + performance.now());
}

function setError(span: Span, code: string): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
