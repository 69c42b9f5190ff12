import { expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { setupKey, toPolicy } from '../graphql/_access.ts';

const list = <Item>(length: number, toItem: (index: number) => Item) =>
  Array.from({ length }, (_, index) => toItem(index));
const role = (index: number) => `arn:aws:iam::${ACCOUNT}:role/R${index}`;
const allow = (AWS: readonly string[]) => ({ Effect: 'Allow', Principal: { AWS }, Action: '*', Resource: '*' });

it.each([
  ['many statements for everyone', list(180, (index) => allow([role(index), '*']))],
  ['one long list of principals, which is compared with each of them', [allow(list(700, role))]],
])('inherited permissions of %s are limited', async (_, statements) => {
  const { ask } = await setupKey({ policy: toPolicy(...statements) });
  const { errors } = await ask('principals(first: 1000) { nodes { permissions { verdict } inherited { verdict } } }');
  expect(errors).toMatchObject([{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }]);
});
