import { Link } from '../../ui/link.tsx';
import { type Selection, SORTS, type Sort, toSelectionHref } from '../selection.ts';

/** The columns, as links that sort by them. The one that sorts now reverses the order. */
export function SortLinks({ selection }: { readonly selection: Selection }) {
  return (
    <nav className="sort" aria-label="Sort by">
      {SORTS.map((sort) => {
        const isCurrent = selection.sort === sort;
        const isReversed = isCurrent && !selection.isReversed;
        return (
          <Link
            key={sort}
            data-sort={sort}
            href={toSelectionHref({ ...selection, sort, isReversed })}
            aria-current={isCurrent ? 'true' : undefined}
          >
            {LABELS[sort]}
            {isCurrent && (
              <>
                <span aria-hidden="true"> {selection.isReversed ? '↑' : '↓'}</span>
                <span className="visually-hidden">, {ORDERS[sort][selection.isReversed ? 1 : 0]}</span>
              </>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

const LABELS: Record<Sort, string> = { severity: 'Severity', alias: 'Alias', age: 'Created', account: 'Account' };

const ORDERS: Record<Sort, readonly [string, string]> = {
  severity: ['worst first', 'worst last'],
  alias: ['A to Z', 'Z to A'],
  age: ['oldest first', 'newest first'],
  account: ['lowest first', 'highest first'],
};
