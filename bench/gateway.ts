import { pino } from 'pino';
import { parseConfig } from '../src/config/environment.ts';
import { parseTraceConfig } from '../src/config/traces.ts';
import { toEmbeddedKms } from '../src/kms/client/connection.ts';
import { startMetrics } from '../src/programs/start/metrics/start-metrics.ts';
import { createGateway } from '../src/server/gateway.ts';
import { startServer } from '../src/server/http/start-server.ts';
import { serveRunner } from './contender.ts';

// The gateway with the defaults of `npm start`, over an embedded KMS in another process. The arguments are the URL of
// the KMS and environment variables, such as KMS_QUOTA_SHARE=1. With METRICS_PORT, it has the metrics of `npm start`.
const [, , kmsUrl, ...variables] = process.argv;
const env = Object.fromEntries(variables.map((variable) => variable.split('=')));
const config = parseConfig(env);
const log = pino({ level: 'silent' });
const traceConfig = parseTraceConfig(env);
const traces = traceConfig && (await import('../src/server/traces/start-traces.ts')).startTraces(traceConfig, '', log);
const connection = toEmbeddedKms(String(kmsUrl), [{ accountId: '111122223333', region: 'us-east-2' }]);
const metrics = config.metrics === null ? null : startMetrics(config, config.metrics, () => ({ connection }));
const observers = [metrics, traces].flatMap((each) => each?.observer ?? []);
const gateway = createGateway({ config, connection, observers, log });
const server = await startServer(gateway.listener, { host: '127.0.0.1', port: 0 });
const metricsServer = await metrics?.serve({
  load: gateway.load,
  connections: server.connections,
  lostLogLines: () => 0,
});
serveRunner({
  url: `${server.url}/graphql`,
  async run() {
    if (metricsServer !== undefined) await (await fetch(metricsServer.url)).text();
  },
});
