import { clip, escapeInvisible, quote } from '../../json/quote.ts';
import type { PolicyPrincipal } from '../../policy/types.ts';

/** The most items that a message lists. The lists of a finding are whole. */
const MAX_LISTED = 5;

/** The remedy for access that the configuration trusts. */
export const TRUSTED =
  'Nothing, if this is intended. Otherwise remove it, and take the account or organization out of the trusted ones.';

/** Such as: kms:Decrypt, kms:Encrypt and 3 more. */
export function toList(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map((name) => escapeInvisible(clip(name)));
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(' and ');
}

/** Principals in quotes, such as: "arn:aws:iam::111122223333:role/App" and "sns.amazonaws.com". */
export function toPrincipalList(principals: readonly PolicyPrincipal[]): string {
  const shown = principals.slice(0, MAX_LISTED).map(({ value }) => quote(value));
  return toList([...shown, ...principals.slice(MAX_LISTED).map(({ value }) => value)]);
}
