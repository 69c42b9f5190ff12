import { expect, it } from 'vitest';
import { findRisks } from '../../src/analysis/plan/find-risks.ts';
import { KEY } from './_ask.ts';
import { DELEGATES, plan } from './_plan.ts';
import { risksOf } from './_risks.ts';

it.each([
  ['duplicate statements', '{"Version":"2012-10-17","Statement":[],"Statement":[STATEMENT]}'],
  ['an element in other letters', '{"Version":"2012-10-17","statement":[],"Statement":[STATEMENT]}'],
  ['a value that is none', '{"Version":"2012-10-17","Id":{},"Statement":[STATEMENT]}'],
])('a text that KMS may read in another way than the gateway is public: %s', (_, text) => {
  expect(risksOf(text.replace('STATEMENT', JSON.stringify(DELEGATES)))).toEqual(
    expect.arrayContaining(['PUBLIC', 'EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY']),
  );
});

it('a policy that was not looked at has all risks', () => {
  const trust = { accounts: new Set<string>(), organizations: new Set<string>() };
  const nothing = { newAccess: [], undecided: [], serviceSources: [] };
  const none = { findings: [], incomplete: [] };
  for (const [diff, findings] of [
    [null, none],
    [nothing, null],
  ] as const) {
    expect(
      findRisks({
        plan: plan([DELEGATES], { caller: null }),
        policy: null,
        diff,
        findings,
        problems: [],
        grants: [],
        key: KEY,
        trust,
      }),
    ).toEqual(['LOCKOUT', 'PUBLIC', 'EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY', 'GATEWAY_CANNOT_READ']);
  }
});
