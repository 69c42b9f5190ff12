import type { KmsScope } from '../../kms/arn.ts';
import type { LaneLoad } from '../../kms/pace/lane.ts';
import type { GatewayLoad } from '../gateway-load.ts';
import { createCells, type ToPlace } from './bounded-cells.ts';
import type { GaugeValue, MetricRegistry } from './registry.ts';
import { toValue } from './request-metrics.ts';

/** What the gateway does at the moment of a scrape. */
export function addLoadMetrics(metrics: MetricRegistry, load: () => GatewayLoad, toPlace: ToPlace): void {
  const { gauge } = metrics;
  const one = (name: string, help: string, read: (load: GatewayLoad) => number) =>
    gauge(name, help, { read: () => toValue(read(load())) });

  one('kms_in_flight', 'KMS calls that were sent and not answered.', ({ kms }) => kms.inFlight);
  one(
    'kms_waiting',
    'KMS calls that wait for one of the slots that all lanes share.',
    ({ kms }) => kms.waiting,
  );
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

function addLaneMetrics({ gauge }: MetricRegistry, load: () => GatewayLoad, toPlace: ToPlace): void {
  const { cellOf } = createCells(toPlace);
  const each = (name: string, help: string, toNumber: (lane: LaneLoad) => number) => {
    const toGauge = ({ scope, operation, ...lane }: NamedLoad): GaugeValue<string> => ({
      labels: cellOf(scope, operation, () => ({ operation })).labels,
      value: toNumber(lane),
    });
    gauge(name, help, {
      labelNames: ['operation', 'account', 'region'],
      read: () => load().kms.lanes().map(toGauge),
    });
  };
  each('lane_limit', 'The number of slots in a lane, which throttling and timeouts lower.', ({ limit }) => limit);
  each('lane_in_flight', 'Calls that have a slot in their lane.', ({ inFlight }) => inFlight);
  each('lane_waiting', 'Calls that wait for a slot in their lane.', ({ waiting }) => waiting);
}

type NamedLoad = LaneLoad & { readonly operation: string; readonly scope: KmsScope };

function addReachability({ gauge }: MetricRegistry, load: () => GatewayLoad): void {
  const read = () => load().reachability;
  gauge('kms_reachable', '1 if KMS answered the last try, else 0. Absent before the first try.', {
    read: () => (read().state === 'unknown' ? [] : toValue(Number(read().state === 'reachable'))),
  });
  gauge('kms_last_answer_timestamp_seconds', 'When KMS last answered. Absent if it never did.', {
    read: () => toTime(read().lastAnswerAt),
  });
}

function toTime(iso: string | null) {
  return iso === null ? [] : toValue(Date.parse(iso) / 1000);
}
