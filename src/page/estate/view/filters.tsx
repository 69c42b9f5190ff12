import { Link } from '../../ui/link.tsx';
import { navigate, type Place } from '../../ui/location.ts';
import { FLAG_LABELS } from '../estate-words.ts';
import { ALL, isFiltered, type Selection, toSelectionHref } from '../selection.ts';
import { SearchField } from './search-field.tsx';

/** The search, the account and the Region, and a chip for each filter. All of it is in the URL. */
export function Filters({ selection, places }: FiltersProps) {
  const accounts = toOptions(places?.map(({ accountId }) => accountId) ?? [], selection.accountId);
  const regions = toOptions(places?.map(({ region }) => region) ?? [], selection.region);
  const go = (change: Partial<Selection>) => navigate(toSelectionHref({ ...selection, ...change }));
  return (
    <search className="filters" aria-label="Keys">
      <SearchField selection={selection} />
      <Picker name="Account" value={selection.accountId} options={accounts} onPick={(accountId) => go({ accountId })} />
      <Picker name="Region" value={selection.region} options={regions} onPick={(region) => go({ region })} />
      {isFiltered(selection) && <Chips selection={selection} />}
    </search>
  );
}

export type FiltersProps = { readonly selection: Selection; readonly places: readonly Place[] | null };

/** With the selected one, even if the gateway does not know it. */
function toOptions(names: readonly string[], selected: string | null): readonly string[] {
  return [...new Set([...names, ...(selected === null ? [] : [selected])])].sort();
}

/** Left out if there is nothing to pick. */
function Picker({ name, value, options, onPick }: PickerProps) {
  if (options.length < 2 && value === null) return null;
  return (
    <select aria-label={name} value={value ?? ''} onChange={(event) => onPick(event.target.value || null)}>
      <option value="">{name === 'Account' ? 'All accounts' : 'All Regions'}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}

type PickerProps = {
  readonly name: 'Account' | 'Region';
  readonly value: string | null;
  readonly options: readonly string[];
  readonly onPick: (value: string | null) => void;
};

function Chips({ selection }: { readonly selection: Selection }) {
  const { flag, accountId, region, search, sort, isReversed } = selection;
  const chips: readonly (readonly [string, Partial<Selection>])[] = [
    ...(flag === null ? [] : [[FLAG_LABELS[flag], { flag: null }] as const]),
    ...(accountId === null ? [] : [[`Account ${accountId}`, { accountId: null }] as const]),
    ...(region === null ? [] : [[region, { region: null }] as const]),
    ...(search.trim() === '' ? [] : [[`“${search.trim()}”`, { search: '' }] as const]),
  ];
  return (
    <ul className="chips" aria-label="Filters">
      {chips.map(([label, change]) => (
        <li key={label}>
          <Link
            className="chip"
            href={toSelectionHref({ ...selection, ...change })}
            aria-label={`Remove filter: ${label}`}
          >
            <span className="chip-label">{label}</span>
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link className="clear" href={toSelectionHref({ ...ALL, sort, isReversed })}>
            Remove all
          </Link>
        </li>
      )}
    </ul>
  );
}
