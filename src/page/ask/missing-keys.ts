import type { Question } from './ask-location.ts';

/** The IDs of the inputs of the form. */
export const VIA_INPUT = 'ask-via';
export const toValueInput = (row: number) => `ask-value-${row}`;
export const toPairInput = (pair: number) => `ask-pair-${pair}`;

/** The question with room for the value of a condition key that is missing, and the input where it is to be filled in. */
export function addMissingKey(
  question: Question,
  key: string,
): { readonly question: Question; readonly focus: string } {
  const { rows, encryption } = question;
  const name = key.toLowerCase();
  if (name === 'kms:viaservice') return { question, focus: VIA_INPUT };
  const pair = name === WHOLE ? '' : name.startsWith(`${WHOLE}:`) ? key.slice(WHOLE.length + 1) : null;
  // The pairs are either all of the encryption context, or condition keys of their own.
  if (pair !== null && (pair === '' || encryption !== null)) {
    const pairs = [...(encryption ?? []), { key: pair, value: '' }];
    return { question: { ...question, encryption: pairs }, focus: toPairInput(pairs.length - 1) };
  }
  const at = rows.findIndex((row) => row.key.toLowerCase() === name);
  if (at >= 0) return { question, focus: toValueInput(at) };
  return { question: { ...question, rows: [...rows, { key, value: '' }] }, focus: toValueInput(rows.length) };
}

const WHOLE = 'kms:encryptioncontext';
