import type { ChangeObserver, RefusalObserver } from '../gateway-observer.ts';
import { OVERLOAD_REASONS } from '../overload/overload-errors.ts';
import type { MetricRegistry } from './registry.ts';

/** Counts refused requests by reason. */
export function createRefusalMetrics({ counter }: MetricRegistry): RefusalObserver {
  const overloaded = counter('overload_refusals_total', 'Requests that were refused for overload.', ['reason']);
  for (const reason of OVERLOAD_REASONS) overloaded.inc({ reason }, 0);
  const unauthenticated = counter(
    'authentication_refusals_total',
    'Requests that were refused because of their token, or because no rule lets their caller read anything.',
    ['reason'],
  );
  unauthenticated.inc({ reason: 'SIGNING_KEYS_UNAVAILABLE' }, 0); // so that an alert sees the first one
  return {
    onOverloaded: (reason) => overloaded.inc({ reason }),
    onUnauthenticated: (reason) => unauthenticated.inc({ reason }),
  };
}

/** Counts changes of key policies. */
export function createChangeMetrics({ counter }: MetricRegistry): ChangeObserver {
  const changes = counter('policy_changes_total', 'putKeyPolicy mutations by outcome.', ['outcome']);
  for (const outcome of OUTCOMES) changes.inc({ outcome }, 0);
  return {
    onEnded: (outcome) => changes.inc({ outcome }),
    onDenied: () => changes.inc({ outcome: 'DENIED' }),
  };
}

/** Those of a change, and DENIED: the caller may not put a policy. */
const OUTCOMES = ['SETTLED', 'UNSETTLED', 'UNCONFIRMED', 'FAILED', 'CONFLICT', 'REFUSED', 'DENIED'] as const;
