import { KmsError } from '../exceptions.ts';

/** The bytes of KMS answers that a request may read. One answer has at most 1 MiB, but a request can read many. */
export type ByteBudget = { readonly most: number; left: number };

/** The budget of each request, by its signal. */
const BUDGETS = new WeakMap<AbortSignal, ByteBudget>();

/** Limits the answers to all calls with this signal to `most` bytes together. */
export function limitBytes(signal: AbortSignal, most: number): void {
  BUDGETS.set(signal, { most, left: most });
}

/** Null if the answers to the request with this signal have no limit, as in an export. */
export function findByteBudget(signal: AbortSignal): ByteBudget | null {
  return BUDGETS.get(signal) ?? null;
}

/** Subtracts `bytes` from the budget. Throws KmsError if the budget has less. */
export function takeBytes(budget: ByteBudget | null | undefined, bytes: number): void {
  if (!budget) return;
  budget.left -= bytes;
  if (budget.left >= 0) return;
  const most = Math.floor(budget.most / (1024 * 1024));
  const message = `The answers of KMS to this request have more than ${most} MiB in all: ask for fewer keys at a time.`;
  throw new KmsError({ code: 'AnswersTooLarge', message });
}
