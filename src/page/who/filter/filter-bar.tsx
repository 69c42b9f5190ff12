import { useEffect, useRef, useState } from 'react';
import { setParameter, useParameter } from '../../ui/location.ts';
import type { Column } from '../columns.ts';
import { toSlug } from './filter.ts';

/** The filter of the table. The URL has it, so that a filtered table can be shared. */
export function useFilter(columns: readonly Column[]): Filter {
  const slug = useParameter('can');
  const inUrl = useParameter('principal') ?? '';
  const [text, setText] = useState(inUrl);
  const written = useRef(inUrl);
  useEffect(() => {
    // Back and forward. What was typed meanwhile is not lost when the URL follows.
    if (inUrl !== written.current) setText(inUrl);
    written.current = inUrl;
  }, [inUrl]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (written.current === text) return;
      written.current = text;
      setParameter('principal', text);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { column: columns.find((each) => toSlug(each) === slug), text, setText };
}

/** Browsers refuse to change the URL with each key. */
const WAIT_MS = 250;

export type Filter = {
  /** Only principals that can do this. Undefined for all. */
  readonly column: Column | undefined;
  /** Only principals with this text in their name. */
  readonly text: string;
  readonly setText: (text: string) => void;
};

export function FilterBar({ filter: { column, text, setText }, columns, count }: FilterBarProps) {
  return (
    <search className="who-filter">
      <label>
        <span>Show who can</span>
        <select value={column ? toSlug(column) : ''} onChange={({ target }) => setParameter('can', target.value)}>
          <option value="">do anything</option>
          {columns.map((each) => (
            <option key={each.name} value={toSlug(each)}>
              {each.verb}
            </option>
          ))}
        </select>
      </label>
      <input
        type="search"
        aria-label="Find a principal"
        placeholder="Find a principal"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <span className="quiet">{count}</span>
    </search>
  );
}

export type FilterBarProps = {
  readonly filter: Filter;
  readonly columns: readonly Column[];
  /** How many principals are found. */
  readonly count: string;
};
