import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { parseTraceConfig } from '../../src/config/traces.ts';
import { startTraces } from '../../src/server/traces/start-traces.ts';
import type { SetupOptions } from '../_setup.ts';
import { listening } from '../kms/_proxy.ts';
import { decodeExport, type Exported } from './_otlp.ts';
import { serve } from './_serve.ts';

type Message = Exported & { readonly path: string; readonly headers: IncomingHttpHeaders };

/** A receiver of OTLP over HTTP, with Protocol Buffers. `answer` replaces its answer. */
export async function startCollector(answer: RequestListener = (_request, response) => response.end()) {
  const messages: Message[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { headers, url: path = '' } = request;
    messages.push({ path, headers, ...decodeExport(headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body) });
    answer(request, response);
  });
  const url = `http://127.0.0.1:${await listening(server)}`;
  return { url, messages, spans: () => messages.flatMap(({ spans }) => spans) };
}

/** A gateway that sends its traces to the collector at `url`. `warnings` has what OpenTelemetry makes it log. */
export async function serveTraced(url: string, variables: Record<string, string> = {}, options: SetupOptions = {}) {
  const config = parseTraceConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: url, ...variables });
  if (config === null) throw new Error('not traced');
  const warnings: Record<string, unknown>[] = [];
  const log = pino({}, { write: (line: string) => warnings.push(JSON.parse(line)) });
  const traces = startTraces(config, '1.2.3', log);
  onTestFinished(traces.close);
  const gateway = { observers: [traces.observer], ...options.gateway };
  return { ...(await serve({ ...options, gateway })), traces, warnings };
}
