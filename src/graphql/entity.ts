import { quote } from '../json/quote.ts';
import { isAlias, type KeyRef, type KmsScope, parseKeyArn, parseKeyIdentifier, toArn } from '../kms/arn.ts';
import { KmsError } from '../kms/exceptions.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';
import type { Calls, CostContext, Objects } from './call-cost.ts';
import type { Context } from './context.ts';
import { type Named, nameObjects } from './name-objects.ts';
import { BadUserInput, checkAccountId, checkIdentifier, findScope, type ScopeArgs } from './user-input.ts';

/** A key with the identifier that another subgraph has for it. The router expects that identifier in the answer. */
export type NamedKey = KeyRef & { readonly identifier?: string };

/** Loads the object that a router refers to. Messages name its `place`. Throws BadUserInput and KmsError. */
export async function loadEntity(
  representation: unknown,
  place: string,
  context: Context,
): Promise<NamedKey | VisibleAccount> {
  const { __typename: typename, arn, identifier, accountId } = toFields(representation);
  if (typename === 'AwsAccount') return checkAccount(checkText(accountId, `${place}.accountId`), context);
  if (typename !== 'Key') throw mismatch(typename, `${place}.__typename`, '"Key" or "AwsAccount"');
  if (isGiven(arn) || !isGiven(identifier)) return parseKeyArn(checkText(arn, `${place}.arn`));
  return await loadKey(checkText(identifier, `${place}.identifier`), context);
}

/** The objects that a router refers to, without a call. Skips invalid representations. */
export function toEntityObjects(representations: readonly unknown[], context: CostContext): Objects {
  const named = representations.map(toFields).flatMap((fields): Named[] => {
    const { __typename: typename, arn, identifier, accountId } = fields;
    if (typename === 'AwsAccount') return typeof accountId === 'string' ? [{ accountId }] : [];
    if (typename !== 'Key') return [];
    if (typeof arn === 'string') return [{ arn }];
    return typeof identifier === 'string' ? [{ arn: toKeyName(identifier, {}, context.home) }] : [];
  });
  return nameObjects(named, context);
}

/** The calls that resolve the representations: one DescribeKey per alias. `Key.metadata` shares it. */
export function toEntityCalls(representations: readonly unknown[]): Calls {
  const aliases = representations
    .map(toFields)
    .filter(({ __typename: typename, arn }) => typename === 'Key' && !isGiven(arn))
    .map(({ identifier }) => identifier)
    .filter((identifier) => typeof identifier === 'string' && isAlias(identifier));
  return { DescribeKey: new Set(aliases).size };
}

/** The ARN that an identifier stands for, or the identifier itself if it is invalid. */
export function toKeyName(identifier: string, scope: ScopeArgs, home: KmsScope | null): string {
  try {
    return toArn(parseKeyIdentifier(identifier, findScope(scope, home)));
  } catch {
    return identifier;
  }
}

async function loadKey(identifier: string, { home, loaders }: Context): Promise<NamedKey> {
  const ref = parseKeyIdentifier(checkIdentifier(identifier), home);
  return { ...('keyId' in ref ? ref : (await loaders.description(ref)).ref), identifier };
}

/** Throws the same error as for keys of an account that is not configured, so that no caller can tell which exist. */
function checkAccount(text: string, { accounts }: Context): VisibleAccount {
  const id = checkAccountId(text);
  const account = accounts.find(({ accountId }) => accountId === id);
  if (account !== undefined) return account;
  throw new KmsError({ code: 'AccessDeniedException', message: `The gateway is not configured for account ${id}.` });
}

/** Empty if the value is not an object. The error then says that __typename is missing. */
function toFields(representation: unknown): Readonly<Record<string, unknown>> {
  return typeof representation === 'object' && representation !== null ? { ...representation } : {};
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function checkText(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw mismatch(value, place, 'a string');
}

function mismatch(value: unknown, place: string, expected: string) {
  return new BadUserInput(`${place} is ${describe(value)}: expected ${expected}.`);
}

/** Does not print objects: printing one that is nested too deep overflows the stack. */
function describe(value: unknown): string {
  if (!isGiven(value)) return 'not given';
  if (typeof value === 'string') return quote(value);
  return typeof value === 'object' ? 'an object' : String(value);
}
