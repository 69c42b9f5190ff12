import type { CombinedError, OperationResult, TypedDocumentNode } from 'urql';
import { client } from '../../gateway/client.ts';
import { type FieldFailure, type KmsExceptionFields, toFailures, toKmsFailure } from '../../gateway/failure.ts';
import type { EstatePageQuery } from '../../generated/graphql.ts';
import { readFragment } from '../../generated/index.ts';
import { toEstateKey } from '../estate-key.ts';
import { toAllowedSize, toNextSize, toSmallerSize } from './page-size.ts';
import { KEY, PAGE } from './queries.ts';
import type { Page, Snapshot } from './snapshot.ts';

/**
 * A page, or why there is none. `again`: the same page is to be read with another size. `busy`: the gateway has refused
 * it because it is overloaded.
 */
export type PageResult =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'again'; readonly size: Snapshot['size'] }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly failure: FieldFailure | undefined };

/** Reads the next page of a snapshot. Never settles if `signal` aborts. */
export async function readPage({ targets, after, size }: Snapshot, signal: AbortSignal): Promise<PageResult> {
  const start = performance.now();
  const { data, error } = await ask(PAGE, { ...targets[0], first: size.first, after }, signal);
  const failures = toFailures(error);
  const connection = data?.allKeys;
  if (!connection) return toRefusal(failures, size);
  const { pageInfo, nodes } = connection;
  const keys = nodes.map((node, index) =>
    toEstateKey(
      readFragment(KEY, node),
      failures.filter(({ path }) => path[1] === 'nodes' && path[2] === index),
    ),
  );
  const isLate = keys.some((key) => key.isLate);
  const smaller = isLate ? toSmallerSize(size) : null;
  if (smaller !== null) return { kind: 'again', size: smaller };
  const milliseconds = performance.now() - start;
  return {
    kind: 'page',
    page: {
      keys,
      unreadPlaces: connection.failures.map(toUnreadPlace),
      size: toNextSize(size, { milliseconds, isLate }),
      endCursor: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    },
  };
}

function toRefusal(failures: readonly FieldFailure[], size: Snapshot['size']): PageResult {
  const [failure] = failures;
  if (failure?.code === 'OVERLOADED') return { kind: 'busy' };
  const allowed = failure?.code.endsWith('_LIMIT_EXCEEDED') ? toAllowedSize(size) : null;
  return allowed === null ? { kind: 'failed', failure } : { kind: 'again', size: allowed };
}

type FailureOfPlace = NonNullable<EstatePageQuery['allKeys']>['failures'][number];

function toUnreadPlace({ accountId, region, exception }: FailureOfPlace) {
  const fields: KmsExceptionFields = exception;
  return { accountId, region: region ?? null, failure: toKmsFailure(fields, 'ListKeys') };
}

export type Answer<Data> = { readonly data?: Data | undefined; readonly error?: CombinedError | undefined };

/** Sends one query. If `signal` aborts, the request ends, and this never settles. */
export function ask<Data, Variables extends Record<string, unknown>>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Answer<Data>> {
  return new Promise((resolve) => {
    const source = client.query<Data, Variables>(query, variables, { requestPolicy: 'network-only' });
    const subscription = source.subscribe((result: OperationResult<Data, Variables>) => {
      resolve(result);
    });
    signal.addEventListener('abort', () => subscription.unsubscribe());
  });
}
