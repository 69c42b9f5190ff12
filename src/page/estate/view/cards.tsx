import { Link } from '../../ui/link.tsx';
import { FLAGS } from '../estate-key.ts';
import { CARD_LABELS, FLAG_HINTS, NUMBER } from '../estate-words.ts';
import type { SelectedKeys } from '../select-keys.ts';
import { type Selection, toSelectionHref } from '../selection.ts';

/** How many keys there are of each kind. Each card is a link to them. */
export function Cards({ counts, selection, isComplete }: CardsProps) {
  return (
    <nav aria-label="Keys by kind">
      <ul className="cards">
        {(['all', ...FLAGS] as const).map((each) => {
          const flag = each === 'all' ? null : each;
          return (
            <li key={each}>
              <Link
                className="card"
                data-kind={each}
                data-empty={counts[each] === 0}
                href={toSelectionHref({ ...selection, flag })}
                aria-current={selection.flag === flag ? 'true' : undefined}
                title={FLAG_HINTS[each]}
              >
                <strong>
                  {NUMBER.format(counts[each])}
                  {!isComplete && <span aria-hidden="true">…</span>}
                </strong>
                <span>
                  {each === 'all' && counts.all === 1 ? 'key' : CARD_LABELS[each]}
                  {!isComplete && <span className="visually-hidden"> so far</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

export type CardsProps = {
  readonly counts: SelectedKeys['counts'];
  readonly selection: Selection;
  readonly isComplete: boolean;
};
