import PQueue from 'p-queue';

export type KeyQueues = {
  /** Runs the tasks of one key one after the other. */
  run<Result>(keyArn: string, task: () => Promise<Result>): Promise<Result>;
  /** Settles when no task runs or waits. */
  whenIdle(): Promise<void>;
};

/** One queue for each key that is being changed, for all requests of the process. */
export function createKeyQueues(): KeyQueues {
  const queues = new Map<string, PQueue>();
  const listBusy = () => [...queues.values()].filter(({ size, pending }) => size + pending > 0);
  return {
    async run(keyArn, task) {
      const queue = queues.get(keyArn) ?? new PQueue({ concurrency: 1 });
      queues.set(keyArn, queue);
      try {
        return await queue.add(task);
      } finally {
        if (queue.size === 0 && queue.pending === 0) queues.delete(keyArn);
      }
    },
    async whenIdle() {
      // A task that runs meanwhile counts, too.
      while (listBusy().length > 0) await Promise.all(listBusy().map((queue) => queue.onIdle()));
    },
  };
}
