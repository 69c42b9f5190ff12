import type { AccountConnection } from '../../kms/client/account-connection.ts';
import type { DiscoveryStatus } from '../../kms/discovery/connect-organization.ts';
import type { GatewayLoad } from '../gateway-load.ts';
import type { GatewayObserver } from '../gateway-observer.ts';
import type { LimitEvent } from '../http/start-server.ts';
import { addAccountMetrics, addDiscoveryMetrics } from './account-metrics.ts';
import { createKmsMetrics } from './kms-metrics.ts';
import { addLoadMetrics } from './load-metrics.ts';
import { createPlaceLabels } from './place-labels.ts';
import { createChangeMetrics, createRefusalMetrics } from './refusal-metrics.ts';
import { createMetricRegistry, type MetricRegistry } from './registry.ts';
import { createRequestMetrics } from './request-metrics.ts';
import {
  addServerMetrics,
  createConnectionMetrics,
  createReloadMetrics,
  type ReloadOutcome,
} from './server-metrics.ts';

export type Metrics = {
  /** For `createGateway`. */
  readonly observer: GatewayObserver;
  /** For `startServer`. */
  readonly onLimit: (event: LimitEvent) => void;
  readonly onReloaded: (outcome: ReloadOutcome) => void;
  /** Adds what exists only when the gateway runs. Call it once. */
  watch(sources: MetricSources): void;
  /** Of prom-client, for metrics of the process. */
  readonly registry: MetricRegistry['registry'];
};

export type MetricsOptions = {
  readonly version: string;
  readonly mode: 'embedded' | 'aws';
  /** The accounts that the gateway reads now. */
  readonly accounts: () => readonly AccountConnection[];
};

/** What is read at each scrape. */
export type MetricSources = {
  readonly load: () => GatewayLoad;
  /** The number of open connections. */
  readonly connections: () => number;
  /** The number of log lines that were lost. */
  readonly lostLogLines: () => number;
  /** Undefined while the accounts are configured. */
  readonly discovery: () => DiscoveryStatus | undefined;
};

/**
 * The metrics of one gateway. Their labels have few values, whatever clients and KMS send, and never the name of a key
 * or of a caller.
 */
export function createMetrics({ version, mode, accounts }: MetricsOptions): Metrics {
  const metrics = createMetricRegistry();
  const toPlace = createPlaceLabels(accounts);
  metrics.gauge('build_info', 'Always 1. The version of the gateway, and KMS_MODE.', () => [
    { labels: { version, mode }, value: 1 },
  ]);
  addAccountMetrics(metrics, accounts);
  return {
    observer: {
      requests: createRequestMetrics(metrics),
      kms: createKmsMetrics(metrics, toPlace),
      refusals: createRefusalMetrics(metrics),
      changes: createChangeMetrics(metrics),
    },
    onLimit: createConnectionMetrics(metrics),
    onReloaded: createReloadMetrics(metrics),
    watch({ load, connections, lostLogLines, discovery }) {
      addLoadMetrics(metrics, load, toPlace);
      addServerMetrics(metrics, connections);
      metrics.readCounter('lost_log_lines_total', 'Lines of the log that were lost.', lostLogLines);
      addDiscoveryMetrics(metrics, discovery);
    },
    registry: metrics.registry,
  };
}
