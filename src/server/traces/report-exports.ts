import { type DiagLogger, DiagLogLevel, diag } from '@opentelemetry/api';
import { type ExportResult, ExportResultCode, setGlobalErrorHandler } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import { clip } from '../../json/quote.ts';

/**
 * Passes spans on to `exporter`. Logs one line when spans are lost, and one when they arrive again. An export that has
 * not ended after `timeoutMs` counts as failed: a collector can send its answer byte by byte.
 */
export function reportExports(exporter: SpanExporter, timeoutMs: number, log: Logger): SpanExporter {
  let lost = 0;
  const report = ({ code, error }: ExportResult, spans: number) => {
    if (code === ExportResultCode.FAILED) {
      if (lost === 0) log.warn({ reason: toReason(error) }, 'cannot send traces to the collector');
      lost += spans;
    } else if (lost > 0) {
      log.info({ lostSpans: lost }, 'traces reach the collector again');
      lost = 0;
    }
  };
  return {
    export(spans, onResult) {
      let isOpen = true;
      const end = (result: ExportResult) => {
        if (!isOpen) return;
        isOpen = false;
        clearTimeout(timer);
        report(result, spans.length);
        onResult(result);
      };
      const timer = setTimeout(() => end({ code: ExportResultCode.FAILED, error: new Timeout() }), timeoutMs).unref();
      exporter.export(spans, end);
    },
    forceFlush: async () => await exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}

class Timeout extends Error {
  readonly code = 'ETIMEDOUT';
}

/** A code, not the message: a collector's answer could be in it. */
function toReason(error: Error | undefined): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  if (typeof code === 'number') return `HTTP_${code}`;
  return typeof code === 'string' ? code : 'EXPORT_FAILED';
}

/** Sends the warnings of OpenTelemetry to the log, instead of the console: at most one a minute. */
export function logWarnings(log: Logger): void {
  let next = 0;
  const warn: DiagLogger['warn'] = (...words) => {
    // A component begins with its name. Only the first text: the others can be objects, or an answer of the collector.
    const text = words.find((word): word is string => typeof word === 'string' && word.includes(' '));
    if (text === undefined || performance.now() < next) return;
    next = performance.now() + WARNING_INTERVAL_MS;
    log.warn({ reason: clip(text) }, 'a warning of OpenTelemetry');
  };
  const ignore = () => {};
  const logger = { error: warn, warn, info: ignore, debug: ignore, verbose: ignore };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  // Failed exports, which reportExports has logged.
  setGlobalErrorHandler(ignore);
}

const WARNING_INTERVAL_MS = 60_000;
