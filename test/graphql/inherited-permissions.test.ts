import { expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { allow, DELEGATES, deny, FOREIGN_ROLE, type KeyOptions, ROLE, setupKey, toPolicy } from './_access.ts';

const OTHER_ROLE = `${ROLE}2`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/App/session`;
const bySource = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } };

type Inherited = {
  readonly actions: readonly string[];
  readonly verdict: string;
  readonly conditions: readonly { readonly key: string }[];
  readonly limitedBy: readonly { readonly pointer: string }[];
  readonly source: { readonly pointer?: string; readonly name?: string };
};
type Nodes = readonly { readonly principal: { readonly value: string }; readonly inherited: readonly Inherited[] }[];

const FIELDS = `inherited {
  actions verdict conditions { key } limitedBy { pointer } source { ... on PolicyStatement { pointer } ... on KeyGrant { name } }
}`;

async function list(options: KeyOptions, args = ''): Promise<Nodes> {
  const { ask } = await setupKey(options);
  const { key, errors } = await ask(`principals${args} { nodes { principal { value } ${FIELDS} } }`);
  expect(errors).toBeUndefined();
  return (key as { principals: { nodes: Nodes } }).principals.nodes;
}

/** What a principal inherits for kms:Decrypt. */
async function decryptOf(value: string, options: KeyOptions, args = '') {
  const found = (await list(options, args)).find(({ principal }) => principal.value === value);
  return found?.inherited
    .filter(({ actions }) => actions.includes('kms:Decrypt'))
    .map(({ verdict, conditions, limitedBy, source }) => ({
      verdict,
      conditions: conditions.map(({ key }) => key),
      limitedBy: limitedBy.map(({ pointer }) => pointer),
      source: source.pointer ?? source.name,
    }));
}

const only = { conditions: [], limitedBy: [] };

it.each([
  ['by IAM, from its account', [DELEGATES, allow(ROLE, 'kms:Encrypt')], ROLE, 'ALLOWED_IF_IAM_ALLOWS'],
  ['from everyone', [allow('*'), allow(ROLE, 'kms:Encrypt')], ROLE, 'ALLOWED'],
  [
    'by IAM, from everyone, in another account',
    [allow('*'), allow(FOREIGN_ROLE, 'kms:Encrypt')],
    FOREIGN_ROLE,
    'ALLOWED_IF_IAM_ALLOWS',
  ],
  ['from everyone, for the account of the key', [allow('*'), allow(ACCOUNT, 'kms:Encrypt')], ACCOUNT, 'ALLOWED'],
  ['from its role, for a session', [allow(ROLE), allow(SESSION, 'kms:Encrypt')], SESSION, 'ALLOWED'],
])('a principal inherits a permission %s', async (_, statements, value, verdict) => {
  expect(await decryptOf(value, { policy: toPolicy(...statements) })).toEqual([
    { ...only, verdict, source: '/Statement/0' },
  ]);
});

it('nothing is inherited from the statement that names the principal, from a session or from a role of the account', async () => {
  const policy = toPolicy(
    allow([SESSION, ROLE, OTHER_ROLE], 'kms:Encrypt'),
    allow(OTHER_ROLE),
    allow(SESSION),
    DELEGATES,
  );
  const inherited = async (value: string) => (await decryptOf(value, { policy }))?.map(({ source }) => source);
  expect(await inherited(ROLE)).toEqual(['/Statement/3']);
  expect(await inherited(OTHER_ROLE)).toEqual(['/Statement/3']);
  expect(await inherited(`arn:aws:iam::${ACCOUNT}:root`)).toEqual([]);
});

it('an inherited permission is limited by the Deny statements that can meet the principal, and by no other', async () => {
  const policy = toPolicy(
    DELEGATES,
    allow([ROLE, OTHER_ROLE], 'kms:Encrypt'),
    deny(OTHER_ROLE, 'kms:Decrypt', bySource),
  );
  expect(await decryptOf(ROLE, { policy })).toMatchObject([{ limitedBy: [] }]);
  expect(await decryptOf(OTHER_ROLE, { policy })).toMatchObject([{ limitedBy: ['/Statement/2'] }]);
});

it('an inherited permission has no condition that the principal always meets, and is left out if it never meets one', async () => {
  const toOne = (value: string) => ({ Condition: { ArnEquals: { 'aws:PrincipalArn': value } } });
  const policy = toPolicy(allow(ACCOUNT, 'kms:Decrypt', toOne(ROLE)), allow([ROLE, OTHER_ROLE], 'kms:Encrypt'));
  expect(await decryptOf(ROLE, { policy })).toMatchObject([{ conditions: [] }]);
  expect(await decryptOf(OTHER_ROLE, { policy })).toEqual([]);
});

it('a principal inherits what a grant gives its account', async () => {
  const policy = toPolicy(allow(ROLE, 'kms:Encrypt'));
  const grants = [{ name: 'all', granteePrincipal: `arn:aws:iam::${ACCOUNT}:root`, operations: ['Decrypt' as const] }];
  expect(await decryptOf(ROLE, { policy, grants })).toEqual([
    { ...only, verdict: 'ALLOWED_IF_IAM_ALLOWS', source: 'all' },
  ]);
});

it('those whom only a Deny names are listed on request, except everyone', async () => {
  const policy = toPolicy(DELEGATES, deny([ROLE, '*'], 'kms:Decrypt'));
  expect(await list({ policy })).toHaveLength(1);
  expect(await list({ policy }, '(includeDenied: true)')).toHaveLength(2);
  expect(
    await decryptOf(ROLE, { policy: toPolicy(DELEGATES, deny(ROLE, 'kms:Decrypt')) }, '(includeDenied: true)'),
  ).toEqual([{ verdict: 'DENIED', conditions: [], limitedBy: ['/Statement/1'], source: '/Statement/0' }]);
});

it('200 roles of one long statement inherit from their account within the default limits', async () => {
  const roles = Array.from({ length: 200 }, (_, index) => `${ROLE}-of-a-team-${index}`);
  const policy = toPolicy(DELEGATES, allow(roles, 'kms:Decrypt'));
  const { ask } = await setupKey({ policy });
  const { key, errors } = await ask(
    `principals(first: 1000) { nodes { permissions { actions verdict limitedBy { pointer } } ${FIELDS} } }`,
  );
  expect(errors).toBeUndefined();
  expect((key as { principals: { nodes: Nodes } }).principals.nodes).toHaveLength(201);
});
