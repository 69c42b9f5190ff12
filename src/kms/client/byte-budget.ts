import { KmsError } from '../exceptions.ts';

/** The bytes of KMS answers that a request may read. One answer has at most 1 MiB, but a request can read many. */
export type ByteBudget = { readonly maxBytes: number; remainingBytes: number };

/** The budget of each request, by its signal. */
const BUDGETS = new WeakMap<AbortSignal, ByteBudget>();

/** Limits the answers to all calls with this signal to `maxBytes` bytes together. */
export function limitBytes(signal: AbortSignal, maxBytes: number): void {
  BUDGETS.set(signal, { maxBytes, remainingBytes: maxBytes });
}

/** Null if the answers to the request with this signal have no limit, as in an export. */
export function findByteBudget(signal: AbortSignal): ByteBudget | null {
  return BUDGETS.get(signal) ?? null;
}

/** Subtracts `bytes` from the budget. Throws KmsError if less than that remains. */
export function takeBytes(budget: ByteBudget | null | undefined, bytes: number): void {
  if (!budget) return;
  budget.remainingBytes -= bytes;
  if (budget.remainingBytes >= 0) return;
  const mib = Math.floor(budget.maxBytes / (1024 * 1024));
  const message = `The answers of KMS to this request have more than ${mib} MiB in all: ask for fewer keys at a time.`;
  throw new KmsError({ code: 'AnswersTooLarge', message });
}
