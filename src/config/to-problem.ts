/** One line about a bad value: the variable, its value, and what was expected. */
export function toProblem(
  variable: string,
  given: Readonly<Record<string, string | undefined>>,
  expected: string,
): string {
  const value = given[variable];
  if (value === undefined) return `${variable} is not set: expected ${expected}`;
  // The headers of a collector are its API keys.
  if (variable.endsWith('_HEADERS')) return `${variable} is not valid: expected ${expected}`;
  return `${variable} is ${JSON.stringify(hidePassword(value))}: expected ${expected}`;
}

/** The URL of a proxy or of a collector can contain a password. */
function hidePassword(value: string): string {
  return value.replace(/^(\w+:\/\/)?.*@/, '$1***@');
}
