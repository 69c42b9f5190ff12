import { expect, it } from 'vitest';
import type { SeedGrant } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT } from '../_setup.ts';
import { DELEGATES, deny, FOREIGN_ROLE, ROLE, toPolicy } from './_access.ts';
import { setupPlan } from './_plan.ts';

// The present policy denies everything to other accounts. The new one does not, so their grants come into force.
const NEW = toPolicy(DELEGATES);
const PRESENT = toPolicy(
  DELEGATES,
  deny('*', 'kms:*', { Condition: { StringNotEquals: { 'aws:PrincipalAccount': ACCOUNT } } }),
);

const toGrants = (granteePrincipal: string, count = 1): readonly SeedGrant[] =>
  Array.from({ length: count }, () => ({ granteePrincipal, operations: ['Decrypt'] }));

it.each<[string, readonly SeedGrant[], readonly string[], readonly string[]]>([
  ['a grant for another account', toGrants(FOREIGN_ROLE), [], ['EXTERNAL_ACCOUNT']],
  ['only a grant for the own account', toGrants(ROLE), [], []],
  ['grants that cannot be listed', [], ['ListGrants'], ['EXTERNAL_ACCOUNT']],
  ['more grants than are read', toGrants(ROLE, 101), [], ['EXTERNAL_ACCOUNT']],
])('a Deny for other accounts that is gone, with %s', async (_, grants, failing, risks) => {
  const { plan } = await setupPlan({ key: { policy: PRESENT, grants }, failing });
  const { plan: found, operations } = await plan({ policy: NEW }, '{ risks }');
  expect(found.risks).toEqual(risks);
  expect(operations).toEqual(['DescribeKey', 'GetKeyPolicy', 'ListGrants']);
});
