import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { ParsedPolicy } from '../../policy/types.ts';

/**
 * Whether the text may have a statement, as KMS could read it: also under a name in other letters, or under one that is
 * given twice. A text without any allows nothing, and KMS refuses it.
 */
export function hasStatement({ document, problems }: ParsedPolicy): boolean {
  if (document === null) return false;
  if (document.statements.length > 0 || problems.some(({ kind }) => AMBIGUOUS.has(kind))) return true;
  return Object.entries(document.json as object).some(
    ([name, value]) => toAsciiLowerCase(name) === 'statement' && [value].flat().some(isObject),
  );
}

const AMBIGUOUS: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'NOT_LISTED']);

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
