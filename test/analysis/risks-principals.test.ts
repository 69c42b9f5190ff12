import { expect, it } from 'vitest';
import { OTHER, OWN } from './_ask.ts';
import { DELEGATES } from './_plan.ts';
import { risksOf, to } from './_risks.ts';

it.each([
  ['a role whose path has slashes in a row', `arn:aws:iam::${OTHER}:role/a//b/Partner`],
  ['a user whose path has slashes in a row', `arn:aws:iam::${OTHER}:user/a//Mallory`],
  ['a role without a name', `arn:aws:iam::${OTHER}:role/Partner/`],
  ['a session without a name', `arn:aws:sts::${OTHER}:assumed-role/Partner`],
  ['an account ID with a space', `${OTHER} `],
  ['a group', `arn:aws:iam::${OTHER}:group/Partners`],
  ['a unique ID', 'AROAEXAMPLEEXAMPLE123'],
])('%s may be somebody of another account', (_, arn) => {
  expect(risksOf([DELEGATES, to(arn)])).toEqual(['EXTERNAL_ACCOUNT']);
  expect(risksOf([DELEGATES, to(arn)], [DELEGATES, to(arn)])).toEqual([]);
  expect(risksOf([DELEGATES, { ...to(arn), Effect: 'Deny' }])).toEqual([]);
});

it('a group of the own account is nobody of another one', () => {
  expect(risksOf([DELEGATES, to(`arn:aws:iam::${OWN}:group/Team`)])).toEqual([]);
});
