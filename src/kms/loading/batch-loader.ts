import DataLoader from 'dataloader';

/** Reads each request once, however often it is loaded. */
export type BatchLoader<Request, Value> = {
  readonly load: (request: Request) => Promise<Value>;
  /** Keeps the value as the answer to the request, if it has none. */
  readonly prime: (request: Request, value: Value) => void;
};

/**
 * Creates a DataLoader whose loads of one batch end one by one. DataLoader on its own ends all of them when the last
 * one ends: a key whose policy has come would wait for all others, and a call that hangs would hold up its batch.
 */
export function createBatchLoader<Request, Value>(
  readBatch: (requests: readonly Request[]) => readonly Promise<Value>[],
  toCacheKey: (request: Request) => string,
): BatchLoader<Request, Value> {
  const loader = new DataLoader<Request, { readonly answer: Promise<Value> }, string>(
    async (requests) => readBatch(requests).map((answer) => ({ answer })),
    { cacheKeyFn: toCacheKey },
  );
  return {
    load: async (request) => (await loader.load(request)).answer,
    prime: (request, value) => void loader.prime(request, { answer: Promise.resolve(value) }),
  };
}
