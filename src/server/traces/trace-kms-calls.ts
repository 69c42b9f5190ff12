import { type Attributes, type Context, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { KmsCall } from '../../kms/call.ts';
import { type KmsFailure, toRequestId } from '../../kms/exceptions.ts';
import type { KmsObserver } from '../../kms/pace/observer.ts';
import { isGeneratedByKms } from '../audit/logged-key.ts';

/** What a request has for the spans of its calls. */
export type CallParent = {
  /** Milliseconds to add to `performance.now()` for the time of day. */
  readonly clock: number;
  /** The span that the calls belong to. */
  callContext: Context;
  /** The calls that have a span so far, and those that have none because there were too many. */
  spans: number;
  callsWithoutSpan: number;
};

/** One call in progress. Times are milliseconds of `performance.now()`. */
type CallTrace = {
  readonly parent: CallParent;
  readonly start: number;
  firstTry: number | null;
  tries: number;
  requestId: string | null;
  readonly failedTries: { readonly at: number; readonly code: string }[];
};

/**
 * Makes a span for each KMS call of a request, with all its tries, when the call has ended. A request has at most
 * MAX_SPANS of them: a list of thousands of keys would fill the queue of the exporter.
 */
export function traceKmsCalls(
  tracer: Tracer,
  parentOf: (signal: AbortSignal) => CallParent | undefined,
  keyNames: boolean,
): Partial<KmsObserver> {
  const byCall = new WeakMap<KmsCall, CallTrace>();
  return {
    onStarted(call) {
      const parent = parentOf(call.signal);
      if (parent === undefined) return;
      const start = performance.now();
      byCall.set(call, { parent, start, firstTry: null, tries: 0, requestId: null, failedTries: [] });
    },
    onSent(call) {
      const found = byCall.get(call);
      if (found === undefined) return;
      found.tries++;
      found.firstTry ??= performance.now();
    },
    onAnswered(call, requestId) {
      const found = byCall.get(call);
      if (found !== undefined) found.requestId = toRequestId(requestId);
    },
    onTried(call, failure) {
      if (failure === null) return;
      const tries = byCall.get(call)?.failedTries;
      if (tries !== undefined && tries.length < MAX_EVENTS) tries.push({ at: performance.now(), code: failure.code });
    },
    onEnded(call, failure) {
      const found = byCall.get(call);
      if (found === undefined) return;
      if (found.parent.spans < (failure === null ? MAX_SPANS - FOR_FAILURES : MAX_SPANS)) {
        found.parent.spans++;
        addSpan(tracer, call, found, failure, keyNames);
      } else {
        found.parent.callsWithoutSpan++;
      }
    },
  };
}

/** The most spans of KMS calls of one request. */
const MAX_SPANS = 256;

/** Those that only failed calls may use, which are worth more to whoever reads the trace. */
const FOR_FAILURES = 64;

/** The most failed tries of a call that its span has. */
const MAX_EVENTS = 10;

function addSpan(tracer: Tracer, call: KmsCall, found: CallTrace, failure: KmsFailure | null, keyNames: boolean): void {
  const { parent, start, failedTries } = found;
  const { clock } = parent;
  const options = { kind: SpanKind.CLIENT, startTime: clock + start, attributes: toAttributes(call, found, failure) };
  const span = tracer.startSpan(`KMS.${call.operation}`, options, parent.callContext);
  // A user may have pasted a secret in place of a key ID.
  const isKnown = call.keyId !== null && (failure === null || isGeneratedByKms(call.keyId));
  if (keyNames && isKnown) span.setAttribute('aws.kms.key_arn', call.keyId);
  for (const { at, code } of failedTries) span.addEvent('try failed', { 'error.type': code }, clock + at);
  if (failure !== null) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(clock + performance.now());
}

/** The names are those of OpenTelemetry's semantic conventions for the AWS SDK, where they have one. */
function toAttributes({ operation, scope }: KmsCall, found: CallTrace, failure: KmsFailure | null): Attributes {
  const { firstTry, start, tries, requestId } = found;
  return {
    'rpc.system': 'aws-api',
    'rpc.service': 'KMS',
    'rpc.method': operation,
    'cloud.account.id': scope.accountId,
    'cloud.region': scope.region,
    'aws.request_id': failure?.requestId ?? requestId ?? undefined,
    'http.request.resend_count': tries > 1 ? tries - 1 : undefined,
    'error.type': failure?.code,
    'kms_policy_gateway.kms.tries': tries,
    // A call that was never sent has waited until its end.
    'kms_policy_gateway.kms.wait_ms': (firstTry ?? performance.now()) - start,
  };
}
