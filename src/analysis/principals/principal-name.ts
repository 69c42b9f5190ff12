import type { PolicyPrincipal } from '../../policy/types.ts';

/** The same for all spellings of a principal, such as 123456789012 and arn:aws:iam::123456789012:root. */
export function toName({ kind, type, value, accountId }: PolicyPrincipal): string {
  if (kind === 'EVERYONE') return '*';
  if (kind === 'ACCOUNT' && accountId !== null) return accountId;
  return type === 'Federated' || type === 'CanonicalUser' ? `${type} ${value}` : value;
}
