import { ConfigError } from '../config/config-error.ts';
import type { Answer, Ask } from './ask.ts';
import type { ReportPageQuery, ReportPageQueryVariables } from './generated/graphql.ts';
import { PAGE } from './queries.ts';

export type Page = Answer<ReportPageQuery> & { readonly keys: NonNullable<ReportPageQuery['allKeys']> };

export type PageOptions = Omit<ReportPageQueryVariables, 'first' | 'after' | 'withFindings'>;

/**
 * Reads all keys, page after page. A page that the gateway refuses because it is too large, or whose keys cannot all be
 * read before the deadline, is read again in smaller pages. After a fast page, the next one is larger.
 */
export async function* readPages(ask: Ask, options: PageOptions, deadlineMs: number): AsyncGenerator<Page> {
  let size = FIRST_SIZE;
  let after: string | null = null;
  do {
    const start = performance.now();
    const read: { page: Page; size: number } = await readPage(ask, { ...options, after }, size);
    const { hasNextPage, endCursor } = read.page.keys.pageInfo;
    yield read.page;
    const isFast = performance.now() - start < deadlineMs / 4;
    size = isFast ? Math.min(MAX_SIZE, 2 * read.size) : read.size;
    after = hasNextPage ? (endCursor ?? null) : null;
  } while (after !== null);
}

/** The number of keys of the first page. With half of AWS's quota, 50 ListGrants calls per second, it takes 5 seconds. */
const FIRST_SIZE = 250;

/** The most keys that the gateway returns in one page. */
const MAX_SIZE = 1_000;

async function readPage(ask: Ask, options: PageOptions & { readonly after: string | null }, first: number) {
  for (let size = first; ; ) {
    const answer = await ask(PAGE, { ...options, first: size, withFindings: true });
    const smaller = isTooLarge(answer) ? Math.floor(size / 4) : findSizeInTime(answer, size);
    if (smaller === null) return { page: toPage(answer), size };
    if (smaller < 1) {
      // The findings of one key are too large for an answer.
      const named = await ask(PAGE, { ...options, first: 1, withFindings: false });
      return { page: toPage(named), size: 1 };
    }
    size = smaller;
  }
}

/** Whether the gateway has refused the whole request because it exceeds a limit. */
function isTooLarge({ errors = [] }: Answer<ReportPageQuery>): boolean {
  return errors.some(({ path, extensions }) => path === undefined && extensions?.code?.endsWith('_LIMIT_EXCEEDED'));
}

/**
 * Half of the keys that were read before the deadline. Null if all were, or none: then KMS does not answer, and smaller
 * pages would only wait for more deadlines.
 */
function findSizeInTime({ data, errors = [] }: Answer<ReportPageQuery>, size: number): number | null {
  const nodes = data?.allKeys?.nodes ?? [];
  const late = new Set(errors.filter(({ extensions }) => extensions?.code === LATE).map(({ path }) => path?.[2]));
  const inTime = nodes.filter(
    ({ findings }, index) => !late.has(index) && !findings?.incomplete.some(({ failure }) => failure?.code === LATE),
  );
  if (inTime.length === nodes.length || inTime.length === 0) return null;
  return Math.max(1, Math.min(size - 1, Math.floor(inTime.length / 2)));
}

const LATE = 'DeadlineExceeded';

function toPage(answer: Answer<ReportPageQuery>): Page {
  const keys = answer.data?.allKeys;
  if (keys) return { ...answer, keys };
  throw new ConfigError([`The keys could not be listed: ${answer.errors?.map(({ message }) => message).join(' ')}`]);
}
