import { GraphQLError } from 'graphql';
import { isAccountId, isRegion, type KmsScope, toScope } from '../kms/arn.ts';

/** The caller's mistake: `message` says what was expected. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

export type ScopeArgs = { readonly region?: string | null | undefined; readonly accountId?: string | null | undefined };

/** The scope that `region` and `accountId` name, each defaulting to the gateway's own. Throws BAD_USER_INPUT. */
export function toScopeFrom(args: ScopeArgs, home: KmsScope | null): KmsScope {
  const scope = findScope(args, home);
  if (scope !== null) return scope;
  throw badUserInput(
    "accountId and region: expected both, for the gateway's own account and Region are not open to you.",
  );
}

/** The same; null where one of both is not given and the caller may not see the gateway's own. Throws BAD_USER_INPUT. */
export function findScope(args: ScopeArgs, home: KmsScope | null): KmsScope | null {
  const region = args.region ?? home?.region;
  const accountId = args.accountId ?? home?.accountId;
  if (region === undefined || accountId === undefined) return null;
  if (!isRegion(region)) throw badUserInput(`region is ${quote(region)}: expected an AWS Region, such as us-east-2.`);
  return toScope(toAccountId(accountId), region);
}

/** An account ID as it is. Throws BAD_USER_INPUT. */
export function toAccountId(accountId: string): string {
  if (isAccountId(accountId)) return accountId;
  throw badUserInput(`accountId is ${quote(accountId)}: expected 12 digits.`);
}

/** A key ID as DescribeKey takes it. Throws BAD_USER_INPUT. */
export function toKeyId(id: string): string {
  if (id.length >= 1 && id.length <= MAX_KEY_ID_LENGTH) return id;
  throw badUserInput(
    `id has ${id.length} characters: expected a key ID, key ARN, alias name or alias ARN of 1 to ${MAX_KEY_ID_LENGTH}.`,
  );
}

/** The number of items of a page; 50 where it is not given. Throws BAD_USER_INPUT. */
export function toPageSize(first: number | null | undefined): number {
  if (first === null || first === undefined) return DEFAULT_PAGE_SIZE;
  if (first >= 1 && first <= MAX_PAGE_SIZE) return first;
  throw badUserInput(`first is ${first}: expected a number from 1 to ${MAX_PAGE_SIZE}.`);
}

/** How many objects a page may hold, for the cost of what is selected on them. */
export function toItemCount({ first }: Readonly<Record<string, unknown>>): number {
  return typeof first === 'number' ? Math.max(0, first) : DEFAULT_PAGE_SIZE;
}

/** Of the model of KMS. */
const MAX_KEY_ID_LENGTH = 2048;
const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 1000;

/** As a JSON string, and short: a caller's own text comes back in its error message. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}...` : text);
}
