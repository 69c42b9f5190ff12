import type { LimitEvent } from '../http/start-server.ts';
import type { MetricRegistry } from './registry.ts';

/** Counts the connections that limits close or restrict: for `onLimit` of `startServer`. */
export function createConnectionMetrics({ counter }: MetricRegistry): (event: LimitEvent) => void {
  const limited = counter('connection_limits_total', 'Connections that were closed or restricted by a limit.', [
    'action',
  ]);
  for (const action of Object.values(ACTIONS)) limited.inc({ action }, 0);
  return (event) => limited.inc({ action: ACTIONS[event] });
}

const ACTIONS = {
  idleClosed: 'idle_closed',
  healthOnly: 'health_only',
  refused: 'refused',
  tooSlow: 'answer_too_slow',
  tooManyBytes: 'answer_too_many_bytes',
} as const;

export function addServerMetrics({ gauge }: MetricRegistry, connections: () => number): void {
  gauge('connections', 'Open connections.', connections);
}

/** Counts reloads of the configuration. */
export function createReloadMetrics({ counter, gauge }: MetricRegistry): (outcome: ReloadOutcome) => void {
  const reloads = counter('config_reloads_total', 'Reloads of the configuration.', ['outcome']);
  for (const outcome of ['success', 'failure']) reloads.inc({ outcome }, 0);
  let last: ReloadOutcome = 'success';
  let succeededAt = Date.now();
  gauge('config_last_reload_successful', '1 if the last reload succeeded, or there was none, else 0.', () =>
    Number(last === 'success'),
  );
  gauge('config_last_success_timestamp_seconds', 'When the configuration in use was loaded.', () => succeededAt / 1000);
  return (outcome) => {
    reloads.inc({ outcome });
    last = outcome;
    if (outcome === 'success') succeededAt = Date.now();
  };
}

export type ReloadOutcome = 'success' | 'failure';
