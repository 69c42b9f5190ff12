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

/** A fraction above 0 and at most 1. */
export function share() {
  const expected = 'a number above 0 and at most 1, such as 0.5';
  return z
    .string()
    .regex(/^[0-9.]+$/, { error: expected, abort: true })
    .transform(Number)
    .refine((value) => value > 0 && value <= 1, expected);
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
