import { isKeyName } from '../../ui/key-name.ts';
import { Link } from '../../ui/link.tsx';
import { toKeyHref } from '../../ui/location.ts';
import { toEmptyWords } from '../estate-words.ts';
import type { Estate } from '../read/estate-store.ts';
import type { Snapshot } from '../read/snapshot.ts';
import { ALL, isFiltered, type Selection, toSelectionHref } from '../selection.ts';

/** Says why there are no keys, and leads to a key that is not in the list. */
export function EmptyList({ selection, snapshot, places }: EmptyListProps) {
  const { title, advice } = toEmptyWords(selection, snapshot, places);
  const search = selection.search.trim();
  return (
    <div className="empty">
      <h2>{title}</h2>
      {advice && <p>{advice}</p>}
      <p className="empty-links">
        {isFiltered(selection) && <Link href={toSelectionHref(ALL)}>Show all keys</Link>}
        {isKeyName(search) && <Link href={toKeyHref(search)}>Open {search} as a key</Link>}
      </p>
    </div>
  );
}

export type EmptyListProps = {
  readonly selection: Selection;
  readonly snapshot: Snapshot;
  readonly places: Estate['places'];
};
