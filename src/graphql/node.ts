import { parseKeyArn } from '../kms/arn.ts';
import type { Objects } from './call-cost.ts';
import type { Context } from './context.ts';
import { type Named, nameObjects } from './named-objects.ts';
import { badUserInput, quote } from './user-input.ts';

/** The parts of a global ID. */
export type GlobalId = { readonly typename: string; readonly id: string };

/** Never throws: one bad ID of a list must not spoil the others, so `toNode` tells. */
export function parseGlobalId(globalId: string): GlobalId {
  const [typename = '', ...rest] = Buffer.from(globalId, 'base64').toString().split(':');
  return typename === 'Key' || typename === 'AwsAccount'
    ? { typename, id: rest.join(':') }
    : { typename: '', id: globalId };
}

/** The object of a global ID, without a call. Throws BAD_USER_INPUT, and KmsError (InvalidArnException). */
export function toNode({ typename, id }: GlobalId, { accounts }: Context): object {
  if (typename === 'Key') return parseKeyArn(id);
  if (typename === 'AwsAccount') {
    const account = accounts.find(({ accountId }) => accountId === id);
    if (account !== undefined) return account;
  }
  throw badUserInput(`${quote(id)} is not a global ID: expected the id of an object that this API gave.`);
}

/** What these global IDs name, without a call. */
export function toObjects(globalIds: readonly unknown[], context: Context): Objects {
  return nameObjects(globalIds.map(toNamed), context);
}

function toNamed(globalId: unknown): Named {
  const { typename, id } = parseGlobalId(String(globalId));
  return typename === 'AwsAccount' ? { accountId: id } : { arn: id };
}

/** Which type of the graph an object is. */
export function toNodeTypeName(node: object): string {
  return 'keyId' in node ? 'Key' : 'AwsAccount';
}
