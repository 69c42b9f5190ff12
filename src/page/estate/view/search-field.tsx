import { useEffect, useRef, useState } from 'react';
import { replace } from '../../ui/location.ts';
import { type Selection, toSelectionHref } from '../selection.ts';

/** One search for all. The URL follows when nobody types for a moment. */
export function SearchField({ selection }: { readonly selection: Selection }) {
  const [text, setText] = useState(selection.search);
  /** What the URL has, or will have. Another text comes from a link, or from "back". */
  const sent = useRef(selection.search);

  useEffect(() => {
    if (selection.search === sent.current) return;
    sent.current = selection.search;
    setText(selection.search);
  }, [selection.search]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim() === '' ? '' : text;
      replace(toSelectionHref({ ...selection, search: text }));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [text, selection]);

  return (
    <input
      type="search"
      className="search"
      aria-label="Search keys"
      placeholder="Alias, ID, description, tag, principal"
      maxLength={256}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

const QUIET_MS = 150;
