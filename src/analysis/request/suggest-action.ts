import { distance } from 'fastest-levenshtein';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { KMS_ACTIONS } from '../tables/actions.ts';

/**
 * A sentence for a message about an action that is not known, such as ` Did you mean kms:Decrypt?`, with a space before
 * it. Empty if no action of KMS has nearly this name.
 */
export function suggestAction(text: string): string {
  const name = toAsciiLowerCase(text).replace(/^kms[:.]/, '');
  if (name.length > MAX_LENGTH) return '';
  let nearest: string | undefined;
  let edits = MAX_EDITS + 1;
  for (const action of KMS_ACTIONS) {
    const found = distance(name, toAsciiLowerCase(action.name.slice('kms:'.length)));
    if (found < edits) [nearest, edits] = [action.name, found];
  }
  return nearest === undefined ? '' : ` Did you mean ${nearest}?`;
}

/** Swapped letters are two edits. */
const MAX_EDITS = 2;

/** Characters. No action has a longer name, and the comparison takes time in proportion to it. */
const MAX_LENGTH = 64;
