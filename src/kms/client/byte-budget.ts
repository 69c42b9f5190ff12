import { KmsError } from '../exceptions.ts';

/** How many bytes of answers of KMS one request may still read. One answer has at most 1 MiB, but a request has many. */
export type ByteBudget = { readonly most: number; left: number };

/** By the signal of the request. */
const BUDGETS = new WeakMap<AbortSignal, ByteBudget>();

/** Limits the answers to all calls with this signal to `most` bytes together. */
export function limitBytes(signal: AbortSignal, most: number): void {
  BUDGETS.set(signal, { most, left: most });
}

/** Null if the request with this signal may read as much as it likes, such as an export. */
export function findByteBudget(signal: AbortSignal): ByteBudget | null {
  return BUDGETS.get(signal) ?? null;
}

/** Takes so many bytes from the budget. Throws KmsError if it has less. */
export function takeBytes(budget: ByteBudget | null | undefined, bytes: number): void {
  if (!budget) return;
  budget.left -= bytes;
  if (budget.left >= 0) return;
  const most = Math.floor(budget.most / (1024 * 1024));
  const message = `The answers of KMS to this request have more than ${most} MiB in all: ask for fewer keys at a time.`;
  throw new KmsError({ code: 'AnswersTooLarge', message });
}
