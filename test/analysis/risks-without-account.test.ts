import { describe, expect, it } from 'vitest';
import { OTHER } from './_ask.ts';
import { compareStatements } from './_diff.ts';
import { DELEGATES } from './_plan.ts';
import { risksOf, to, where } from './_risks.ts';

// AWS does not document whether requests of services have kms:CallerAccount. Those without it are of services alone, so
// that what is lost by an account says nothing about them.

const THIRD = '777788889999';
const decrypt = (condition: object) => ({ ...to('*'), Action: 'kms:Decrypt', ...condition });
const byAccounts = (...accounts: readonly string[]) => decrypt(where('StringEquals', 'kms:CallerAccount', accounts));

describe('a condition that requests without kms:CallerAccount meet', () => {
  it.each([
    ['Null', 'true', 'CONFUSED_DEPUTY'],
    ['StringEqualsIfExists', THIRD, 'CONFUSED_DEPUTY'],
    ['StringNotEquals', OTHER, 'PUBLIC'],
  ])('%s, in place of one that they do not meet, may let services in', (operator, value, risk) => {
    const present = [DELEGATES, byAccounts(OTHER)];
    const next = [DELEGATES, decrypt(where(operator, 'kms:CallerAccount', value))];
    expect(risksOf(next, present)).toContain(risk);
  });

  it('is listed beside what the account loses, in both directions', () => {
    const [absent, account] = [[decrypt(where('Null', 'kms:CallerAccount', 'true'))], [byAccounts(OTHER)]];
    for (const [one, other] of [
      [absent, account],
      [account, absent],
    ] as const) {
      const { undecided } = compareStatements(one, other);
      expect(undecided.map(({ actions, principal }) => [principal.kind, actions])).toEqual([
        ['EVERYONE', ['kms:Decrypt']],
      ]);
    }
  });
});

it('fewer accounts are no risk, and nothing is undecided', () => {
  const [present, next] = [
    [DELEGATES, byAccounts(OTHER, THIRD)],
    [DELEGATES, byAccounts(OTHER)],
  ];
  expect(risksOf(next, present)).toEqual([]);
  expect(compareStatements(next, present).undecided).toEqual([]);
});
