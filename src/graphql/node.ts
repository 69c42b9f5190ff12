import { parseKeyArn } from '../kms/arn.ts';
import type { CostContext, Objects } from './call-cost.ts';
import type { Context } from './context.ts';
import { type Named, nameObjects } from './name-objects.ts';
import { BadUserInput } from './user-input.ts';

/** The parts of a global ID. `typename` is 'none' or 'too long' if the ID is invalid. */
export type GlobalId = { readonly typename: string; readonly id: string };

/** Never throws, because one invalid ID must not fail the other IDs of a list. `parseNode` throws instead. */
export function parseGlobalId(globalId: string): GlobalId {
  if (globalId.length > MAX_GLOBAL_ID) return { typename: 'too long', id: '' };
  const [typename = '', ...rest] = Buffer.from(globalId, 'base64').toString().split(':');
  if (typename === 'Key' || typename === 'AwsAccount') return { typename, id: rest.join(':') };
  return { typename: 'none', id: '' };
}

/** The object of a global ID, without a call. Throws BadUserInput, and KmsError with InvalidArnException. */
export function parseNode({ typename, id }: GlobalId, { accounts }: Context): object {
  if (typename === 'Key') return parseKeyArn(id);
  if (typename === 'too long') throw TOO_LONG;
  const account = accounts.find(({ accountId }) => accountId === id);
  if (account !== undefined) return account;
  throw NOT_AN_ID;
}

/** Characters. An ARN has some hundred characters; base64 makes that a third longer. */
const MAX_GLOBAL_ID = 2048;

// One error object for all invalid IDs saves memory: a request can have thousands. graphql-js adds the `path` to each.
const NOT_AN_ID = new BadUserInput('This is not a global ID: expected the id of an object that this API gave.');
const TOO_LONG = new BadUserInput(`This is not a global ID: it has more than ${MAX_GLOBAL_ID} characters.`);

/** The objects of these global IDs, without a call. */
export function toObjects(globalIds: readonly unknown[], context: CostContext): Objects {
  return nameObjects(globalIds.map(toNamed), context);
}

function toNamed(globalId: unknown): Named {
  const { typename, id } = parseGlobalId(String(globalId));
  return typename === 'AwsAccount' ? { accountId: id } : { arn: id };
}

/** The GraphQL type of an object. */
export function toNodeTypeName(node: object): string {
  return 'keyId' in node ? 'Key' : 'AwsAccount';
}
