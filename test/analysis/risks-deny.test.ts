import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OTHER, OWN, SERVICE } from './_ask.ts';
import { compareStatements } from './_diff.ts';
import { type Statement, statement } from './_generated.ts';
import { DELEGATES } from './_plan.ts';
import { deny, risksOf, to, where } from './_risks.ts';

const PARTNER = to(OTHER);
const denyTo = (Principal: unknown) => ({ ...deny(), Principal });
const denyNot = (NotPrincipal: unknown) => ({ ...deny(), Principal: undefined, NotPrincipal });
const UNDECIDED = where('StringEqualz', 'aws:PrincipalArn', 'x');
/** More kinds of requests than are compared. */
const MANY = Array.from({ length: 30 }, (_, at) =>
  deny({
    Condition: { StringLike: { 'aws:PrincipalTag/a': `*a*b*${at}*`, [`aws:PrincipalTag/b${at}`]: `*a*${at}*` } },
  }),
);

it.each([
  ['any user of a provider', [denyTo({ Federated: '*' })]],
  ['a role of any account', [denyTo({ AWS: 'arn:aws:iam::*:role/x' })]],
  ['any service', [denyTo({ Service: '*.amazonaws.com' })]],
  ['all but two accounts', [denyNot({ AWS: [OWN, OTHER] })]],
  ['all but the users of a provider', [denyNot({ Federated: '*' })]],
  ['whom an unknown operator matches', [deny(UNDECIDED)]],
  ['whom many conditions match', MANY],
])('a Deny gives nobody access: %s', (_, denies) => {
  for (const allow of [to('*'), PARTNER, { ...to('*'), Principal: { Service: SERVICE } }]) {
    expect(risksOf([DELEGATES, allow, ...denies], [DELEGATES, allow])).toEqual([]);
  }
});

it('whoever a removed Deny has stopped, perhaps, gains access', () => {
  expect(risksOf([DELEGATES, PARTNER], [DELEGATES, PARTNER, deny(UNDECIDED)])).toEqual(['EXTERNAL_ACCOUNT']);
  expect(risksOf([DELEGATES, to('*')], [DELEGATES, to('*'), ...MANY])).toContain('PUBLIC');
  expect(risksOf([DELEGATES, PARTNER], [DELEGATES, PARTNER, denyTo({ AWS: 'arn:aws:iam::*:role/x' })])).toEqual([
    'EXTERNAL_ACCOUNT',
  ]);
});

it('an Allow with a Deny gives access as far as the Deny may not stop it', () => {
  expect(risksOf([DELEGATES, PARTNER, deny(UNDECIDED)])).toEqual(['EXTERNAL_ACCOUNT']);
  expect(risksOf([DELEGATES, PARTNER, deny()])).toEqual([]);
});

it('a policy that has more of Deny and less of Allow has no gain', () => {
  const isDeny = ({ Effect }: Statement) => Effect === 'Deny';
  let differing = 0;
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 3 }), fc.array(statement, { maxLength: 3 }), (common, others) => {
      const [less, more] = [others.filter(isDeny), others.filter((each) => !isDeny(each))];
      const { newAccess, lostAccess, undecided } = compareStatements([...common, ...less], [...more, ...common]);
      differing += lostAccess.length + undecided.length;
      expect(newAccess).toEqual([]);
      expect(undecided.filter(({ mayAllow, endsDeny }) => mayAllow || endsDeny)).toEqual([]);
    }),
    { numRuns: 200, seed: 16 },
  );
  expect(differing).toBeGreaterThan(100);
}, 60_000);
