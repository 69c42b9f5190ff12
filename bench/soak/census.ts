import { Socket } from 'node:net';
import { queryObjects } from 'node:v8';

/** What a process holds after garbage collection. */
export type Census = {
  readonly heapKilobytes: number;
  /** Connections of clients and to KMS, idle ones included. */
  readonly sockets: number;
  readonly timers: number;
  /** Each AbortSignal keeps its listeners in memory, and all that they refer to. */
  readonly signals: number;
  /** The listeners of `process`. */
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
