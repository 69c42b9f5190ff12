import type { SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT } from '../_setup.ts';

export const OTHER = '444455556666';
export const THIRD = '777788889999';
export const ROLE = `arn:aws:iam::${OTHER}:role/Guest`;
export const DELETED = 'AROAEXAMPLE1234567890';

export const statement = (effect: string, element: string, principal: unknown) => ({
  Effect: effect,
  [element]: principal,
  Action: 'kms:*',
  Resource: '*',
});
const administered = statement('Allow', 'Principal', { AWS: `arn:aws:iam::${ACCOUNT}:root` });
export const policy = (...statements: unknown[]) => ({
  Version: '2012-10-17',
  Statement: [administered, ...statements],
});
export const grant = (granteePrincipal: string) => ({ granteePrincipal, operations: ['Decrypt' as const] });

/** Each key is found by something else. */
export const KEYS: readonly SeedKey[] = [
  { keyId: 'plain', policy: policy() },
  { keyId: 'described', policy: policy(), description: 'The PAYROLL of all' },
  { keyId: 'aliased', policy: policy(), aliases: ['alias/Payroll/main'] },
  { keyId: 'tag-key', policy: policy(), tags: [{ key: 'payroll-team', value: '' }] },
  { keyId: 'tag-value', policy: policy(), tags: [{ key: 'Team', value: 'payRoll' }] },
  { keyId: 'payroll-in-id', policy: policy() },
  { keyId: 'allowed', policy: policy(statement('Allow', 'Principal', { AWS: ROLE })) },
  { keyId: 'denied', policy: policy(statement('Deny', 'Principal', { AWS: ROLE })) },
  { keyId: 'excepted', policy: policy(statement('Deny', 'NotPrincipal', { AWS: ROLE })) },
  { keyId: 'granted', policy: policy(), grants: [grant(ROLE)] },
  { keyId: 'account', policy: policy(statement('Allow', 'Principal', { AWS: OTHER })) },
  { keyId: 'root', policy: policy(statement('Allow', 'Principal', { AWS: `arn:aws:iam::${OTHER}:root` })) },
  { keyId: 'service', policy: policy(statement('Allow', 'Principal', { Service: 's3.amazonaws.com' })) },
  {
    keyId: 'service-grant',
    policy: policy(),
    grants: [{ granteeServicePrincipal: 's3.amazonaws.com', operations: ['Decrypt'] }],
  },
  { keyId: 'deleted', policy: policy(statement('Allow', 'Principal', { AWS: DELETED })) },
  { keyId: 'public', policy: policy(statement('Allow', 'Principal', '*')) },
  { keyId: 'everyone-but', policy: policy(statement('Allow', 'NotPrincipal', { AWS: ROLE })) },
  {
    keyId: 'deny-everyone',
    policy: policy({ ...statement('Deny', 'Principal', { AWS: '*' }), Action: 'kms:Encrypt' }),
  },
  { keyId: 'rotates', policy: policy(), rotation: {} },
  { keyId: 'asymmetric', policy: policy(), spec: 'RSA_2048' },
  { keyId: 'hmac', policy: policy(), spec: 'HMAC_256' },
  { keyId: 'imported', policy: policy(), origin: 'EXTERNAL' },
  { keyId: 'managed-by-aws', policy: policy(), manager: 'AWS' },
  { keyId: `mrk-${'1'.repeat(32)}`, policy: policy(), multiRegion: { primaryRegion: 'us-east-2', replicaRegions: [] } },
];
