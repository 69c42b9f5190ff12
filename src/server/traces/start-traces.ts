import { randomUUID } from 'node:crypto';
import { diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { TraceConfig } from '../../config/traces.ts';
import type { GatewayObserver } from '../gateway-observer.ts';
import { logWarnings, reportExports } from './report-exports.ts';
import { traceRequests } from './trace-requests.ts';

export type Traces = {
  /** For `createGateway`. */
  readonly observer: GatewayObserver;
  /** Sends the spans that wait, within 2 seconds. Never rejects. */
  close(): Promise<void>;
};

/**
 * Sends spans to a collector by OTLP, in batches and in the background. Spans that do not fit into the queue are lost:
 * no request waits for the collector.
 */
export function startTraces(config: TraceConfig, version: string, log: Logger): Traces {
  logWarnings(log);
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({
        'service.version': version,
        'service.instance.id': randomUUID(),
        ...config.resource,
      }),
    ),
    sampler: toSampler(config.sampler),
    spanLimits: { attributeValueLengthLimit: MAX_VALUE },
    spanProcessors: [new BatchSpanProcessor({ exporter: createExporter(config, log), ...config.batch })],
  });
  return {
    observer: traceRequests(provider.getTracer('kms-policy-gateway', version), config),
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CLOSE_MS);
      });
      // A failed export was logged.
      await Promise.race([provider.shutdown().catch(() => {}), tooLong]);
      clearTimeout(timer);
      diag.disable();
    },
  };
}

/** Characters of a value. Only an ARN with a long alias comes near. */
const MAX_VALUE = 1_024;

/** Milliseconds. */
const CLOSE_MS = 2_000;

type Compression = NonNullable<NonNullable<ConstructorParameters<typeof OTLPTraceExporter>[0]>['compression']>;

/** The exporter reads the files with certificates from the environment itself. */
function createExporter({ url, headers, timeoutMs, compression }: TraceConfig, log: Logger) {
  const exporter = new OTLPTraceExporter({
    url,
    headers,
    timeoutMillis: timeoutMs,
    compression: compression as Compression,
  });
  return reportExports(exporter, timeoutMs, log);
}

function toSampler({ name, ratio }: TraceConfig['sampler']): Sampler {
  const root = toRootSampler(name.replace('parentbased_', ''), ratio);
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

function toRootSampler(name: string, ratio: number): Sampler {
  if (name === 'always_off') return new AlwaysOffSampler();
  return name === 'always_on' ? new AlwaysOnSampler() : new TraceIdRatioBasedSampler(ratio);
}
