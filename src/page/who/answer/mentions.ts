/** A piece of a sentence. `statement`: the number of the statement that it names, counted from 1. */
export type Piece = { readonly text: string; readonly statement: number | null };

/**
 * A sentence of the answer in pieces, so that each statement that it names can be a link. Only what the answer itself
 * says of statements counts, and not what the value of a condition says.
 */
export function splitMentions(sentence: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: mention, index: start } of sentence.matchAll(MENTIONS)) {
    for (const { 0: text, 1: number, index } of mention.matchAll(/(?:statement )?(\d+)/gi)) {
      pieces.push({ text: sentence.slice(end, start + index), statement: null });
      pieces.push({ text, statement: Number(number) });
      end = start + index + text.length;
    }
  }
  return [...pieces, { text: sentence.slice(end), statement: null }].filter(({ text }) => text !== '');
}

/** As `toDenyPhrase` (phrases.ts), `toDenyNote` (answer.ts) and `toExceptions` (everyone-clauses.ts) write them. */
const MENTIONS = new RegExp(
  [
    String.raw`(?<=, unless )statement \d+(?: or \d+)*(?= denies it\.$)`,
    String.raw`^Statement \d+(?: or \d+)*(?= can deny it, whatever they allow\.$)`,
    String.raw`(?<=, except those whom )statement \d+(?: or \d+)*(?= lists, can )`,
  ].join('|'),
  'g',
);
