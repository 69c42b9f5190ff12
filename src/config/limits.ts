import { z } from 'zod';
import { wholeNumber } from './values.ts';

/**
 * The limits of one request. All but `responseBytes` are checked before any KMS call, and `resultSize` is checked again
 * when the lengths of the lists are known.
 */
export type Limits = {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly kmsCalls: number;
  /** The most values of the answer. A policy's text counts as 100 values. */
  readonly resultSize: number;
  /** The most bytes of the answer as JSON. */
  readonly responseBytes: number;
};

/** Each `error` ends the sentence "expected ...". */
export const LIMIT_VARIABLES = {
  MAX_TOKENS: wholeNumber(1, 1_000_000).default(2_000),
  MAX_DEPTH: wholeNumber(1, 1_000).default(12),
  MAX_ALIASES: wholeNumber(0, 100_000).default(30),
  MAX_ROOT_FIELDS: wholeNumber(1, 100_000).default(20),
  MAX_DIRECTIVES: wholeNumber(0, 100_000).default(20),
  MAX_KMS_CALLS: wholeNumber(1, 1_000_000).default(4_500),
  MAX_RESULT_SIZE: wholeNumber(1, 100_000_000).default(300_000),
  MAX_RESPONSE_BYTES: wholeNumber(1_024, 536_870_888).default(32 * 1024 * 1024), // the longest string of V8
};

const VARIABLES = z.object(LIMIT_VARIABLES);

export function toLimits(env: z.infer<typeof VARIABLES>): Limits {
  return {
    tokens: env.MAX_TOKENS,
    depth: env.MAX_DEPTH,
    aliases: env.MAX_ALIASES,
    rootFields: env.MAX_ROOT_FIELDS,
    directives: env.MAX_DIRECTIVES,
    kmsCalls: env.MAX_KMS_CALLS,
    resultSize: env.MAX_RESULT_SIZE,
    responseBytes: env.MAX_RESPONSE_BYTES,
  };
}
