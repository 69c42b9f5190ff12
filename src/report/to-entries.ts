import type { ReportPageQuery } from './generated/graphql.ts';
import type { Page } from './page-answers.ts';
import type { ReportFinding, ReportKey, Unread } from './report-schema.ts';

/** What a report says about one key, or about an account or Region that could not be listed. */
export type Entry = {
  readonly key: ReportKey | null;
  readonly findings: readonly ReportFinding[];
  readonly unread: readonly Unread[];
};

export type PageKey = Page['keys']['nodes'][number];
type PageFindings = NonNullable<PageKey['findings']>;

/** The aliases of keys, by ARN. A key is missing if they could not be read. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** Whether the report names a key of a page. */
export function isReported({ findings }: PageKey): boolean {
  return !findings || findings.nodes.length > 0 || findings.incomplete.length > 0;
}

/** The entries of a page: a place that could not be listed, then each key. */
export function toEntries({ keys, errors = [] }: Page, aliases: Aliases): readonly Entry[] {
  const failures = new Map(
    errors.filter(({ path }) => path?.[3] === 'findings').map((error) => [Number(error.path?.[2]), error]),
  );
  const places = keys.failures.map((failure) => ({ key: null, findings: [], unread: [toUnreadPlace(failure)] }));
  const ofKeys = keys.nodes.map((node, index): Entry => {
    const key = toKey(node, aliases);
    if (node.findings) return toEntry(key, node.findings);
    const failure = failures.get(index);
    const { code = 'UNKNOWN', requestId = null } = failure?.extensions ?? {};
    const unread = failure === undefined ? TOO_LARGE : { code, requestId, message: failure.message };
    return { key, findings: [], unread: [toUnread(key, { kind: 'KEY', ...unread })] };
  });
  return [...places, ...ofKeys];
}

/** `readPages` asks for a key without its findings only if they are too large. */
const TOO_LARGE = {
  code: 'TOO_LARGE',
  requestId: null,
  message: 'The findings of the key are too large for one answer of the gateway.',
};

function toKey({ arn, accountId, region, keyId }: PageKey, aliases: Aliases): ReportKey {
  return { arn, accountId, region, keyId, aliases: aliases.get(arn) ?? null };
}

function toEntry(key: ReportKey, { nodes, incomplete }: PageFindings): Entry {
  return {
    key,
    findings: nodes.map(({ id, statement, ...finding }) => ({ id, key, ...finding, sid: statement?.sid ?? null })),
    unread: incomplete.map(({ failure, message, ...part }) =>
      toUnread(key, {
        ...part,
        kind: 'PART',
        message: failure ? `${message} ${failure.code}: ${failure.message}` : message,
        requestId: failure?.requestId ?? null,
      }),
    ),
  };
}

function toUnread(
  key: ReportKey,
  about: Pick<Unread, 'kind' | 'code' | 'message' | 'requestId'> & Partial<Unread>,
): Unread {
  const { accountId, region } = key;
  return { accountId, region, key, pointer: null, grantId: null, ...about };
}

type PlaceFailure = NonNullable<ReportPageQuery['allKeys']>['failures'][number];

function toUnreadPlace({ accountId, region = null, exception }: PlaceFailure): Unread {
  return { kind: 'PLACE', accountId, region, key: null, pointer: null, grantId: null, ...exception };
}
