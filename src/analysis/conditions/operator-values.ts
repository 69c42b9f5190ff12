/** A decimal number, with sign and fraction. */
export function parseNumber(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/**
 * Milliseconds since 1970, of a date of ISO 8601 or of epoch seconds. A date without time zone is in UTC. Four digits
 * can be either a year or seconds: AWS does not say which.
 */
export function parseDate(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return undefined;
  const seconds = parseNumber(text);
  if (seconds !== undefined) return seconds * 1000;
  const parts = DATE.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { day = '', time = '00:00', zone = 'Z' } = parts;
  if (!isDay(day)) return undefined;
  const offset = zone.replace(/^([+-]\d\d)(\d\d)?$/, (_, hours, minutes) => `${hours}:${minutes ?? '00'}`);
  const instant = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Date.parse takes February 30 for March 2. */
function isDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}

const DATE = /^(?<day>\d{4}-\d\d-\d\d)(?:T(?<time>\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?<zone>Z|[+-]\d\d(?::?\d\d)?)?)?$/;

export function parseBoolean(text: string): boolean | undefined {
  const name = text.toLowerCase();
  return name === 'true' || name === 'false' ? name === 'true' : undefined;
}

/** The bytes of a Base64 text, one character for each. */
export function parseBase64(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}
