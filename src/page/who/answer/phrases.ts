import { toFewConditions } from '../cell-words.ts';
import type { Cell } from '../cells.ts';
import { join } from './join.ts';

/** Begins with a space: ` only if kms:ViaService is s3.us-east-2.amazonaws.com`. Empty without conditions. */
export function toConditionPhrase(cells: readonly Cell[]): string {
  if (cells.every(({ underConditions }) => underConditions === 'NONE')) return '';
  if (cells.some(({ underConditions }) => underConditions !== 'ALL')) return ', partly under conditions';
  const ways = new Set(cells.flatMap(({ permissions }) => permissions.map((each) => join(toFewConditions(each)))));
  const [way, ...others] = ways;
  return others.length === 0 && way ? `, only if ${way}` : ', only under conditions';
}

/** `unless statement 4 denies it`. Empty if no Deny statement can apply. */
export function toLimitPhrase(cells: readonly Cell[], toNumber: (pointer: string) => number): string {
  const pointers = cells.flatMap(({ limits }) => limits.flatMap((limit) => limit.pointers));
  return toDenyPhrase([...new Set(pointers.map(toNumber))].toSorted((one, other) => one - other));
}

export function toDenyPhrase(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  if (numbers.length > FEW) return 'unless a Deny statement denies it';
  return numbers.length === 1
    ? `unless statement ${numbers[0]} denies it`
    : `unless statement ${numbers.join(' or ')} denies it`;
}

const FEW = 3;
