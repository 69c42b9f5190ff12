import { queryObjects } from 'node:v8';

/** What a process holds. */
export type Census = {
  readonly heapKilobytes: number;
  /** Open connections, of clients and to KMS. */
  readonly sockets: number;
  readonly timers: number;
  /** AbortSignals that are not collected: each may have listeners. */
  readonly signals: number;
  /** Of the process itself. */
  readonly listeners: number;
};

/** After garbage collection, which `queryObjects` begins with. */
export function takeCensus(): Census {
  const signals = queryObjects(AbortSignal, { format: 'count' });
  const resources = process.getActiveResourcesInfo();
  const count = (name: string) => resources.filter((each) => each === name).length;
  return {
    heapKilobytes: Math.round(process.memoryUsage().heapUsed / 1024),
    sockets: count('TCPSocketWrap'),
    timers: count('Timeout'),
    signals,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}
