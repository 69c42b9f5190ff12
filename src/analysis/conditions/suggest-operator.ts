import { distance } from 'fastest-levenshtein';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';

/**
 * A sentence for a message about an operator that AWS does not have, such as ` Did you mean StringEquals?`, with a space
 * before it. Empty if none has nearly this name.
 */
export function suggestOperator(written: string): string {
  if (written.length > MAX_LENGTH) return '';
  const { set, name = '', suffix = '' } = PARTS.exec(written)?.groups ?? {};
  const operator = findNearest(name, OPERATORS);
  const setOperator = set === undefined ? '' : findNearest(set, SET_OPERATORS);
  if (operator === undefined || setOperator === undefined) return '';
  const whole = `${setOperator}${setOperator === '' ? '' : ':'}${operator}${suffix === '' ? '' : 'IfExists'}`;
  return ` Did you mean ${whole}?`;
}

const PARTS = /^(?:(?<set>[^:]*):)?(?<name>.*?)(?<suffix>IfExists)?$/is;

function findNearest(text: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let edits = MAX_EDITS + 1;
  for (const name of names) {
    const found = distance(toAsciiLowerCase(text), toAsciiLowerCase(name));
    if (found < edits) [nearest, edits] = [name, found];
  }
  return nearest;
}

/** Swapped letters are two edits. */
const MAX_EDITS = 2;

/** Characters. No operator has a longer name, and the comparison takes time in proportion to it. */
const MAX_LENGTH = 64;

const SET_OPERATORS = ['ForAllValues', 'ForAnyValue'];

/** In AWS's spelling. Source: IAM User Guide, "Condition operators". */
export const OPERATORS: readonly string[] = [
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
  ...['StringLike', 'StringNotLike', 'ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
  ...['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals'],
  ...['NumericGreaterThan', 'NumericGreaterThanEquals'],
  ...['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals'],
  ...['DateGreaterThan', 'DateGreaterThanEquals'],
  ...['Bool', 'BinaryEquals', 'IpAddress', 'NotIpAddress', 'Null'],
];
