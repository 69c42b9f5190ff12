import { diffArrays } from 'diff';
import { applyEdits, format } from 'jsonc-parser';
import { isDeep } from '../../policy/policy-pieces.ts';

/** Consecutive lines of two texts: equal ones, or those that differ. */
export type Block = {
  readonly isSame: boolean;
  readonly left: readonly string[];
  readonly right: readonly string[];
};

/** The lines of two texts side by side. Texts that are JSON are laid out alike, so that only their content differs. */
export function toBlocks(
  left: string,
  right: string,
): { readonly blocks: readonly Block[]; readonly isLaidOut: boolean } {
  const laidOut = [left, right].map(layOut);
  const isLaidOut = laidOut.every((text) => text !== null);
  const [one, other] = [left, right].map((text, index) => toLines(isLaidOut ? (laidOut[index] ?? text) : text));
  return { blocks: compareLines(one ?? [], other ?? []), isLaidOut };
}

/** Whether two texts differ in white space only, which KMS changes when it stores a policy. */
export function haveSameContent(left: string, right: string): boolean {
  return left === right || (layOut(left) ?? left) === (layOut(right) ?? right);
}

/** Changes white space only. Null if the text is not JSON, or nested so deeply that its indents would be megabytes. */
function layOut(text: string): string | null {
  if (isDeep(text)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' }));
}

function toLines(text: string): string[] {
  return text.replace(/\s+$/, '').split(/\r\n|\n|\r/);
}

function compareLines(left: string[], right: string[]): readonly Block[] {
  const changes = diffArrays(left, right, { maxEditLength: MAX_EDITS });
  if (changes === undefined) return [{ isSame: false, left, right }];
  const blocks: { isSame: boolean; left: string[]; right: string[] }[] = [];
  for (const { added, removed, value } of changes) {
    const isSame = !added && !removed;
    let last = blocks.at(-1);
    if (last === undefined || last.isSame !== isSame) {
      last = { isSame, left: [], right: [] };
      blocks.push(last);
    }
    if (!added) last.left.push(...value);
    if (!removed) last.right.push(...value);
  }
  return blocks;
}

/** The time grows with the square of it: these take less than a second. Texts that differ more have no line in common. */
const MAX_EDITS = 2000;

/** Equal lines: those that are shown at each end, and those between them, which are folded. */
export function toFolded(lines: readonly string[], isFirst: boolean, isLast: boolean) {
  const [before, after] = [isFirst ? 0 : AROUND, isLast ? 0 : AROUND];
  if (lines.length < before + after + MIN_FOLDED) return { head: lines, folded: [], tail: [] };
  return {
    head: lines.slice(0, before),
    folded: lines.slice(before, lines.length - after),
    tail: lines.slice(lines.length - after),
  };
}

const AROUND = 3;
const MIN_FOLDED = 4;
