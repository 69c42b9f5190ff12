import { describe, expect, it } from 'vitest';
import { OTHER, OWN } from './_ask.ts';
import { compareStatements, linesOf } from './_diff.ts';
import { DELEGATES } from './_plan.ts';
import { risksOf, to, where } from './_risks.ts';

const ORGANIZATION = 'o-a1b2c3d4e5';
const Action = 'kms:NewThing';

describe('an action that is not known', () => {
  it.each<[string, unknown]>([
    ['a new one', Action],
    ['a typo', 'kms:Decrypy'],
    ['beside a known one that was allowed before', ['kms:DescribeKey', Action]],
    ['in any case', 'KMS:newthing'],
  ])('is a change and a risk: %s', (_, action) => {
    const before = [DELEGATES, to('*', { Action: 'kms:DescribeKey' })];
    expect(compareStatements([...before, to('*', { Action: action })], before).equivalent).toBe(false);
    expect(risksOf([...before, to('*', { Action: action })], before)).toEqual(['PUBLIC']);
    const partner = [DELEGATES, to(OTHER, { Action: 'kms:DescribeKey' })];
    expect(risksOf([...partner, to(OTHER, { Action: action })], partner)).toEqual(['EXTERNAL_ACCOUNT']);
    expect(risksOf([DELEGATES, to(OTHER, { Action: action })], [DELEGATES], { accounts: [OTHER] })).toEqual([]);
  });

  it.each([
    'kms:New*',
    'kms:NewThin?',
    'k?s:NewThing',
    'k*:NewThing',
    '*:NewThing',
    '*NewThing',
    'kms*Thing',
    '?ms:N*',
  ])('%s may match one', (action) => {
    expect(risksOf([DELEGATES, to('*', { Action: action })])).toContain('PUBLIC');
    expect(risksOf([DELEGATES, to(OTHER, { Action: action })])).toEqual(['EXTERNAL_ACCOUNT']);
  });

  it.each(['s3:NewThing', 'kms:', 'kms', 'kms:New-Thing', 'kms:New:*', 's*:NewThing', '', `kms:${'A'.repeat(125)}`])(
    '%s matches none',
    (action) => {
      expect(risksOf([DELEGATES, to('*', { Action: action })])).toEqual([]);
    },
  );

  it('is listed by its name', () => {
    expect(linesOf(compareStatements([DELEGATES, to(OTHER, { Action })], [DELEGATES]))).toEqual([
      `new: ${`arn:aws:iam::${OTHER}:root`} NewThing NOT_ALLOWED > ALLOWED_IF_IAM_ALLOWS`,
    ]);
  });

  it('is a risk if a Deny no longer has it', () => {
    const all = to('*', { Action: 'kms:*' });
    const denied = [DELEGATES, all, { ...to('*', { Action }), Effect: 'Deny' }];
    expect(risksOf([DELEGATES, all], denied)).toEqual(['PUBLIC']);
  });

  it.each([Action, 'kms:New*'])('%s is a risk beside a trusted organization', (action) => {
    const trusted = to('*', { Action: 'kms:*', ...where('StringEquals', 'aws:PrincipalOrgID', ORGANIZATION) });
    const trust = { organizations: [ORGANIZATION] };
    const isOpen = (risk: string) => risk === 'PUBLIC' || risk === 'EXTERNAL_ACCOUNT';
    expect(risksOf([DELEGATES, trusted], [DELEGATES], trust).filter(isOpen)).toEqual([]);
    expect(risksOf([DELEGATES, trusted, to('*', { Action: action })], [DELEGATES], trust)).toContain('PUBLIC');
  });

  it.each([Action, 'kms:New*'])('%s is a risk for a service that acts for anyone', (action) => {
    const service = { ...to('*', { Action: action }), Principal: { Service: 'sns.amazonaws.com' } };
    expect(risksOf([DELEGATES, service])).toEqual(['CONFUSED_DEPUTY']);
    expect(risksOf([DELEGATES, service], [DELEGATES, service])).toEqual([]);
  });

  it('is none for a service that acts for the own account', () => {
    const OF_OWN = where('StringEquals', 'aws:SourceAccount', OWN);
    const service = { ...to('*', { Action, ...OF_OWN }), Principal: { Service: 'sns.amazonaws.com' } };
    expect(risksOf([DELEGATES, service])).toEqual([]);
  });

  it('is no risk for the own account, nor if it was allowed before', () => {
    expect(risksOf([DELEGATES, to(OWN, { Action })])).toEqual([]);
    expect(risksOf([DELEGATES, to('*', { Action })], [DELEGATES, to('*', { Action })])).toEqual([]);
  });
});
