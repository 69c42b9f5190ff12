import type { Principal } from './statement-words.ts';

/**
 * A principal as the tab Ask names it: for an account, its root user. Null if a question cannot be about it, because it
 * stands for many, or for nobody.
 */
export function toAskable({ kind, value, accountId }: Principal, partition: string): string | null {
  if (kind === 'ACCOUNT') return accountId ? `arn:${partition}:iam::${accountId}:root` : null;
  return ASKABLE.has(kind) && !/[*?]/.test(value) ? value : null;
}

const ASKABLE: ReadonlySet<Principal['kind']> = new Set([
  'IAM_USER',
  'IAM_ROLE',
  'ASSUMED_ROLE',
  'FEDERATED_USER',
  'SERVICE',
]);
