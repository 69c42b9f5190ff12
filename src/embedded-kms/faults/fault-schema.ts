import { z } from 'zod';
import type { FaultRule } from './faults.ts';

const STATUS = z.int().min(200).max(599);
const NAME = z.string().min(1).max(256);

const PERFORMS = z
  .literal(true)
  .exactOptional()
  .describe('The operation runs before the call fails: a change is stored, although the client cannot know it.');

const FAULT = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('error'),
    code: NAME,
    message: z.string().max(2048).exactOptional(),
    status: STATUS.exactOptional(),
    performs: PERFORMS,
  }),
  z.strictObject({ kind: z.literal('throttle') }),
  z.strictObject({
    kind: z.literal('quota'),
    perSecond: z.number().positive().max(1_000_000),
    burst: z.int().min(1).max(1_000_000),
  }),
  z.strictObject({ kind: z.literal('delay'), milliseconds: z.int().min(0).max(600_000) }),
  z.strictObject({ kind: z.literal('hang'), performs: PERFORMS }),
  z.strictObject({ kind: z.literal('hang-body') }),
  z.strictObject({ kind: z.literal('reset'), performs: PERFORMS }),
  z.strictObject({ kind: z.literal('truncate') }),
  z.strictObject({ kind: z.literal('html'), status: STATUS.exactOptional(), performs: PERFORMS }),
  z.strictObject({ kind: z.literal('broken-json') }),
  z
    .strictObject({
      kind: z.literal('stale'),
      reads: z.int().min(1).max(1_000_000).exactOptional(),
      milliseconds: z.int().min(1).max(600_000).exactOptional(),
    })
    .refine(({ reads, milliseconds }) => reads !== undefined || milliseconds !== undefined, {
      error: 'expected reads or milliseconds',
    }),
  z.strictObject({ kind: z.literal('reorder-principals') }),
]);

/** A list of fault rules, as the control route and a seed file take it. */
export const FAULT_RULES: z.ZodType<readonly FaultRule[]> = z.array(
  z.strictObject({
    operation: NAME.exactOptional(),
    accountId: NAME.exactOptional(),
    region: NAME.exactOptional(),
    keyId: z.string().min(1).max(2048).exactOptional(),
    firstCalls: z.int().min(1).exactOptional(),
    fault: FAULT,
  }),
);

/** One line with all problems, each with its path, such as `faults[3].fault.kind: Invalid input`. */
export function describeProblems(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${z.core.toDotPath(path) || 'body'}: ${message}`).join('; ');
}
