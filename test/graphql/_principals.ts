import { expect } from 'vitest';
import { type KeyOptions, type Statement, setupKey, toPolicy } from './_access.ts';

const PERMISSIONS = `permissions {
  actions andFutureActions verdict conditions { key } constraints limitedBy { pointer }
  source { __typename ... on PolicyStatement { pointer } ... on KeyGrant { grantId } }
}`;
export const NODES = `nodes { principal { kind value } relation ${PERMISSIONS} }`;
const INCOMPLETE = 'incomplete { code pointer failure { __typename } }';

type Permission = {
  readonly actions: readonly string[];
  readonly andFutureActions: boolean;
  readonly verdict: string;
  readonly conditions: readonly { readonly key: string }[];
  readonly constraints: unknown;
  readonly limitedBy: readonly { readonly pointer: string }[];
  readonly source: { readonly __typename: string; readonly pointer?: string; readonly grantId?: string };
};
type Node = {
  readonly principal: { readonly kind: string; readonly value: string };
  readonly relation: string;
  readonly permissions: readonly Permission[];
};
type Page = { readonly nodes: readonly Node[]; readonly incomplete: readonly object[] };

export async function list(options: KeyOptions, args = ''): Promise<Page> {
  const { ask } = await setupKey(options);
  const { key, errors } = await ask(`principals${args} { ${NODES} ${INCOMPLETE} }`);
  expect(errors).toBeUndefined();
  return (key as { principals: Page }).principals;
}

export const ofPolicy = (...statements: readonly Statement[]) => list({ policy: toPolicy(...statements) });

export async function onlyOne(...statements: readonly Statement[]): Promise<Node> {
  const { nodes } = await ofPolicy(...statements);
  expect(nodes).toHaveLength(1);
  return nodes[0] as Node;
}
