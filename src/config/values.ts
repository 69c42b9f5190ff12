import { z } from 'zod';

/** The number of a TCP port, in decimal. 0 = any free port. */
export function port() {
  return wholeNumber(0, 65_535, ' (0 = any free port)');
}

/** The name or address of this machine. */
export function hostName() {
  return z.string().regex(/^[\w.:-]+$/, 'a host name or an IP address, such as 127.0.0.1');
}

/** True or false. */
export function flag() {
  return z.stringbool({ error: 'true or false' });
}

/** A decimal number without a sign or a fraction. `note` is appended to the message. */
export function wholeNumber(min: number, max: number, note = '') {
  const expected = `a whole number from ${min} to ${max}${note}`;
  return z
    .string()
    .regex(/^[0-9]{1,9}$/, { error: expected, abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected);
}

/** A number above 0 and at most 1. */
export function share() {
  return fraction((value) => value > 0, 'a number above 0 and at most 1, such as 0.5');
}

/** A number from 0 to 1. */
export function ratio() {
  return fraction(() => true, 'a number from 0 to 1, such as 0.1');
}

function fraction(isAllowed: (value: number) => boolean, expected: string) {
  return z
    .string()
    .regex(/^[0-9.]+$/, { error: expected, abort: true })
    .transform(Number)
    .refine((value) => value <= 1 && isAllowed(value), expected);
}

/** Origins separated by commas, each as a browser sends it: in lower case, with no path and no default port. */
export function origins() {
  return z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine((list) => !list.includes('*'), { error: NO_WILDCARD, abort: true })
    .refine(
      (list) => list.every(isOrigin),
      'origins separated by commas, such as https://console.example.com (no path)',
    );
}

const NO_WILDCARD =
  'origins by name, such as https://console.example.com: with *, every page that a user opens could read the policies';

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** Host names without a port, separated by commas. */
export function hostNames() {
  return z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
    .refine(
      (names) => names.every((name) => /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)),
      'host names separated by commas, such as kms.example.com (no scheme, no port)',
    );
}

/**
 * Names and values as OpenTelemetry writes them, such as `name=value,name=value`. Values are percent-encoded. `pair`
 * checks one name with its value.
 */
export function keyValues(example: string, pair: RegExp) {
  return z.string().transform((text, context) => {
    const pairs = text
      .split(',')
      .filter((each) => each.trim() !== '')
      .map((each) => parsePair(each, pair));
    if (!pairs.includes(null)) return Object.fromEntries(pairs as [string, string][]);
    context.addIssue({ code: 'custom', message: `names and values, separated by commas, such as ${example}` });
    return z.NEVER;
  });
}

/** A header as HTTP sends it: no line break, and no character beyond ASCII. */
export const HEADER = /^[\w!#$%&'*+.^`|~-]+=[\t -~]*$/;

/** The name of an attribute is visible ASCII; its value can be any text. */
export const ATTRIBUTE = /^[!-<>-~]+=.*$/s;

function parsePair(text: string, expected: RegExp): [name: string, value: string] | null {
  const at = text.indexOf('=');
  const name = text.slice(0, at).trim();
  const value = decode(text.slice(at + 1).trim());
  return at > 0 && value !== null && expected.test(`${name}=${value}`) ? [name, value] : null;
}

/** Null if it is not percent-encoded UTF-8. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
