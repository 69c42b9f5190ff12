import { type CSSProperties, memo, useMemo } from 'react';
import { toTokens } from '../../policy/policy-pieces.ts';
import { showInvisible } from '../../ui/show-invisible.ts';
import { type Block, toBlocks, toFolded } from './text-blocks.ts';

/**
 * Two texts side by side, or one in the other in a narrow window. Lines that differ are marked, equal ones folded. Not
 * rendered again with each letter that is typed beside it.
 */
export const TextsView = memo(function TextsView({ left, right, leftName, rightName }: TextsViewProps) {
  const { blocks, isLaidOut } = useMemo(() => toBlocks(left, right), [left, right]);
  const isSame = blocks.every((block) => block.isSame);
  return (
    <section className="texts" aria-label={`The texts: ${leftName} and ${rightName}`}>
      <div className="section-head">
        <h3>The texts</h3>
        <p className="quiet">
          {isSame && left !== right
            ? 'They differ in white space only.'
            : isLaidOut && 'Laid out alike, to be compared.'}
        </p>
      </div>
      <div className="texts-box">
        <div className="texts-pair texts-names">
          <p data-side="left">
            <span aria-hidden="true">− </span>
            {leftName}
          </p>
          <p data-side="right">
            <span aria-hidden="true">+ </span>
            {rightName}
          </p>
        </div>
        {blocks.map((block, index) =>
          block.isSame ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of two texts have no ID
            <SameLines key={index} lines={block.left} isFirst={index === 0} isLast={index === blocks.length - 1} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of two texts have no ID
            <DifferentLines key={index} block={block} />
          ),
        )}
      </div>
    </section>
  );
});

export type TextsViewProps = {
  readonly left: string;
  readonly right: string;
  readonly leftName: string;
  readonly rightName: string;
};

function SameLines({ lines, isFirst, isLast }: SameLinesProps) {
  const { head, folded, tail } = toFolded(lines, isFirst, isLast);
  return (
    <>
      <Twice lines={head} />
      {folded.length > 0 && (
        <details className="folded">
          <summary>{folded.length} equal lines</summary>
          <Twice lines={folded} />
        </details>
      )}
      <Twice lines={tail} />
    </>
  );
}

type SameLinesProps = { readonly lines: readonly string[]; readonly isFirst: boolean; readonly isLast: boolean };

/** Equal lines on both sides. The second time, they are only for the eye. */
function Twice({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="texts-pair" data-same="true">
      <code>
        <Lines lines={lines} />
      </code>
      <code aria-hidden="true">
        <Lines lines={lines} />
      </code>
    </div>
  );
}

function DifferentLines({ block: { left, right } }: { readonly block: Block }) {
  return (
    <div className="texts-pair">
      <code data-empty={left.length === 0}>
        <del>
          <Lines lines={left} />
        </del>
      </code>
      <code data-empty={right.length === 0}>
        <ins>
          <Lines lines={right} />
        </ins>
      </code>
    </div>
  );
}

/** More lines than any policy of 32 KB has that people write. A list of numbers can have ten times as many. */
const MAX_LINES = 2000;

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const left = lines.length - MAX_LINES;
  return (
    <>
      {lines.slice(0, MAX_LINES).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no ID
        <Line key={index} line={line} />
      ))}
      {left > 0 && <span className="texts-line">… and {left} more lines, which are not shown</span>}
    </>
  );
}

function Line({ line }: { readonly line: string }) {
  return (
    <span className="texts-line" style={toStyle(line)}>
      {toTokens(line).map(({ text, offset, kind }) =>
        kind === 'name' || kind === 'string' ? (
          <span key={offset} className={`json-${kind}`}>
            {showInvisible(text)}
          </span>
        ) : kind === 'space' ? (
          text
        ) : (
          showInvisible(text)
        ),
      )}
      {'\n'}
    </span>
  );
}

/** A long line wraps with a hanging indent. */
function toStyle(line: string): CSSProperties {
  return { '--indent': `${line.length - line.trimStart().length + 2}ch` } as CSSProperties;
}
