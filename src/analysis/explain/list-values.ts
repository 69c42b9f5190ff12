import { quote } from '../../json/quote.ts';

/** The most values that a message repeats. Each is shortened, too. */
const MAX_VALUES = 5;

/** Such as: "a", "b", and 3 more. */
export function listValues(values: readonly string[]): string {
  const shown = values.slice(0, MAX_VALUES).map((value) => quote(value));
  return `${shown.join(', ')}${moreThan(values.length, shown.length)}`;
}

/** Such as: "a"="1", "b"="2", and 3 more. */
export function listPairs(pairs: ReadonlyMap<string, string>): string {
  const shown = [...pairs].slice(0, MAX_VALUES).map(([name, value]) => `${quote(name)}=${quote(value)}`);
  return `${shown.join(', ')}${moreThan(pairs.size, shown.length)}`;
}

function moreThan(count: number, shown: number): string {
  return count > shown ? `, and ${count - shown} more` : '';
}
