import { expect, test } from 'vitest';
import { toGrantPrincipal } from '../../src/policy/to-grant-principal.ts';
import { toPrincipal } from '../../src/policy/to-principal.ts';

const ID = '111122223333';

test.each([
  [null, '*', 'EVERYONE', null],
  ['AWS', '*', 'EVERYONE', null],
  ['AWS', ID, 'ACCOUNT', ID],
  ['AWS', `arn:aws:iam::${ID}:root`, 'ACCOUNT', ID],
  ['AWS', `arn:aws-cn:iam::${ID}:root`, 'ACCOUNT', ID],
  ['AWS', `arn:aws-us-gov:iam::${ID}:root`, 'ACCOUNT', ID],
  ['AWS', `arn:aws-iso-b:iam::${ID}:root`, 'ACCOUNT', ID],
  ['AWS', 'arn:aws:iam::*:root', 'ACCOUNT', null],
  ['AWS', `arn:aws:iam::${ID}:role/Admin`, 'IAM_ROLE', ID],
  ['AWS', `arn:aws:iam::${ID}:role/aws-service-role/support.amazonaws.com/Role`, 'IAM_ROLE', ID],
  ['AWS', `arn:aws:iam::${ID}:role/*`, 'IAM_ROLE', ID],
  ['AWS', 'arn:aws:iam::*:role/Admin', 'IAM_ROLE', null],
  ['AWS', `arn:aws:iam::${ID}:user/division/Root`, 'IAM_USER', ID],
  ['AWS', `arn:aws:sts::${ID}:assumed-role/Admin/session@example.com`, 'ASSUMED_ROLE', ID],
  ['AWS', `arn:aws:sts::${ID}:federated-user/bob`, 'FEDERATED_USER', ID],
  ['AWS', 'AIDACKCEVSQ6C2EXAMPLE', 'UNIQUE_ID', null],
  ['AWS', 'AROADBQP57FF2AEXAMPLE', 'UNIQUE_ID', null],
  ['Service', 'logs.us-east-1.amazonaws.com', 'SERVICE', null],
  ['Service', 'ec2.amazonaws.com.cn', 'SERVICE', null],
  ['Federated', 'cognito-identity.amazonaws.com', 'FEDERATED', null],
  ['Federated', `arn:aws:iam::${ID}:saml-provider/ADFS`, 'FEDERATED', ID],
  ['Federated', `arn:aws:iam::${ID}:oidc-provider/token.actions.githubusercontent.com`, 'FEDERATED', ID],
  ['CanonicalUser', '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be', 'CANONICAL_USER', null],
])('the key %s and the value %s are %s of account %s', (type, value, kind, accountId) => {
  expect(toPrincipal(type, value)).toEqual({ kind, type, value, accountId });
});

test.each([
  [null, ID, null],
  [null, `arn:aws:iam::${ID}:root`, ID],
  ['AWS', '', null],
  ['AWS', '1111222233334', null],
  ['AWS', `${ID}\n`, null],
  ['AWS', 'arn:aws:iam:::root', null],
  ['AWS', 'arn:aws:iam::12:root', null],
  ['AWS', `arn:aws:iam::${ID}:rooted`, ID],
  ['AWS', `arn:aws:iam::${ID}:role/`, ID],
  ['AWS', `arn:aws:iam::${ID}:group/Staff`, ID],
  ['AWS', `arn:aws:iam::${ID}:*`, ID],
  ['AWS', `arn:aws:s3::${ID}:role/Admin`, ID],
  ['AWS', `ARN:aws:iam::${ID}:root`, null],
  ['AWS', 'AKIAIOSFODNN7EXAMPLE', null],
  ['AWS', 'aroadbqp57ff2aexample', null],
  ['AWS', 'kms.amazonaws.com', null],
  ['Service', `arn:aws:iam::${ID}:role/Admin`, ID],
  ['aws', ID, null],
  ['__proto__', '*', null],
])('the key %s and the value %j are OTHER: AWS documents no such principal', (type, value, accountId) => {
  expect(toPrincipal(type, value)).toEqual({ kind: 'OTHER', type, value, accountId });
});

test.each([
  [undefined, 'dynamodb.amazonaws.com', 'SERVICE', 'dynamodb.amazonaws.com'],
  ['logs.cn-north-1.amazonaws.com.cn', undefined, 'SERVICE', 'logs.cn-north-1.amazonaws.com.cn'],
  [`arn:aws:iam::${ID}:role/Worker`, undefined, 'IAM_ROLE', `arn:aws:iam::${ID}:role/Worker`],
  [`arn:aws:iam::${ID}:role/Worker`, '', 'IAM_ROLE', `arn:aws:iam::${ID}:role/Worker`],
  ['AROADBQP57FF2AEXAMPLE', undefined, 'UNIQUE_ID', 'AROADBQP57FF2AEXAMPLE'],
  ['dynamodb.amazonaws.com.example.com', undefined, 'OTHER', 'dynamodb.amazonaws.com.example.com'],
])('a grant to the principal %s and the service principal %s is to %s %s', (principal, service, kind, value) => {
  expect(toGrantPrincipal(principal, service)).toMatchObject({ kind, value });
});

test('a grant that names nobody has no principal', () => {
  expect(toGrantPrincipal(undefined, undefined)).toBeNull();
  expect(toGrantPrincipal('', '')).toBeNull();
});
