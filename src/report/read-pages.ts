import { ConfigError } from '../config/config-error.ts';
import type { Answer, Ask } from './ask.ts';
import type { ReportPageQuery } from './generated/graphql.ts';
import type { ReportFilter } from './options.ts';
import { findAllowedSize, findSmallerSize, type Page } from './page-answers.ts';
import { PAGE } from './queries.ts';
import { addPage, explainStep, MIN_SILENCE, type Silence, toStepFilter } from './silence.ts';

/** The keys from a cursor on. */
type Position = ReportFilter & { readonly after: string | null };

/**
 * Reads all keys, page after page. A page that is too large, or whose keys cannot all be read before the deadline, is
 * read again in smaller pages, down to one key. After a fast page, the next one is larger.
 *
 * A Region that does not answer must not take a deadline for each key. So if KMS did not answer for some keys in a row,
 * as many further keys are read in one step: in a page that is not read again. The key after them shows whether KMS
 * answers again.
 */
export async function* readPages(ask: Ask, filter: ReportFilter, deadlineMs: number): AsyncGenerator<Page> {
  let size = FIRST_SIZE;
  let after: string | null = null;
  let silence: Silence = null;
  do {
    const start = performance.now();
    const read: SizedPage = await readPage(ask, { ...filter, after }, size);
    yield read.page;
    const isFast = performance.now() - start < deadlineMs / 4;
    size = isFast ? Math.min(MAX_SIZE, 2 * read.size) : read.size;
    const { hasNextPage, endCursor } = read.page.keys.pageInfo;
    after = hasNextPage ? (endCursor ?? null) : null;
    silence = addPage(silence, read.page);
    if (after === null || silence === null || silence.keys < MIN_SILENCE) continue;
    const step: Page = await readStep(ask, { ...filter, after }, silence);
    yield step;
    size = 1;
    after = step.keys.pageInfo.endCursor ?? after;
    silence = { ...silence, keys: silence.keys + step.keys.nodes.length };
  } while (after !== null);
}

/** The number of keys of the first page. With half of AWS's quota, 50 ListGrants calls per second, it takes 5 seconds. */
const FIRST_SIZE = 250;

/** The most keys that the gateway returns in one page. */
const MAX_SIZE = 1_000;

async function readStep(ask: Ask, position: Position, { place, keys }: NonNullable<Silence>): Promise<Page> {
  const stepPosition = { ...toStepFilter(position, place), after: position.after };
  const { page } = await readPage(ask, stepPosition, Math.min(MAX_SIZE, keys), findAllowedSize);
  return explainStep(page, position, keys);
}

/** `size` is the one that the page was asked for with. */
type SizedPage = { readonly page: Page; readonly size: number };

async function readPage(ask: Ask, position: Position, first: number, findSize = findSmallerSize): Promise<SizedPage> {
  for (let size = first; ; ) {
    const answer = await ask(PAGE, { ...position, first: size, withFindings: true });
    const smaller = findSize(answer, size);
    if (smaller === null) return { page: toPage(answer), size };
    if (smaller < 1) {
      // The findings of one key are too large for an answer.
      const named = await ask(PAGE, { ...position, first: 1, withFindings: false });
      return { page: toPage(named), size: 1 };
    }
    size = smaller;
  }
}

function toPage(answer: Answer<ReportPageQuery>): Page {
  const keys = answer.data?.allKeys;
  if (keys) return { ...answer, keys };
  throw new ConfigError([`The keys could not be listed: ${answer.errors?.map(({ message }) => message).join(' ')}`]);
}
