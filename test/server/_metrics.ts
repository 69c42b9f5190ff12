import { onTestFinished } from 'vitest';
import { type KmsConnection, toEmbeddedKms } from '../../src/kms/client/connection.ts';
import type { DiscoveryStatus } from '../../src/kms/discovery/connect-organization.ts';
import { addProcessMetrics } from '../../src/programs/start/metrics/process-metrics.ts';
import type { ServerOptions } from '../../src/server/http/start-server.ts';
import { createMetrics } from '../../src/server/metrics/create-metrics.ts';
import { serveMetrics } from '../../src/server/metrics/serve-metrics.ts';
import { ACCOUNT, REGION, type SetupOptions } from '../_setup.ts';
import { serve } from './_serve.ts';

const DISCOVERED = { discovery: { succeededAt: Date.now(), failures: 0 } };

/** A gateway with metrics, and what `npm start` adds to them. */
export async function serveMeasured(
  options: SetupOptions = {},
  serverOptions: Partial<ServerOptions> = {},
  { discovery }: { readonly discovery: DiscoveryStatus | undefined } = DISCOVERED,
) {
  let connection: KmsConnection | undefined;
  const { connect } = options;
  const metrics = createMetrics({ version: '1.2.3', mode: 'embedded', accounts: () => connection?.accounts() ?? [] });
  onTestFinished(addProcessMetrics(metrics.registry));
  const parts = await serve(
    {
      ...options,
      async connect(kms) {
        const places = [{ accountId: ACCOUNT, region: REGION }, ...(connect === 'places' ? kms.places() : [])] as const;
        connection = typeof connect === 'function' ? await connect(kms) : toEmbeddedKms(kms.url, places);
        return connection;
      },
      gateway: { ...options.gateway, observers: [metrics.observer] },
    },
    { onLimit: metrics.onLimit, ...serverOptions },
  );
  metrics.watch({
    load: parts.gateway.load,
    connections: parts.server.connections,
    lostLogLines: () => 0,
    discovery: () => discovery,
  });
  const metricsServer = await serveMetrics(metrics, { host: '127.0.0.1', port: 0, allowedHosts: ['gateway.test'] });
  onTestFinished(metricsServer.close);
  const scrape = async (headers: Record<string, string> = {}) => {
    const answer = await fetch(`${metricsServer.url}/metrics`, { headers });
    return await answer.text();
  };
  return {
    ...parts,
    metrics,
    metricsUrl: metricsServer.url,
    scrape,
    samples: async () => parseSamples(await scrape()),
  };
}

/** The samples of a scrape, each with its value: `name{label="value"}`, with the labels in the order of their names. */
function parseSamples(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (value === '') throw new Error(`not a sample: ${line}`);
      const sorted = [...labels.matchAll(/\w+="(?:[^"\\]|\\.)*"/g)].map(([label]) => label).toSorted();
      return [sorted.length === 0 ? name : `${name}{${sorted.join()}}`, Number(value)];
    }),
  );
}

/** The metrics of a scrape by name, each with its type. */
export function parseTypes(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', type = '']) => [name, type]));
}
