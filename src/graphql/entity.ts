import { quote } from '../json/quote.ts';
import { isAlias, type KeyRef, type KmsScope, parseKeyArn, parseKeyIdentifier, toArn } from '../kms/arn.ts';
import { KmsError } from '../kms/exceptions.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';
import type { Calls, Objects } from './call-cost.ts';
import type { Context } from './context.ts';
import { type Named, nameObjects } from './named-objects.ts';
import { BadUserInput, findScope, type ScopeArgs, toAccountId, toKeyId } from './user-input.ts';

/** A key, and the name that another subgraph has for it: a router must find that again in the answer. */
export type NamedKey = KeyRef & { readonly identifier?: string };

/** The object that a router names; `place` is where, for messages. Throws BAD_USER_INPUT and KmsError. */
export async function loadEntity(
  representation: unknown,
  place: string,
  context: Context,
): Promise<NamedKey | VisibleAccount> {
  const { __typename: typename, arn, identifier, accountId } = toFields(representation);
  if (typename === 'AwsAccount') return findAccount(toText(accountId, `${place}.accountId`), context);
  if (typename !== 'Key') throw mismatch(typename, `${place}.__typename`, '"Key" or "AwsAccount"');
  if (isGiven(arn) || !isGiven(identifier)) return parseKeyArn(toText(arn, `${place}.arn`));
  return await loadKey(toText(identifier, `${place}.identifier`), context);
}

/** What a router names, as far as it names anything; without a call. */
export function toEntityObjects(representations: readonly unknown[], context: Context): Objects {
  const named = representations.map(toFields).flatMap((fields): Named[] => {
    const { __typename: typename, arn, identifier, accountId } = fields;
    if (typename === 'AwsAccount') return typeof accountId === 'string' ? [{ accountId }] : [];
    if (typename !== 'Key') return [];
    if (typeof arn === 'string') return [{ arn }];
    return typeof identifier === 'string' ? [{ arn: toKeyName(identifier, {}, context.home) }] : [];
  });
  return nameObjects(named, context);
}

/** The calls for naming these objects: one DescribeKey per alias, which the fields of DescribeKey share. */
export function toEntityCalls(representations: readonly unknown[]): Calls {
  const aliases = representations
    .map(toFields)
    .filter(({ __typename: typename, arn }) => typename === 'Key' && !isGiven(arn))
    .map(({ identifier }) => identifier)
    .filter((identifier) => typeof identifier === 'string' && isAlias(identifier));
  return { DescribeKey: new Set(aliases).size };
}

/** The ARN that an identifier means; the identifier itself where it means none. */
export function toKeyName(identifier: string, scope: ScopeArgs, home: KmsScope | null): string {
  try {
    return toArn(parseKeyIdentifier(identifier, findScope(scope, home)));
  } catch {
    return identifier;
  }
}

async function loadKey(identifier: string, { home, loaders }: Context): Promise<NamedKey> {
  const ref = parseKeyIdentifier(toKeyId(identifier), home);
  return { ...('keyId' in ref ? ref : (await loaders.description(ref)).ref), identifier };
}

/** One that is not configured is refused as its keys are. */
function findAccount(text: string, { accounts }: Context): VisibleAccount {
  const id = toAccountId(text);
  const account = accounts.find(({ accountId }) => accountId === id);
  if (account !== undefined) return account;
  throw new KmsError({ code: 'AccessDeniedException', message: `The gateway is not configured for account ${id}.` });
}

/** Of what is no object: none, so that its missing __typename is told. */
function toFields(representation: unknown): Readonly<Record<string, unknown>> {
  return typeof representation === 'object' && representation !== null ? { ...representation } : {};
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function toText(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw mismatch(value, place, 'a string');
}

function mismatch(value: unknown, place: string, expected: string) {
  return new BadUserInput(`${place} is ${describe(value)}: expected ${expected}.`);
}

/** Nothing of an object, which may be nested deeper than the stack is. */
function describe(value: unknown): string {
  if (!isGiven(value)) return 'not given';
  if (typeof value === 'string') return quote(value);
  return typeof value === 'object' ? 'an object' : String(value);
}
