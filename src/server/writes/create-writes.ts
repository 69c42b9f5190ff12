import { computeInTurn } from '../../graphql/compute-in-turn.ts';
import type { Writes } from '../../graphql/types/put-key-policy/writes.ts';
import type { Caller } from '../../kms/access.ts';
import type { Audit } from '../audit/audit.ts';
import type { ChangeLog } from '../audit/change-log.ts';
import { toLoggedKey } from '../audit/logged-key.ts';
import type { KeyQueues } from './key-queues.ts';

export type WritesOptions = {
  /** Whether the operator has switched on writing. */
  readonly isOn: boolean;
  readonly queues: KeyQueues;
  readonly log: ChangeLog;
  /** Milliseconds from the start of a request to its deadline. */
  readonly deadlineMs: number;
  readonly audit: Pick<Audit, 'recordOf' | 'addSignal'>;
};

/** Creates the changes of a request at its start. `signal` is the signal of the request. */
export function createWrites({ isOn, queues, log, deadlineMs, audit }: WritesOptions) {
  return (request: Request, { id: caller }: Caller, requestSignal: AbortSignal): Writes => {
    const deadline = performance.now() + deadlineMs;
    const changer = () => ({ requestId: audit.recordOf(request)?.id ?? null, caller });
    return {
      // Yoga refuses mutations by GET. This does not depend on it: a link must not be able to change a key.
      isOn: isOn && request.method === 'POST',
      logDenied: (keyArn, code) => log.denied(changer(), { key: toLoggedKey(keyArn), code }),
      run(keyArn, change) {
        // Not the signal of the request: it aborts when the client disconnects, and nobody would know what was changed.
        const signal = AbortSignal.timeout(Math.max(0, Math.floor(deadline - performance.now())));
        audit.addSignal(signal, requestSignal);
        const computing = { signal: new AbortController().signal };
        return queues.run(keyArn, () =>
          change({
            signal,
            compute: async (compute) => computeInTurn(computing, compute),
            logBegin: (line) => log.begin(changer(), line, signal),
            logEnd: (line) => log.end(changer(), line),
          }),
        );
      },
    };
  };
}
