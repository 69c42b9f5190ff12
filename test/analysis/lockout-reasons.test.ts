import { describe, expect, it } from 'vitest';
import { findRisks } from '../../src/analysis/plan/find-risks.ts';
import { KEY } from './_ask.ts';
import { ADMIN, DELEGATES, type Given, plan } from './_plan.ts';

const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });
const CASES: readonly (readonly [string, readonly object[], Given, string])[] = [
  ['the principal is not known', [DELEGATES], { caller: null }, 'PRINCIPAL_NOT_KNOWN'],
  ['the check is bypassed', [DELEGATES], { bypass: true }, 'LOCKOUT_CHECK_BYPASSED'],
  ['the check is bypassed, and fails', [], { bypass: true, current: null }, 'LOCKOUT_CHECK_BYPASSED'],
  [
    'the time decides',
    [{ ...DELEGATES, ...where('DateLessThan', 'aws:CurrentTime', '2100-01-01T00:00:00Z') }],
    {},
    'DEPENDS_ON_TIME',
  ],
  ['nothing allows it', [{ ...DELEGATES, Action: 'kms:Decrypt' }], {}, 'NOTHING_ALLOWS'],
  ['a Deny applies', [DELEGATES, { ...DELEGATES, Effect: 'Deny' }], {}, 'STATEMENT_DENIES'],
  [
    'a value is not known',
    [{ ...DELEGATES, Principal: { AWS: ADMIN }, ...where('StringEquals', 'aws:SourceIp', '203.0.113.1') }],
    {},
    'MISSING_KEY',
  ],
];

describe('lockoutReasons say why LOCKOUT is a risk:', () => {
  it.each(CASES)('%s', (_, policy, given, code) => {
    const found = plan(policy, given);
    const none = {
      diff: { newAccess: [], undecided: [], serviceSources: [] },
      findings: { findings: [], incomplete: [] },
      problems: [],
    };
    const trust = { accounts: new Set<string>(), organizations: new Set<string>() };
    const isPolicy = policy.length > 0;
    expect(findRisks({ plan: found, ...none, grants: [], policy: null, key: KEY, trust }).includes('LOCKOUT')).toBe(
      isPolicy,
    );
    expect(found.lockoutReasons.map((reason) => reason.code)).toContain(code);
    for (const { message } of found.lockoutReasons) expect(message).toMatch(/\.$/);
  });

  it('of a text that is no policy, there are none, because it has no risks', () => {
    for (const text of ['not JSON', '[]', JSON.stringify([DELEGATES]).padEnd(40_000)]) {
      expect(plan(text, { caller: null }).lockoutReasons).toEqual([]);
    }
  });
});
