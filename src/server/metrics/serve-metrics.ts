import type { RequestListener, ServerResponse } from 'node:http';
import { createGuard } from '../http/guard.ts';
import { type RunningServer, startServer } from '../http/start-server.ts';
import type { Metrics } from './create-metrics.ts';
import { acceptsOpenMetrics, OPEN_METRICS, PROMETHEUS_TEXT, toOpenMetrics } from './exposition.ts';
import { paceReadings } from './pace-readings.ts';

export type MetricsServerOptions = {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** The names that a Host header may have, besides IP addresses and localhost. */
  readonly allowedHosts: readonly string[];
};

/**
 * Serves the metrics on a port of their own, so that the port of the gateway can be public. As on that port, a page
 * cannot read them by DNS rebinding, and a slow client is disconnected. The requests of callers come first: reading many
 * time series takes a tenth of a second, so it is paced. Rejects with Node's error if it cannot listen.
 */
export async function serveMetrics({ registry }: Metrics, options: MetricsServerOptions): Promise<RunningServer> {
  const { host, port, allowedHosts } = options;
  const readPrometheus = paceReadings(() => registry.metrics());
  const readOpenMetrics = paceReadings(async () => toOpenMetrics(await registry.metrics()));
  const answer: RequestListener = ({ url = '', method, headers }, response) => {
    if (url.split('?', 1)[0] !== METRICS_PATH) return refuse(response, 404, `The metrics are at ${METRICS_PATH}.`);
    if (method !== 'GET') {
      response.setHeader('allow', 'GET');
      return refuse(response, 405, `Read ${METRICS_PATH} by GET.`);
    }
    const isOpenMetrics = acceptsOpenMetrics(headers.accept ?? '');
    const read = isOpenMetrics ? readOpenMetrics : readPrometheus;
    read().then(
      (text) => {
        response.setHeader('content-type', isOpenMetrics ? OPEN_METRICS : PROMETHEUS_TEXT);
        response.end(text);
      },
      () => refuse(response, 500, 'The metrics cannot be read.'),
    );
  };
  return await startServer(createGuard(answer, { allowedHosts: [...allowedHosts, host.toLowerCase()] }), {
    host,
    port,
    connections: CONNECTIONS,
    maxUntakenBytes: MAX_UNTAKEN_BYTES,
  });
}

const METRICS_PATH = '/metrics';

/** More than the servers that scrape one gateway. One address leaves some for the others. */
const CONNECTIONS = { total: 20, perAddress: 10 };

/** Some scrapes of the largest size. */
const MAX_UNTAKEN_BYTES = 32 * 1024 * 1024;

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}
