import type { PolicyCondition } from '../../../policy/types.ts';
import type { Match } from '../../match.ts';
import { describeAll, type Literal } from './describe-conditions.ts';

/** What a condition gives for each class of requests. */
export type Column = { readonly condition: PolicyCondition; readonly truths: readonly Match[] };

/**
 * Some of the classes in words, by as few conditions as possible. Null if no condition tells them from the others.
 * `count` is the number of all classes.
 */
export function describeClasses(
  all: readonly Column[],
  chosen: ReadonlySet<number>,
  count: number,
  mayBeMissing: (key: string) => boolean,
): string | null {
  const columns = withoutRepetition(all.toSorted(byCondition)).slice(0, MAX_COLUMNS);
  const wanted = toMask(chosen);
  const terms = [...toTerms(columns, count, wanted), ...toFullTerms(columns, chosen, count)];
  const texts: string[] = [];
  for (let rest = wanted; rest !== 0n; ) {
    const [best] = terms
      .map((term) => ({ term, covered: countBits(term.mask & rest) }))
      .toSorted((a, b) => b.covered - a.covered || a.term.literals.length - b.term.literals.length);
    if (best === undefined || best.covered === 0 || best.term.literals.length === 0) return null;
    if (texts.length === MAX_TERMS) return `${texts.join(' or ')} or something else`;
    texts.push(describeAll(best.term.literals, mayBeMissing));
    rest &= ~best.term.mask;
  }
  return texts.join(' or ');
}

/** With more, the words would not be shorter than the policies. */
const MAX_COLUMNS = 10;
const MAX_TERMS = 3;

/** Not in the order of the policies: swapped policies are described in the same words. */
function byCondition({ condition: one }: Column, { condition: other }: Column): number {
  const [text, next] = [one, other].map(({ key, operator, values }) => JSON.stringify([key, operator, values]));
  return text === next ? 0 : (text ?? '') < (next ?? '') ? -1 : 1;
}

/** Conditions that tell other classes apart than those before them. */
function withoutRepetition(columns: readonly Column[]): readonly Column[] {
  const seen = new Set<string>();
  return columns.filter(({ truths }) => {
    if (new Set(truths).size < 2) return false;
    const text = truths.map((truth) => truth[0]).join('');
    const opposite = text.replaceAll(/[YN]/g, (letter) => (letter === 'Y' ? 'N' : 'Y'));
    const isNew = !seen.has(text) && !seen.has(opposite);
    seen.add(text);
    return isNew;
  });
}

/** Classes for which all literals are so. `mask` has a bit for each class. */
type Term = { readonly literals: readonly Literal[]; readonly mask: bigint };

/** The terms of up to three literals that have wanted classes only. */
function toTerms(columns: readonly Column[], count: number, wanted: bigint): readonly Term[] {
  const single = columns.flatMap((column) => toLiterals(column, count));
  const found: Term[] = [];
  const extend = (term: Term, from: number): void => {
    if (term.mask === 0n) return;
    if ((term.mask & ~wanted) === 0n) {
      found.push(term);
      return;
    }
    if (term.literals.length === MAX_LITERALS) return;
    for (let at = from; at < single.length; at++) {
      const { literals, mask } = single[at] as Term;
      extend({ literals: [...term.literals, ...literals], mask: term.mask & mask }, at + 1);
    }
  };
  extend({ literals: [], mask: (1n << BigInt(count)) - 1n }, 0);
  return found;
}

const MAX_LITERALS = 3;

function toLiterals({ condition, truths }: Column, count: number): readonly Term[] {
  return (['YES', 'NO', 'UNKNOWN'] as const).flatMap((truth) => {
    const classes = Array.from({ length: count }, (_, index) => index).filter((index) => truths[index] === truth);
    return classes.length === 0 ? [] : [{ literals: [{ condition, truth }], mask: toMask(classes) }];
  });
}

/** All that is known of each class, if that is more than fits into a term. */
function toFullTerms(columns: readonly Column[], chosen: ReadonlySet<number>, count: number): readonly Term[] {
  if (columns.length <= MAX_LITERALS) return [];
  return [...chosen].slice(0, MAX_TERMS + 1).map((index) => {
    const literals = columns.map(({ condition, truths }) => ({ condition, truth: truths[index] ?? 'UNKNOWN' }));
    const same = Array.from({ length: count }, (_, other) => other).filter((other) =>
      columns.every(({ truths }) => truths[other] === truths[index]),
    );
    return { literals, mask: toMask(same) };
  });
}

function toMask(classes: Iterable<number>): bigint {
  let mask = 0n;
  for (const index of classes) mask |= 1n << BigInt(index);
  return mask;
}

function countBits(mask: bigint): number {
  return mask.toString(2).replaceAll('0', '').length;
}
