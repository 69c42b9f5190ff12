import { THROTTLING } from '../kms/failure-codes.ts';
import type { Answer } from './ask.ts';
import type { ReportPageQuery } from './generated/graphql.ts';

type PageAnswer = Answer<ReportPageQuery>;

export type Page = PageAnswer & { readonly keys: NonNullable<ReportPageQuery['allKeys']> };

/** The size with which a page is asked for again, because a smaller one can be read as a whole. Null if it cannot. */
export function findSmallerSize(answer: PageAnswer, size: number): number | null {
  return findAllowedSize(answer, size) ?? findReadableSize(toFailures(answer));
}

/** A quarter of the size if the gateway has refused the request because it exceeds a limit. 0 for one key. */
export function findAllowedSize({ errors = [] }: PageAnswer, size: number): number | null {
  const isRefused = errors.some(
    ({ path, extensions }) => path === undefined && extensions?.code?.endsWith('_LIMIT_EXCEEDED'),
  );
  return isRefused ? Math.floor(size / 4) : null;
}

/** Whether KMS answered for none of the keys of a page in time: their policies, or their grants, are unread. */
export function isSilent(answer: PageAnswer): boolean {
  return toFailures(answer, ['GRANTS_UNREADABLE']).every((codes) => codes.some((code) => SILENCE.has(code)));
}

/**
 * Half of the keys that were read before the deadline. A quarter of all if none was, or if KMS sends too many bytes.
 */
function findReadableSize(failures: readonly Failures[]): number | null {
  const codes = new Set(failures.flat());
  if (failures.length <= 1 || OF_LARGE_PAGE.isDisjointFrom(codes)) return null;
  const read = failures.filter((ofKey) => !ofKey.some((code) => OF_LARGE_PAGE.has(code) || SILENCE.has(code))).length;
  const isEstimate = read > 0 && !codes.has(TOO_MANY_BYTES);
  return Math.max(1, Math.floor(isEstimate ? read / 2 : failures.length / 4));
}

const TOO_MANY_BYTES = 'AnswersTooLarge';

/** Codes of keys that can be read in a smaller page. Throttled calls are retried until the deadline. */
const OF_LARGE_PAGE: ReadonlySet<string> = new Set(['DeadlineExceeded', TOO_MANY_BYTES, ...THROTTLING]);

const SILENCE: ReadonlySet<string> = new Set(['DeadlineExceeded', 'Timeout', ...THROTTLING]);

/** The codes of the failures that left a key, or a part of it, unread. */
type Failures = readonly string[];

/** The failures of each key. `parts`: only these kinds of parts that could not be examined. Null: all. */
function toFailures({ data, errors = [] }: PageAnswer, parts: readonly string[] | null = null): readonly Failures[] {
  const byKey = Map.groupBy(errors, ({ path }) => path?.[2]);
  return (data?.allKeys?.nodes ?? []).map(({ findings }, index) => [
    ...(byKey.get(index) ?? []).flatMap(({ extensions }) => extensions?.code ?? []),
    ...(findings?.incomplete ?? [])
      .filter(({ code }) => parts?.includes(code) ?? true)
      .flatMap(({ failure }) => failure?.code ?? []),
  ]);
}
