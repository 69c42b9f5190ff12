import { Socket } from 'node:net';
import { queryObjects } from 'node:v8';

/** What a process holds after garbage collection. */
export type Census = {
  readonly heapKilobytes: number;
  /** Of clients and to KMS, those that are idle too. */
  readonly sockets: number;
  readonly timers: number;
  /** Each may have listeners, and those what they need. */
  readonly signals: number;
  /** Of the process itself. */
  readonly listeners: number;
};

/** `queryObjects` begins with a garbage collection. */
export function takeCensus(): Census {
  return {
    sockets: queryObjects(Socket, { format: 'count' }),
    timers: queryObjects(Timeout, { format: 'count' }),
    signals: queryObjects(AbortSignal, { format: 'count' }),
    heapKilobytes: Math.round(process.memoryUsage().heapUsed / 1024),
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}

const Timeout = setTimeout(() => {}, 0).constructor as new () => NodeJS.Timeout;
