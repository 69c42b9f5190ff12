import { clip } from '../../../json/quote.ts';
import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { Cell, CellGroup } from '../../cells/cell-groups.ts';
import type { Dimension } from '../../cells/dimension.ts';
import { describeClasses } from './describe-classes.ts';
import { toBoxes } from './to-boxes.ts';

/** The most alternatives, and the most characters. */
const MAX_BOXES = 3;
const MAX_WHERE = 500;

/** The cells in words. Null if they are all cells of the group. */
export function describeCells({ dimensions }: CellGroup, cells: readonly Cell[]): string | null {
  // Not in the order of the policies: swapped policies are described in the same words.
  const sorted = [...dimensions.entries()].sort(([, one], [, other]) => (one.keys.join() < other.keys.join() ? -1 : 1));
  const { boxes, isWhole } = toBoxes(
    cells.map(({ choice }) => sorted.map(([at]) => choice[at] ?? 0)),
    sorted.map(([, { classes }]) => classes.length),
    MAX_BOXES,
  );
  const texts = boxes.map((box) =>
    box
      .flatMap((chosen, at) => (chosen === null ? [] : (describeDimension(sorted[at]?.[1], chosen) ?? [])))
      .join(', and '),
  );
  if (texts.includes('')) return null;
  return joinWhere([texts.toSorted().join('; or ') + (isWhole ? '' : '; or something else')]);
}

/** Joins descriptions that all hold. Null if there is none. */
export function joinWhere(texts: readonly (string | null)[]): string | null {
  const said = texts.filter((text) => text !== null);
  return said.length === 0 ? null : clip(said.join(', and '), MAX_WHERE - 1);
}

function describeDimension(dimension: Dimension | undefined, chosen: ReadonlySet<number>): string | null {
  if (dimension === undefined) return null;
  const { conditions, classes } = dimension;
  const columns = conditions.map(({ condition }, at) => ({
    condition,
    truths: classes.map(({ truths }) => truths[at] ?? 'UNKNOWN'),
  }));
  const mayBeMissing = (key: string) =>
    classes.some(({ members }) => members.some((values) => values.get(toAsciiLowerCase(key))?.state === 'ABSENT'));
  return describeClasses(columns, chosen, classes.length, mayBeMissing);
}
