import { useMemo } from 'react';
import { FailureLine } from '../../gateway/failure-notice.tsx';
import type { EstateKey } from '../estate-key.ts';
import { toCount } from '../estate-words.ts';

/** What the search cannot find: aliases and tags that could not be read, and principals beyond the first ones. */
export function SearchNotes({ keys, isSearching }: SearchNotesProps) {
  const unsearched = useMemo(() => groupFailures(keys), [keys]);
  const many = useMemo(() => keys.filter(({ hasMorePrincipals }) => hasMorePrincipals).length, [keys]);
  if (unsearched.length === 0 && !(isSearching && many > 0)) return null;
  return (
    <ul className="search-notes">
      {unsearched.map(({ field, failure, count }) => (
        <li key={`${field} ${failure.code}`}>
          <FailureLine failure={failure} subject={`${field} of ${toCount(count, 'key')}`} />
        </li>
      ))}
      {isSearching && many > 0 && (
        <li className="quiet">
          {toCount(many, 'key')} name more than 50 principals. Only the first 50 of each are searched.
        </li>
      )}
    </ul>
  );
}

export type SearchNotesProps = { readonly keys: readonly EstateKey[]; readonly isSearching: boolean };

function groupFailures(keys: readonly EstateKey[]) {
  const failures = keys.flatMap(({ unsearched }) => unsearched);
  const groups = Map.groupBy(failures, ({ path, code }) => `${path[3]} ${code}`);
  return [...groups.values()].flatMap((group) => {
    const [failure] = group;
    if (failure === undefined) return [];
    return [{ field: failure.path[3] === 'tags' ? 'Tags' : 'Aliases', failure, count: group.length }];
  });
}
