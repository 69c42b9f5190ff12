import type { Logger } from 'pino';
import type { ChangeEnd, ChangeLine } from '../../graphql/types/put-key-policy/writes.ts';
import type { ChangeObserver } from '../gateway-observer.ts';
import { AuditError } from '../writes/audit-error.ts';

/** Who makes a change. */
export type Changer = { readonly requestId: string | null; readonly caller: string | null };

export type ChangeLog = {
  /** Resolves when the line has left the process. Rejects with AuditError, also when the signal aborts. */
  begin(changer: Changer, line: ChangeLine, signal: AbortSignal): Promise<void>;
  end(changer: Changer, line: ChangeLine & ChangeEnd): void;
  /** The caller may not put a policy, so nothing was read or sent. `key` is null if the log may not have it. */
  denied(changer: Changer, line: { readonly key: string | null; readonly code: string }): void;
};

/**
 * Logs changes of keys, and attempts to make them. LOG_LEVEL does not hide these lines: they say who changed what. Tells
 * `observers`, too.
 */
export function createChangeLog(log: Logger, observers: readonly ChangeObserver[] = []): ChangeLog {
  const always = log.child({}, { level: 'info' });
  return {
    async begin(changer, line, signal) {
      always.info({ ...changer, ...line }, 'PutKeyPolicy begins');
      await flush(always, signal);
    },
    end(changer, line) {
      always.info({ ...changer, ...line }, 'PutKeyPolicy ended');
      for (const observer of observers) observer.onEnded?.(line.outcome);
    },
    denied(changer, line) {
      always.info({ ...changer, ...line }, 'PutKeyPolicy denied');
      for (const observer of observers) observer.onDenied?.();
    },
  };
}

function flush(log: Logger, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new AuditError());
    if (signal.aborted) return fail();
    signal.addEventListener('abort', fail, { once: true });
    log.flush((error) => {
      signal.removeEventListener('abort', fail);
      if (error) fail();
      else resolve();
    });
  });
}
