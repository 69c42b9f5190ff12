import { quote } from '../json/quote.ts';
import { isAccountId, isRegion, type KmsScope, MAX_IDENTIFIER, MAX_NAME, toScope } from '../kms/arn.ts';
import { ExpectedError } from '../kms/expected-error.ts';

/** The caller's mistake: the message says what was expected. */
export class BadUserInput extends ExpectedError {
  /** graphql-js copies this into the `errors[]` entry of the field. */
  get extensions(): Record<string, unknown> {
    return { code: 'BAD_USER_INPUT' };
  }
}

/** A caller's text, if it is not too long; `place` is where it stands, for the message. Throws BAD_USER_INPUT. */
export function checkLength(text: string, place: string, max = MAX_IDENTIFIER): string {
  if (text.length <= max) return text;
  throw new BadUserInput(`${place} has ${text.length} characters: expected at most ${max}.`);
}

export type ScopeArgs = { readonly region?: string | null | undefined; readonly accountId?: string | null | undefined };

/** The scope that `region` and `accountId` name, each defaulting to the gateway's own. Throws BAD_USER_INPUT. */
export function toScopeFrom(args: ScopeArgs, home: KmsScope | null): KmsScope {
  const scope = findScope(args, home);
  if (scope !== null) return scope;
  throw new BadUserInput(
    "accountId and region: expected both, for the gateway's own account and Region are not open to you.",
  );
}

/**
 * The same; null where one of both is not given and the caller may not see the gateway's own. Throws BAD_USER_INPUT.
 */
export function findScope(args: ScopeArgs, home: KmsScope | null): KmsScope | null {
  const region = args.region ?? home?.region;
  const accountId = args.accountId ?? home?.accountId;
  if (region === undefined || accountId === undefined) return null;
  if (!isRegion(region))
    throw new BadUserInput(`region is ${quote(region)}: expected an AWS Region, such as us-east-2.`);
  return toScope(toAccountId(accountId), region);
}

/** An account ID as it is. Throws BAD_USER_INPUT. */
export function toAccountId(accountId: string): string {
  if (isAccountId(accountId)) return accountId;
  throw new BadUserInput(`accountId is ${quote(accountId)}: expected 12 digits.`);
}

/** A key ID as DescribeKey takes it. Throws BAD_USER_INPUT. */
export function toKeyId(id: string): string {
  const max = id.startsWith('arn:') ? MAX_IDENTIFIER : MAX_NAME;
  if (id.length >= 1 && id.length <= max) return id;
  throw new BadUserInput(
    `id has ${id.length} characters: expected a key ID or alias name of 1 to ${MAX_NAME}, or the ARN of one of both.`,
  );
}

/** The number of items of a page; 50 where it is not given. Throws BAD_USER_INPUT. */
export function toPageSize(first: number | null | undefined): number {
  if (first === null || first === undefined) return DEFAULT_PAGE_SIZE;
  if (first >= 1 && first <= MAX_PAGE_SIZE) return first;
  throw new BadUserInput(`first is ${first}: expected a number from 1 to ${MAX_PAGE_SIZE}.`);
}

/** How many objects a page may hold, for the cost of what is selected on them. */
export function toItemCount({ first }: Readonly<Record<string, unknown>>): number {
  return typeof first === 'number' ? Math.max(0, first) : DEFAULT_PAGE_SIZE;
}

const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 1000;
