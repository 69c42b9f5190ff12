/** The end of a switch over all members of a union: one that is missing is an error of the compiler. */
export function unreachable(value: never): never {
  throw new Error(`not foreseen: ${JSON.stringify(value)}`);
}
