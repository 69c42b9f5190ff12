import { useCallback, useMemo } from 'react';
import { type AnyVariables, type TypedDocumentNode, useQuery } from 'urql';
import { type FieldFailure, toFailures } from './failure.ts';
import { useRecovery } from './recovery.ts';

export type Answer<Data> = {
  /** Undefined until the answer arrives, and if it fails. */
  readonly data: Data | undefined;
  /** The failures of single fields, or of the whole query. */
  readonly failures: readonly FieldFailure[];
  readonly loading: boolean;
  /** Runs the query again, without the cache. */
  readonly retry: () => void;
};

/** Runs a query. Retries until the gateway answers. Shows cached data while the query runs again. */
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
