import { expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { DELEGATES, deny, FOREIGN_ROLE, ROLE, toPolicy } from './_access.ts';
import { setupPlan } from './_plan.ts';

const OTHERS = { Condition: { StringNotEquals: { 'aws:PrincipalAccount': ACCOUNT } } };
const BEFORE = toPolicy(DELEGATES, deny('*', 'kms:*', OTHERS));

it.each<[string, string | null, readonly string[], readonly string[]]>([
  ['a grant for another account', FOREIGN_ROLE, [], ['EXTERNAL_ACCOUNT']],
  ['a grant for the own account', ROLE, [], []],
  ['no grant', null, [], []],
  ['grants that cannot be read', ROLE, ['ListGrants'], ['EXTERNAL_ACCOUNT']],
])('a plan that takes away a Deny for other accounts reads the grants: %s', async (_, grantee, failing, risks) => {
  const grants = grantee === null ? [] : [{ granteePrincipal: grantee, operations: ['Decrypt'] as const }];
  const { plan } = await setupPlan({ key: { policy: BEFORE, grants } as never, failing });
  expect((await plan({ policy: toPolicy(DELEGATES) }, '{ risks }')).plan.risks).toEqual(risks);
});
