import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { DOC_KEY } from '../_setup.ts';
import { listening } from '../kms/_proxy.ts';
import { serveTraced, startCollector } from '../server/_collector.ts';

const POLICY = `query OnePolicy { key(id: "${DOC_KEY}") { policy { __typename } } }`;
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const VALID = `00-${TRACE_ID}-b7ad6b7169203331-01`;

/** Milliseconds. */
const SHORT = 200;

/** Milliseconds, in which a busy machine gets an answer. */
const LONG = 10_000;

/** Milliseconds: less than the exporter waits before it tries again. */
const NO_RETRY = 700;

describe('the header traceparent', () => {
  it.each([
    ['empty', ''],
    ['of zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['without a span', `00-${TRACE_ID}-${'0'.repeat(16)}-01`],
    ['of a forbidden version', VALID.replace(/^00/, 'ff')],
    ['in upper case', VALID.toUpperCase()],
    ['with more than its version has', `${VALID}-more`],
    ['of words', 'select-secret-from-keys-01'],
    ['very long', `${VALID}-${'x'.repeat(8_000)}`],
    ['with control characters', `${VALID}\t\u00e9`],
  ])('%s begins a trace of the gateway', async (_, traceparent) => {
    const collector = await startCollector();
    const { post, requestLines, traces } = await serveTraced(collector.url);
    expect((await post(POLICY, {}, { traceparent, tracestate: 'a=b' })).status).toBe(200);
    const [line] = await requestLines(1);
    await traces.close();
    const root = collector.spans().find(({ kind }) => kind === 'SERVER');
    expect(root).toMatchObject({ parentSpanId: '', traceState: '' });
    expect(line?.traceId).toBe(root?.traceId);
    expect(line?.traceId).toMatch(/^(?!0af7651916cd43dd8448eb211c80319c)[0-9a-f]{32}$/);
  });

  it('that occurs twice begins a trace of the gateway', async () => {
    const collector = await startCollector();
    const { url, requestLines } = await serveTraced(collector.url);
    const sent = request(url, {
      method: 'POST',
      headers: ['host', 'localhost', 'traceparent', VALID, 'traceparent', VALID],
    });
    sent.end();
    const [answer] = await once(sent, 'response');
    answer.resume();
    const [line] = await requestLines(1);
    expect(line?.traceId).not.toBe(TRACE_ID);
  });

  it.each([
    ['that is very long', `a=${'x'.repeat(250)},`.repeat(30)],
    ['with very many members', Array.from({ length: 2_000 }, (_, at) => `a${at}=1`).join(',')],
    ['with other characters', 'ключ=1,a=\u00e9,=,<script>=1'],
  ])('is followed without a tracestate %s', async (_, tracestate) => {
    const collector = await startCollector();
    const { post, requestLines, traces } = await serveTraced(collector.url);
    const latin1 = Buffer.from(tracestate)
      .toString('latin1')
      .replace(/[^\t -~\u0080-\u00ff]/g, '');
    expect((await post(POLICY, {}, { traceparent: VALID, tracestate: latin1 })).status).toBe(200);
    await requestLines(1);
    await traces.close();
    const root = collector.spans().find(({ kind }) => kind === 'SERVER');
    expect(root?.traceId).toBe(TRACE_ID);
    expect(root?.traceState).toMatch(/^[\w=,]{0,512}$/);
  });
});

describe('a collector', () => {
  let printed: MockInstance[];
  beforeEach(() => {
    printed = (['log', 'info', 'warn', 'error', 'debug', 'dir', 'trace'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
  });
  afterEach(() => vi.restoreAllMocks());

  const ATTACKS: readonly (readonly [name: string, answer: RequestListener, reason: string, timeoutMs: number])[] = [
    ['hangs', () => {}, 'ETIMEDOUT', SHORT],
    ['answers byte by byte', drip, 'ETIMEDOUT', SHORT],
    [
      'answers with an error',
      (_, response) => void response.writeHead(500).end('secret '.repeat(100_000)),
      'HTTP_500',
      LONG,
    ],
    ['answers with too much', (_, response) => void response.end('secret '.repeat(1_000_000)), 'EXPORT_FAILED', LONG],
    [
      'is overloaded for a day',
      (_, response) => void response.writeHead(503, { 'retry-after': '86400' }).end(),
      'EXPORT_FAILED',
      LONG,
    ],
    ['sends elsewhere', (_, response) => void response.writeHead(307, { location: '/secret' }).end(), 'HTTP_307', LONG],
    ['resets the connection', (incoming) => void incoming.socket.resetAndDestroy(), 'ECONNRESET', NO_RETRY],
  ];

  it.each(ATTACKS)(
    'that %s loses spans, but delays no request; the log says it once',
    async (_, answer, reason, timeoutMs) => {
      const state = { answer };
      const collector = await startCollector((incoming, response) => state.answer(incoming, response));
      const { post, traces, warnings } = await serveTraced(collector.url, {
        OTEL_EXPORTER_OTLP_TIMEOUT: `${timeoutMs}`,
        OTEL_BSP_SCHEDULE_DELAY: '1',
      });
      const ask = async () => expect((await post(POLICY)).status).toBe(200);
      await ask();
      await vi.waitFor(() => expect(warnings).toHaveLength(1), 20_000);
      await ask();
      await vi.waitFor(() => expect(collector.messages.length).toBeGreaterThan(1), 20_000);
      expect(warnings).toMatchObject([{ level: 40, reason, msg: 'cannot send traces to the collector' }]);
      state.answer = (_incoming, response) => response.end();
      await vi.waitFor(async () => {
        await ask();
        expect(warnings).toHaveLength(2);
      }, 20_000);
      expect(warnings[1]).toMatchObject({ level: 30, lostSpans: expect.any(Number) });
      expect(JSON.stringify(warnings)).not.toContain('secret');
      await traces.close();
      expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
    },
  );

  it('that is not there does the same', async () => {
    const server = createServer();
    const port = await listening(server as never);
    server.close();
    const { post, warnings } = await serveTraced(`http://127.0.0.1:${port}`, {
      OTEL_EXPORTER_OTLP_TIMEOUT: `${NO_RETRY}`,
      OTEL_BSP_SCHEDULE_DELAY: '1',
    });
    expect((await post(POLICY)).status).toBe(200);
    await vi.waitFor(() => expect(warnings).toMatchObject([{ reason: 'ECONNREFUSED' }]), 20_000);
  });

  it('that answers nothing holds a shutdown up for two seconds at most, and its spans take bounded memory', async () => {
    const collector = await startCollector(() => {});
    const { post, traces, requestLines } = await serveTraced(collector.url, {
      OTEL_BSP_MAX_QUEUE_SIZE: '50',
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '50',
    });
    for (let sent = 0; sent < 20; sent++) {
      await Promise.all(Array.from({ length: 5 }, () => post(POLICY)));
    }
    await requestLines(100);
    const before = performance.now();
    await traces.close();
    expect(performance.now() - before).toBeLessThan(8_000);
    // Of 500 spans, one batch was being sent, and one had waited.
    expect(collector.spans()).toHaveLength(100);
  });
});

/** One byte now and then, without an end. */
const drip: RequestListener = (_request, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write('.'), 50);
  response.on('close', () => clearInterval(timer));
};
