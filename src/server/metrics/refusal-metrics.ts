import type { ChangeObserver, RefusalObserver } from '../gateway-observer.ts';
import type { MetricRegistry } from './registry.ts';

/** Counts refused requests by reason. */
export function createRefusalMetrics({ counter }: MetricRegistry): RefusalObserver {
  const overloaded = counter('overload_refusals_total', 'Requests that were refused for overload.', ['reason']);
  const unauthenticated = counter(
    'authentication_refusals_total',
    'Requests that were refused because of their token, or because no rule lets their caller read anything.',
    ['reason'],
  );
  return {
    onOverloaded: (reason) => overloaded.inc({ reason }),
    onUnauthenticated: (reason) => unauthenticated.inc({ reason }),
  };
}

/** Counts changes of key policies. */
export function createChangeMetrics({ counter }: MetricRegistry): ChangeObserver {
  const changes = counter('policy_changes_total', 'putKeyPolicy mutations by outcome.', ['outcome']);
  return {
    onEnded: (outcome) => changes.inc({ outcome }),
    onDenied: () => changes.inc({ outcome: 'DENIED' }),
  };
}
