import type { PolicyPrincipal } from '../../policy/types.ts';

/** Equal for two ways of writing one principal. */
export function toName({ kind, type, value, accountId }: PolicyPrincipal): string {
  if (kind === 'EVERYONE') return '*';
  if (kind === 'ACCOUNT' && accountId !== null) return accountId;
  return type === 'Federated' || type === 'CanonicalUser' ? `${type} ${value}` : value;
}
