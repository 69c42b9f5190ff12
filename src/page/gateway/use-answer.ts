import { useCallback, useMemo } from 'react';
import { type AnyVariables, createRequest, type TypedDocumentNode, useQuery } from 'urql';
import { type FieldFailure, toFailures, UNEXPECTED_ANSWER } from './failure.ts';
import { keepAnswer } from './kept-answers.ts';
import { useRecovery } from './recovery.ts';

export type Answer<Data> = {
  /** Undefined until the first answer arrives. If the gateway fails later, what it answered before. */
  readonly data: Data | undefined;
  /** When the answer arrived, in the format of RFC 3339. Null until then. */
  readonly readAt: string | null;
  /** The failures of single fields of `data`; without data, that of the whole query. */
  readonly failures: readonly FieldFailure[];
  /** Why `data` could not be read again. Null if it is the answer to the last request. */
  readonly outdated: FieldFailure | null;
  readonly loading: boolean;
  /** Runs the query again, without the cache. */
  readonly retry: () => void;
};

/** An answer without any field that was asked for is none. */
const EMPTY = [UNEXPECTED_ANSWER];
const NO_STATE = { data: undefined, error: undefined } as const;

/**
 * Runs a query. Retries until the gateway answers. Shows what was read before while the query runs again, or
 * fails.
 */
export function useAnswer<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Answer<Data> {
  const [state, execute] = useQuery<Data, Variables>({
    query,
    variables,
    requestPolicy: 'network-only',
  } as Parameters<typeof useQuery<Data, Variables>>[0]);
  const { fetching, stale } = state;
  const { key } = createRequest(query, variables);
  // With other variables, urql gives the answer to the former ones until there is one to these.
  const { data, error } = state.operation?.key === key ? state : NO_STATE;
  const retry = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useRecovery(error?.networkError !== undefined, retry);
  const isEmpty = data !== undefined && data !== null && Object.keys(data).length === 0;
  const failures = useMemo(() => (isEmpty ? EMPTY : toFailures(error)), [isEmpty, error]);
  const kept = keepAnswer<Data>(key, isEmpty ? undefined : (data ?? undefined), failures);
  const isOutdated = kept !== undefined && !data && error !== undefined;
  return {
    data: kept?.data,
    readAt: kept?.readAt ?? null,
    failures: kept?.failures ?? failures,
    outdated: isOutdated ? (failures[0] ?? null) : null,
    loading: fetching || stale,
    retry,
  };
}
