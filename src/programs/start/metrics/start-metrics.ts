import type { Config } from '../../../config/environment.ts';
import { createMetrics, type MetricSources, type Metrics } from '../../../server/metrics/create-metrics.ts';
import { serveMetrics } from '../../../server/metrics/serve-metrics.ts';
import type { ConnectedKms } from '../open-kms.ts';
import { VERSION } from '../product.ts';
import { toPortProblem } from '../to-port-problem.ts';
import { addProcessMetrics } from './process-metrics.ts';

export type ProgramMetrics = Pick<Metrics, 'observer' | 'onLimit' | 'onReloaded'> & {
  /** Serves the metrics from now on. Throws ConfigError. */
  serve(sources: Omit<MetricSources, 'discovery'>): Promise<{ readonly url: string; close(): Promise<void> }>;
};

/** Counts from now on. `connected` returns what the gateway is connected to now: a reload changes it. */
export function startMetrics(
  { http, kms: { mode } }: Pick<Config, 'http' | 'kms'>,
  { host, port }: NonNullable<Config['metrics']>,
  connected: () => ConnectedKms,
): ProgramMetrics {
  const metrics = createMetrics({ version: VERSION, mode, accounts: () => connected().connection.accounts() });
  const endMeasuring = addProcessMetrics(metrics.registry);
  return {
    ...metrics,
    async serve(sources) {
      metrics.watch({ ...sources, discovery: () => connected().discovery?.status() });
      const { allowedHosts } = http;
      const server = await serveMetrics(metrics, { host, port, allowedHosts }).catch((error) => {
        throw toPortProblem(error, { variable: 'METRICS_PORT', port, host, hostVariable: 'METRICS_HOST' });
      });
      return {
        url: `${server.url}/metrics`,
        async close() {
          endMeasuring();
          await server.close();
        },
      };
    },
  };
}
