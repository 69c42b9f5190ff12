import { isIP } from 'node:net';
import { parseDate, parseNumber } from '../conditions/operator-values.ts';
import { toInteger } from '../conditions/to-address-match.ts';

/** Numbers on both sides of each constant, between them, and the constants themselves. */
export function toNumberTexts(constants: readonly string[]): readonly string[] {
  return toSteps(constants.map(parseNumber)).map(String);
}

/** Dates on both sides of each constant, between them, and the constants themselves. */
export function toDateTexts(constants: readonly string[]): readonly string[] {
  return toSteps(constants.map(parseDate), 1000)
    .filter((instant) => Math.abs(instant) <= MAX_INSTANT)
    .map((instant) => new Date(instant).toISOString());
}

/** The largest time value of ECMAScript, in milliseconds. */
const MAX_INSTANT = 8.64e15;

function toSteps(constants: readonly (number | undefined)[], step = 1): readonly number[] {
  const sorted = [...new Set(constants.filter((constant) => constant !== undefined))].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const steps = [first - step];
  for (const [at, constant] of sorted.entries()) {
    const next = sorted[at + 1] ?? constant + 2 * step;
    const isWhole = Number.isInteger(constant / step) && Number.isInteger(next / step);
    const between = isWhole ? constant + step : (constant + next) / 2;
    steps.push(constant);
    if (between < next) steps.push(between);
  }
  return steps;
}

/** Addresses at which a range of the policy begins, or behind which it ends, and some that policies seldom name. */
export function toAddressTexts(ranges: readonly string[]): readonly string[] {
  const texts = new Set(['198.51.100.1', '2001:db8::1']);
  for (const range of ranges) {
    const [base = '', prefix] = range.split('/');
    const family = isIP(base);
    if (family === 0) continue;
    const bits = family === 4 ? 32 : 128;
    const length = Number(prefix ?? bits);
    if (!Number.isInteger(length) || length < 0 || length > bits) continue;
    const size = 1n << BigInt(bits - length);
    const first = (toInteger(base) / size) * size;
    const edges = [0n, first, first + size].filter((edge) => edge < 1n << BigInt(bits));
    for (const edge of edges) texts.add(family === 4 ? toIpv4(edge) : toIpv6(edge));
  }
  return [...texts];
}

function toIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
}

function toIpv6(address: bigint): string {
  return Array.from({ length: 8 }, (_, at) => ((address >> BigInt(112 - 16 * at)) & 0xffffn).toString(16)).join(':');
}
