import { expect, it } from 'vitest';
import { ADMIN, DELEGATES, plan } from './_plan.ts';
import { deny, risksOf, to, where } from './_risks.ts';

it('a lockout check that is not passed is a risk, and so is a reader that may not read', () => {
  expect(risksOf([to(ADMIN, { Action: 'kms:*' })])).toEqual([]);
  expect(risksOf([to(`${ADMIN}2`)])).toEqual(['LOCKOUT', 'GATEWAY_CANNOT_READ']);
  expect(risksOf([DELEGATES], [DELEGATES], {}, { bypass: true })).toEqual(['LOCKOUT']);
  expect(risksOf([DELEGATES], [DELEGATES], {}, { caller: null })).toEqual(['LOCKOUT', 'GATEWAY_CANNOT_READ']);
});

it.each<[string, readonly object[]]>([
  ['an Allow that ends', [{ ...DELEGATES, ...where('DateLessThan', 'aws:CurrentTime', '2100-01-01T00:00:00Z') }]],
  ['an Allow that ends', [{ ...DELEGATES, ...where('NumericLessThan', 'aws:EpochTime', '4102444800') }]],
  [
    'a Deny that begins',
    [DELEGATES, deny({ Action: 'kms:*', ...where('DateGreaterThan', 'aws:CurrentTime', '2100-01-01T00:00:00Z') })],
  ],
])('a lockout at another time is a risk, although KMS accepts the policy now: %s', (_, policy) => {
  const context = { keys: [{ key: 'aws:CurrentTime', values: ['2026-01-01T00:00:00Z'] }] };
  expect(plan(policy)).toMatchObject({ outcome: 'ACCEPTED', lockout: 'PASSES_IF_IAM_ALLOWS' });
  expect(risksOf(policy)).toEqual(['LOCKOUT']);
  expect(risksOf(policy, [DELEGATES], {}, { context })).toContain('LOCKOUT');
});
