import { quote } from '../json/quote.ts';
import { isAccountId, isRegion, type KmsScope, MAX_IDENTIFIER, MAX_NAME, toScope } from '../kms/arn.ts';
import { ExpectedError } from '../kms/expected-error.ts';

/** A mistake of the caller. The message says what was expected. */
export class BadUserInput extends ExpectedError {
  /** graphql-js copies this into the `errors[]` entry of the field. */
  get extensions(): Record<string, unknown> {
    return { code: 'BAD_USER_INPUT' };
  }
}

/** Returns the text if it is not too long. The message names its `place`. Throws BadUserInput. */
export function checkLength(text: string, place: string, max = MAX_IDENTIFIER): string {
  if (text.length <= max) return text;
  throw new BadUserInput(`${place} has ${text.length} characters: expected at most ${max}.`);
}

/** An empty list could be a mistake, and mean nothing or everything. Throws BadUserInput. */
export function checkNotEmpty(list: readonly unknown[] | null | undefined, place: string): void {
  if (list?.length !== 0) return;
  throw new BadUserInput(`${place} is empty: expected at least one, or no ${place} for all.`);
}

export type ScopeArgs = { readonly region?: string | null | undefined; readonly accountId?: string | null | undefined };

/** The scope of `region` and `accountId`. Each defaults to that of the gateway. Throws BadUserInput. */
export function parseScope(args: ScopeArgs, home: KmsScope | null): KmsScope {
  const scope = findScope(args, home);
  if (scope !== null) return scope;
  throw new BadUserInput(
    "accountId and region: expected both, because you are not allowed to read the gateway's own account and Region.",
  );
}

/** Like `parseScope`, but null if a default is needed and the caller is not allowed to see it. Throws BadUserInput. */
export function findScope(args: ScopeArgs, home: KmsScope | null): KmsScope | null {
  const region = args.region ?? home?.region;
  const accountId = args.accountId ?? home?.accountId;
  if (region === undefined || accountId === undefined) return null;
  if (!isRegion(region))
    throw new BadUserInput(`region is ${quote(region)}: expected an AWS Region, such as us-east-2.`);
  return toScope(checkAccountId(accountId), region);
}

/** Returns the account ID if it is valid. Throws BadUserInput. */
export function checkAccountId(accountId: string): string {
  if (isAccountId(accountId)) return accountId;
  throw new BadUserInput(`accountId is ${quote(accountId)}: expected 12 digits.`);
}

/** Returns the key identifier if it is not empty and not too long for KMS. Throws BadUserInput. */
export function checkIdentifier(id: string): string {
  const max = id.startsWith('arn:') ? MAX_IDENTIFIER : MAX_NAME;
  if (id.length >= 1 && id.length <= max) return id;
  throw new BadUserInput(
    `id has ${id.length} characters: expected a key ID or alias name of 1 to ${MAX_NAME}, or the ARN of a key or alias.`,
  );
}

/** The number of items of a page. Default: 50. Throws BadUserInput. */
export function checkPageSize(first: number | null | undefined, max = MAX_PAGE_SIZE): number {
  if (first === null || first === undefined) return DEFAULT_PAGE_SIZE;
  if (first >= 1 && first <= max) return first;
  throw new BadUserInput(`first is ${first}: expected a number from 1 to ${max}.`);
}

/** The largest number of objects on a page, for the cost of the fields that are selected on them. */
export function toItemCount({ first }: Readonly<Record<string, unknown>>): number {
  return typeof first === 'number' ? Math.max(0, first) : DEFAULT_PAGE_SIZE;
}

const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 1000;
