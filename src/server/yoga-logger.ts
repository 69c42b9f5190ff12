import type { Logger } from 'pino';
import { toSafeError } from './safe-error.ts';

/** Yoga's log, at level debug only: Yoga logs errors a second time, after `maskError` has logged them with their ID. */
export function createYogaLogger(log: Logger) {
  const debug = (...args: unknown[]) => {
    // Yoga logs several lines for each request, which are not written at the default level.
    if (!log.isLevelEnabled('debug')) return;
    log.debug({ yoga: args.map((arg) => (typeof arg === 'string' ? arg : toSafeError(arg))) }, 'yoga');
  };
  return { debug, info: debug, warn: debug, error: debug };
}
