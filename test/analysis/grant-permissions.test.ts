import { expect, it } from 'vitest';
import { listPrincipals } from '../../src/analysis/principals/list-principals.ts';
import { toPrincipal } from '../../src/policy/to-principal.ts';
import { grant, KEY, OTHER, OWN, parse } from './_ask.ts';

const READER = `arn:aws:iam::${OTHER}:role/Reader`;

it.each([
  ['ALLOWED_IF_IAM_ALLOWS', "the key's account", OWN],
  ['ALLOWED', 'its own account', `arn:aws:iam::${OTHER}:root`],
])('a role of another account has %s by a grant that was created by %s', (verdict, _, issuingAccount) => {
  const created = { ...grant({ operations: ['Decrypt'] }), grantee: toPrincipal('AWS', READER), issuingAccount };
  const [principal] = listPrincipals({
    key: KEY,
    policy: parse({ Statement: [] }),
    grants: [created],
    actions: null,
    trustedAccounts: new Set(),
    includeDenied: false,
  });
  const permissions = principal?.permissionsBySource.flatMap((find) => find());
  expect(permissions).toMatchObject([{ actions: ['kms:Decrypt'], verdict }]);
});
