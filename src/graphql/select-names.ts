import { quote } from '../json/quote.ts';
import { BadUserInput, checkNotEmpty } from './user-input.ts';

/** Names that an argument can have at most. */
const MAX_NAMES = 1_000;

/** The names of an argument, all of them known. Null if the argument is not given. Throws BadUserInput. */
export function selectNames(
  names: readonly string[] | null | undefined,
  known: () => ReadonlySet<string>,
  { place, expected }: { readonly place: string; readonly expected: string },
): ReadonlySet<string> | null {
  if (names === null || names === undefined) return null;
  checkNotEmpty(names, place);
  if (names.length > MAX_NAMES) {
    throw new BadUserInput(`${place} has ${names.length} entries: expected at most ${MAX_NAMES}.`);
  }
  const all = known();
  const unknown = names.findIndex((name) => !all.has(name));
  if (unknown === -1) return new Set(names);
  throw new BadUserInput(`${place}[${unknown}] is ${quote(names[unknown] ?? '')}: ${expected}.`);
}
