import { parseKeyArn } from '../kms/arn.ts';
import type { Context } from './context.ts';
import { BadUserInput } from './user-input.ts';

/** The parts of a global ID. */
export type GlobalId = { readonly typename: string; readonly id: string };

/** Never throws: one bad ID of a list must not spoil the others, so `toNode` tells. */
export function parseGlobalId(globalId: string): GlobalId {
  if (globalId.length > MAX_GLOBAL_ID) return NO_GLOBAL_ID;
  const [typename = '', ...rest] = Buffer.from(globalId, 'base64').toString().split(':');
  return typename === 'Key' || typename === 'AwsAccount' ? { typename, id: rest.join(':') } : NO_GLOBAL_ID;
}

/** Characters. An ARN has some hundred, which base64 makes a third more. */
const MAX_GLOBAL_ID = 2048;

const NO_GLOBAL_ID: GlobalId = { typename: '', id: '' };

/** The object of a global ID, without a call. Throws BAD_USER_INPUT, and KmsError (InvalidArnException). */
export function toNode({ typename, id }: GlobalId, { accounts }: Context): object {
  if (typename === 'Key') return parseKeyArn(id);
  if (typename === 'AwsAccount') {
    const account = accounts.find(({ accountId }) => accountId === id);
    if (account !== undefined) return account;
  }
  throw NOT_AN_ID;
}

// One for all of a request's thousands: `path` says which ID is meant.
const NOT_AN_ID = new BadUserInput(
  `This is not a global ID: expected the id of an object that this API gave, which has at most ${MAX_GLOBAL_ID} characters.`,
);

/** Which type of the graph an object is. */
export function toNodeTypeName(node: object): string {
  return 'keyId' in node ? 'Key' : 'AwsAccount';
}
