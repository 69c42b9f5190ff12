import type { LaneLoad } from '../../kms/pace/lane.ts';
import type { GatewayLoad } from '../gateway-load.ts';
import { createBoundedSeries } from './bounded-series.ts';
import type { ToPlaceLabels } from './place-labels.ts';
import type { MetricRegistry } from './registry.ts';
import type { Series } from './series.ts';

/** What the gateway does at the moment of a scrape. */
export function addLoadMetrics(metrics: MetricRegistry, load: () => GatewayLoad, toPlace: ToPlaceLabels): void {
  const { gauge } = metrics;
  const one = (name: string, help: string, read: (load: GatewayLoad) => number) =>
    gauge(name, help, () => read(load()));

  one('kms_in_flight', 'KMS calls that were sent and not answered.', ({ kms }) => kms.inFlight);
  one('kms_waiting', 'KMS calls that wait for one of the slots that all lanes share.', ({ kms }) => kms.waiting);
  addLaneMetrics(metrics, load, toPlace);

  one('admitted_kms_calls', 'The most KMS calls that the requests in flight may cause.', (now) => now.kmsCallsInFlight);
  one('admitted_kms_calls_limit', 'MAX_KMS_CALLS_AT_ONCE.', (now) => now.maxKmsCallsInFlight);
  one(
    'event_loop_delay_seconds',
    'Time that a request waits for the event loop.',
    (now) => now.eventLoopDelayMs / 1000,
  );
  one('draining', '1 after SIGTERM, else 0.', ({ isDraining }) => Number(isDraining));
  addReachability(metrics, load);
}

function addLaneMetrics({ gauge }: MetricRegistry, load: () => GatewayLoad, toPlace: ToPlaceLabels): void {
  const { seriesOf } = createBoundedSeries(toPlace);
  const each = (name: string, help: string, toNumber: (lane: LaneLoad) => number) =>
    gauge(name, help, () => {
      const sums = new Map<Series['labels'], number>();
      for (const { scope, operation, ...lane } of load().kms.lanes()) {
        const { labels } = seriesOf(scope, operation, () => ({ operation }));
        sums.set(labels, (sums.get(labels) ?? 0) + toNumber(lane));
      }
      return [...sums].map(([labels, value]) => ({ labels, value }));
    });
  each('lane_limit', 'The number of slots in a lane, which throttling and timeouts lower.', ({ limit }) => limit);
  each('lane_in_flight', 'Calls that have a slot in their lane.', ({ inFlight }) => inFlight);
  each('lane_waiting', 'Calls that wait for a slot in their lane.', ({ waiting }) => waiting);
}

function addReachability({ gauge }: MetricRegistry, load: () => GatewayLoad): void {
  const read = () => load().reachability;
  gauge('kms_reachable', '1 if KMS answered the last try, else 0. Absent before the first try.', () =>
    read().state === 'unknown' ? null : Number(read().state === 'reachable'),
  );
  gauge('kms_last_answer_timestamp_seconds', 'When KMS last answered. Absent if it never did.', () =>
    toSeconds(read().lastAnswerAt),
  );
}

function toSeconds(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso) / 1000;
}
