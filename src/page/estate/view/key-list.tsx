import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAnnouncement } from '../../ui/announce.tsx';
import { hasNavigated } from '../../ui/location.ts';
import type { EstateKey } from '../estate-key.ts';
import { NUMBER, toCount } from '../estate-words.ts';
import { isFiltered, type Selection } from '../selection.ts';
import { KeyRow } from './key-row.tsx';
import { SortLinks } from './sort-links.tsx';
import { useRowHeight } from './use-row-height.ts';
import { useSeldom } from './use-seldom.ts';
import { useVisibleRows } from './use-visible-rows.ts';

/** All selected keys. Only the rows near those that the window shows are in the document: there may be 100,000 keys. */
export function KeyList({ keys, selection, total, isPartial }: KeyListProps) {
  const list = useRef<HTMLUListElement>(null);
  const height = useRowHeight();
  const { from, to } = useVisibleRows(list, keys.length, height);
  /** The row that has the focus stays in the document, so that the focus is not lost. */
  const [focused, setFocused] = useState<string | null>(null);
  const indexes = toIndexes(from, to, focused === null ? -1 : keys.findIndex(({ arn }) => arn === focused));

  const focus = (index: number) => {
    const arn = keys[index]?.arn;
    if (arn === undefined) return;
    flushSync(() => setFocused(arn));
    const link = list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const index = keys.findIndex(({ arn }) => arn === focused);
    const next = toNextIndex(event, index, {
      last: keys.length - 1,
      page: Math.floor(window.innerHeight / height) - 2,
    });
    if (next === null) return;
    event.preventDefault();
    focus(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list is shown again after a key
  useEffect(() => {
    const index = hasNavigated() ? keys.findIndex(({ arn }) => arn === opened) : -1;
    if (index >= 0) setTimeout(() => focus(index));
  }, []);

  const words = toListWords(keys.length, total, selection, isPartial);
  useAnnouncement(useSeldom(words, 1000));
  return (
    <section className="list" aria-labelledby="list-words">
      <h2 id="list-words" className={words === null ? 'visually-hidden' : 'list-words'}>
        {words ?? 'All keys'}
      </h2>
      <SortLinks selection={selection} />
      <ul
        ref={list}
        className="rows"
        style={{ height: keys.length * height }}
        onKeyDown={onKeyDown}
        onBlur={() => setFocused(null)}
      >
        {indexes.map((index) => {
          const key = keys[index];
          if (key === undefined) return null;
          return (
            <KeyRow
              key={key.arn}
              estateKey={key}
              index={index}
              count={keys.length}
              top={index * height}
              height={height}
              onFocus={setFocused}
              onOpen={remember}
            />
          );
        })}
      </ul>
    </section>
  );
}

export type KeyListProps = {
  readonly keys: readonly EstateKey[];
  readonly selection: Selection;
  /** How many keys were read. */
  readonly total: number;
  /** Whether there are more keys, or may be. */
  readonly isPartial: boolean;
};

/** The key that was opened last. Its row has the focus when the list is shown again. */
let opened: string | null = null;

function remember(arn: string): void {
  opened = arn;
}

function toIndexes(from: number, to: number, focused: number): readonly number[] {
  const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
  if (focused < 0 || (focused >= from && focused < to)) return indexes;
  return focused < from ? [focused, ...indexes] : [...indexes, focused];
}

function toNextIndex(event: KeyboardEvent, index: number, { last, page }: { last: number; page: number }) {
  if (index < 0 || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return null;
  const next = new Map([
    ['ArrowDown', index + 1],
    ['ArrowUp', index - 1],
    ['PageDown', index + page],
    ['PageUp', index - page],
    ['Home', 0],
    ['End', last],
  ]).get(event.key);
  return next === undefined ? null : Math.max(0, Math.min(last, next));
}

/** Null if all keys are shown. Says so if the filter is over a list that is not complete. */
function toListWords(count: number, total: number, selection: Selection, isPartial: boolean): string | null {
  if (!isFiltered(selection)) return null;
  const of = isPartial ? `${toCount(total, 'key')} read so far. There may be more` : toCount(total, 'key');
  return `${NUMBER.format(count)} of ${of}`;
}
