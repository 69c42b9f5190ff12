import { type ReactNode, useCallback, useState } from 'react';
import { toCount, useTabCount } from '../key/tab-counts.tsx';
import { ShareBar } from '../share/share-bar.tsx';
import { useAnnouncement } from '../ui/announce.tsx';
import type { Place } from '../ui/location.ts';
import { GRANT_COLUMNS, isForOtherAccount, toGrantCells } from './grant-words.ts';
import { GrantRows, GrantsPage, type PageOfGrants } from './grants-page.tsx';
import { GRANTS } from './grants-query.ts';
import { toGrantsSummary } from './grants-summary.ts';

/** A table of grants, page by page. */
export function GrantsView({ id, place, name, home, first, selected, data, variables, children }: GrantsViewProps) {
  /** The pages after the first, by their cursors. Null until they are read. */
  const [pages, setPages] = useState<ReadonlyMap<string, PageOfGrants | null>>(new Map());
  const onRead = useCallback(
    (after: string, page: PageOfGrants) => setPages((before) => new Map(before).set(after, page)),
    [],
  );
  const read = [first, ...[...pages.values()].filter((page) => page !== null)];
  const grants = read.flatMap((page) => page.grants);
  const last = [...pages.values()].at(-1);
  const next = last === undefined ? first.next : (last?.next ?? null);
  const isReading = last === null;
  const hasMore = isReading || next !== null;
  const summary = toGrantsSummary(
    grants.length,
    grants.filter((each) => isForOtherAccount(each, home)).length,
    hasMore,
  );
  useTabCount('grants', toCount({ nodes: grants, pageInfo: { hasNextPage: hasMore } }));
  useAnnouncement(`Grants of ${name} read: ${summary}`);
  const isMissing = selected !== null && !grants.some(({ grantId }) => grantId === selected);
  return (
    <section aria-labelledby="grants">
      <div className="section-head">
        <h2 id="grants">The grants</h2>
        <p className="quiet">{summary}</p>
      </div>
      <p className="section-note quiet">
        A grant allows its operations in addition to the key policy, until it is retired or revoked. A Deny statement of
        the policy takes away what a grant allows.
      </p>
      {isMissing && (
        <p className="section-note">
          {hasMore
            ? `Grant ${selected} is not among these. It may be among those that are not shown yet.`
            : `Grant ${selected} is not there any more: it was retired or revoked.`}
        </p>
      )}
      {grants.length > 0 && (
        <table className="grants" aria-labelledby="grants">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <GrantRows grants={first.grants} home={home} selected={selected} />
          {[...pages.keys()].map((after) => (
            <GrantsPage key={after} {...{ id, place, home, after, selected, onRead }} />
          ))}
        </table>
      )}
      {hasMore && (
        <p className="section-note">
          <button
            type="button"
            className="button"
            aria-disabled={next === null}
            onClick={() => next !== null && setPages(new Map(pages).set(next, null))}
          >
            Show more grants
          </button>
        </p>
      )}
      {children}
      <ShareBar
        name={name}
        tab="grants"
        query={GRANTS}
        variables={variables}
        data={pages.size === 0 ? data : { key: { accountId: home, grants: { nodes: grants } } }}
        failures={[]}
        toTable={() => ({
          title: `Grants of ${name}`,
          columns: GRANT_COLUMNS,
          rows: grants.map((grant) => toGrantCells(grant, home)),
        })}
      />
    </section>
  );
}

export type GrantsViewProps = {
  readonly id: string;
  readonly place: Place | null;
  /** The name of the key for people. */
  readonly name: string;
  /** The account of the key. */
  readonly home: string;
  readonly first: PageOfGrants;
  /** The ID of the grant that the URL names. */
  readonly selected: string | null;
  /** The answer with the first page. */
  readonly data: unknown;
  readonly variables: { readonly id: string; readonly first: number };
  readonly children: ReactNode;
};

const HEADS = ['Grant', 'Grantee', 'May', 'Only if', 'Can be retired by', 'Created'];
