import { useMemo } from 'react';
import { useSearch } from '../ui/location.ts';
import { FLAGS, type Flag } from './estate-key.ts';

export const SORTS = ['severity', 'alias', 'age', 'account'] as const;
export type Sort = (typeof SORTS)[number];

/** What the URL selects of the list. */
export type Selection = {
  readonly flag: Flag | null;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly search: string;
  readonly sort: Sort;
  readonly isReversed: boolean;
};

export const ALL: Selection = {
  flag: null,
  accountId: null,
  region: null,
  search: '',
  sort: 'severity',
  isReversed: false,
};

export function useSelection(): Selection {
  const search = useSearch();
  return useMemo(() => parseSelection(search), [search]);
}

/** A value that this page does not know selects nothing, as if it were not there. */
export function parseSelection(search: string): Selection {
  const parameters = new URLSearchParams(search);
  const sort = parameters.get('sort') ?? '';
  return {
    flag: FLAGS.find((flag) => flag === parameters.get('filter')) ?? null,
    accountId: parameters.get('account') || null,
    region: parameters.get('region') || null,
    search: parameters.get('search') ?? '',
    sort: SORTS.find((each) => each === sort.replace(/^-/, '')) ?? ALL.sort,
    isReversed: sort.startsWith('-'),
  };
}

/** Leaves out what is as in ALL, so that links stay short. */
export function toSelectionHref({ flag, accountId, region, search, sort, isReversed }: Selection): string {
  const parameters = new URLSearchParams({
    ...(flag !== null && { filter: flag }),
    ...(accountId !== null && { account: accountId }),
    ...(region !== null && { region }),
    ...(search.trim() !== '' && { search }),
    ...((sort !== ALL.sort || isReversed) && { sort: `${isReversed ? '-' : ''}${sort}` }),
  });
  return `?${String(parameters).replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}

/** Whether the list shows only some of the keys. */
export function isFiltered({ flag, accountId, region, search }: Selection): boolean {
  return flag !== null || accountId !== null || region !== null || search.trim() !== '';
}
