import { useCallback, useMemo } from 'react';
import { type AnyVariables, type TypedDocumentNode, useQuery } from 'urql';
import { type FieldFailure, toFailures } from './failure.ts';
import { useRecovery } from './recovery.ts';

export type Answer<Data> = {
  /** Undefined until it has come, and where it could not be had. */
  readonly data: Data | undefined;
  /** What could not be read: some of the answer, or all of it. */
  readonly failures: readonly FieldFailure[];
  readonly loading: boolean;
  /** Asks again, past what was read before. */
  readonly retry: () => void;
};

/** Asks the gateway; where it does not answer, again and again until it does. What was read before is shown while it is read anew. */
export function useAnswer<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Answer<Data> {
  const [{ data, error, fetching, stale }, execute] = useQuery<Data, Variables>({
    query,
    variables,
    requestPolicy: 'cache-and-network',
  } as Parameters<typeof useQuery<Data, Variables>>[0]);
  const retry = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useRecovery(error?.networkError !== undefined, retry);
  const failures = useMemo(() => toFailures(error), [error]);
  return { data, failures, loading: fetching || stale, retry };
}
