import type { CSSProperties } from 'react';
import { showInvisible } from '../ui/show-invisible.ts';
import type { Line, Part, Range } from './policy-pieces.ts';

/** One line of the text. The numbers of statements are not part of the text, so that it can be selected and copied. */
export function TextLine({ line, pointers, active, pinned, marked }: TextLineProps) {
  const begins = line.parts.filter((each) => each.begins);
  const style = { '--indent': `${line.indent + 2}ch` } as CSSProperties;
  return (
    <span
      className="text-line"
      style={style}
      data-pointer={line.pointer ?? undefined}
      data-active={line.pointer === null ? undefined : line.pointer === active}
    >
      {line.parts.map((each) => (
        <span
          key={each.tokens[0]?.offset}
          data-pointer={each.pointer ?? undefined}
          data-active={each.pointer === null ? undefined : each.pointer === active}
        >
          {each.begins && each.pointer !== null && (
            <button
              type="button"
              className={each === begins[0] ? 'place-number at-edge' : 'place-number'}
              data-number={pointers.indexOf(each.pointer) + 1}
              aria-label={`Statement ${pointers.indexOf(each.pointer) + 1}`}
              aria-pressed={pinned === each.pointer}
            />
          )}
          <Tokens part={each} marked={marked} />
        </span>
      ))}
    </span>
  );
}

export type TextLineProps = {
  readonly line: Line;
  /** The pointers of all statements, in their order. */
  readonly pointers: readonly string[];
  readonly active: string | null;
  readonly pinned: string | null;
  /** The place of the highlighted mistake. */
  readonly marked: Range | null;
};

function Tokens({ part, marked }: { readonly part: Part; readonly marked: Range | null }) {
  return part.tokens.map(({ text: raw, offset, kind }) => {
    const text = kind === 'space' ? raw : showInvisible(raw);
    if (marked !== null && offset >= marked.start && offset < marked.end) return <mark key={offset}>{text}</mark>;
    if (kind === 'space' || kind === 'other') return text;
    return (
      <span key={offset} className={`json-${kind}`}>
        {text}
      </span>
    );
  });
}
