import type { CallLog } from './call-log.ts';
import type { Faults } from './faults.ts';
import type { OpenStore } from './open-store.ts';

/** What all requests to one embedded KMS share. */
export type KmsState = Omit<OpenStore, 'close'> & {
  readonly calls: CallLog;
  /** Replaced as a whole when the fault rules change. */
  faults: Faults;
  /** The clock by which the credentials of AssumeRole expire, in epoch milliseconds. */
  readonly now: () => number;
};
