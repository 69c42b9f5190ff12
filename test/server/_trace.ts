import { createServer, type RequestListener } from 'node:http';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, DOC_KEY, REGION } from '../_setup.ts';
import { listening } from '../kms/_proxy.ts';
import { serveTraced, startCollector } from './_collector.ts';
import type { Span } from './_otlp.ts';

export const POLICY = `query OnePolicy { key(id: "${DOC_KEY}") { policy { __typename } } }`;
export const PARENT = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
/** A busy machine must not cause retries. */
export const PATIENT = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };
export const TRACEPARENT = `00-${PARENT.traceId}-${PARENT.spanId}-01`;

/** Sends one query to a traced gateway, and waits for its spans. */
export async function trace(
  query: string,
  {
    headers = {},
    variables = {},
    ...options
  }: Parameters<typeof serveTraced>[2] & {
    readonly headers?: Record<string, string>;
    readonly variables?: Record<string, string>;
  } = {},
) {
  const collector = await startCollector();
  const all = await serveTraced(collector.url, variables, options);
  const answer = await all.post(query, {}, headers);
  const [line] = await all.requestLines(1);
  await all.traces.close();
  const spans = collector.spans();
  return { ...all, collector, answer, line, spans, find: (name: string) => find(spans, name) };
}

/** A KMS that answers like this. */
export async function connectTo(answer: RequestListener) {
  const url = `http://127.0.0.1:${await listening(createServer(answer))}`;
  return async () => toEmbeddedKms(url, [{ accountId: ACCOUNT, region: REGION }]);
}

export function find(spans: readonly Span[], name: string): Span {
  const span = spans.find((each) => each.name === name);
  if (span === undefined) throw new Error(`no span ${name}, but ${spans.map((each) => each.name)}`);
  return span;
}
