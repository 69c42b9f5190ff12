import { INVISIBLE } from '../../json/quote.ts';

/** A piece of a policy with its invisible characters as JSON's escapes: whoever copies it gets an equivalent text. */
export function showInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    Array.from({ length: character.length }, (_, index) => toUnit(character, index)).join(''),
  );
}

function toUnit(text: string, index: number): string {
  return `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
}
