import { useEffect, useMemo, useRef } from 'react';
import { CopyButton } from '../ui/copy-button.tsx';
import { createFindRange, type Range, toLines } from './policy-pieces.ts';
import { TextLine } from './text-line.tsx';

/** The exact text of the policy. It marks the place of each statement. */
export function PolicyText({ text, pointers, active, pinned, onPoint, onPin }: PolicyTextProps) {
  const findRange = useMemo(() => createFindRange(text), [text]);
  const lines = useMemo(() => {
    const places = pointers.map((pointer) => [pointer, findRange(pointer)] as const);
    return toLines(text, new Map(places.filter((place): place is [string, Range] => place[1] !== null)));
  }, [text, pointers, findRange]);
  const marked = active === null || pointers.includes(active) ? null : findRange(active);

  const pane = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (pinned === null) return;
    pane.current?.querySelector('[data-active=true], mark')?.scrollIntoView({ block: 'nearest' });
  }, [pinned]);

  return (
    <section className="text" aria-labelledby="text">
      <div className="section-head">
        <h2 id="text">The text</h2>
        <CopyButton text={text} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it */}
      <pre tabIndex={0} ref={pane}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the buttons in it */}
        <code
          onMouseOver={({ target }) => onPoint(toPointer(target))}
          onMouseLeave={() => onPoint(null)}
          onFocus={({ target }) => onPoint(toPointer(target))}
          onBlur={() => onPoint(null)}
          onClick={({ target }) => {
            const pointer = toPointer(target);
            // A click that ends the selection of text must not pin the statement.
            if (pointer !== null && window.getSelection()?.isCollapsed !== false) onPin(pointer);
          }}
        >
          {lines.map((line) => (
            <TextLine
              key={line.offset}
              line={line}
              pointers={pointers}
              active={active}
              pinned={pinned}
              marked={marked}
            />
          ))}
        </code>
      </pre>
    </section>
  );
}

export type PolicyTextProps = {
  readonly text: string;
  /** The pointers of the statements, in their order in the text. */
  readonly pointers: readonly string[];
  /** The pointer that is highlighted. */
  readonly active: string | null;
  readonly pinned: string | null;
  readonly onPoint: (pointer: string | null) => void;
  readonly onPin: (pointer: string) => void;
};

/** The pointer of the statement that contains an element. */
function toPointer(target: EventTarget): string | null {
  const part = target instanceof Element ? target.closest<HTMLElement>('[data-pointer]') : null;
  return part?.dataset.pointer ?? null;
}
