import { describe, expect, it } from 'vitest';
import {
  type Grant,
  isForOtherAccount,
  toConstraints,
  toGrantCells,
  toIssuer,
} from '../../src/page/grants/grant-words.ts';
import { toGrantsSummary } from '../../src/page/grants/grants-summary.ts';

const HOME = '111122223333';
const STRANGER = { kind: 'IAM_ROLE', value: 'arn:aws:iam::444455556666:role/S', accountId: '444455556666' } as const;
const SERVICE = { kind: 'SERVICE', value: 'ec2.amazonaws.com', accountId: null } as const;

const GRANT: Grant = {
  grantId: 'g1',
  name: null,
  operations: ['Decrypt', 'CreateGrant'],
  constraints: { EncryptionContextSubset: { team: 'a', 'aws:s3:arn': 'x' } },
  createdAt: '2026-01-01T00:00:00Z',
  issuingAccount: `arn:aws:iam::${HOME}:root`,
  grantee: STRANGER,
  retiree: null,
};

describe('the constraints of a grant', () => {
  it('tell exactly from at least', () => {
    expect(toConstraints({ EncryptionContextEquals: { a: 'b' } })).toEqual([
      { what: 'the encryption context is exactly', values: ['a = b'] },
    ]);
    expect(toConstraints({ EncryptionContextSubset: { a: 'b', c: 'd' } })).toEqual([
      { what: 'the encryption context contains', values: ['a = b', 'c = d'] },
    ]);
  });

  it('are none only if KMS sent none: one that is not known stays as written', () => {
    expect(toConstraints(null)).toEqual([]);
    expect(toConstraints({ SourceArn: 'arn:x', Later: { a: ['b'] } })).toEqual([
      { what: 'aws:SourceArn is', values: ['arn:x'] },
      { what: 'Later', values: ['{"a":["b"]}'] },
    ]);
    expect(toConstraints({ EncryptionContextEquals: {} })).toEqual([
      { what: 'the encryption context is exactly', values: ['empty'] },
    ]);
  });
});

it('a grant is for another account by its grantee; AWS services have none', () => {
  expect(isForOtherAccount(GRANT, HOME)).toBe(true);
  expect(isForOtherAccount(GRANT, '444455556666')).toBe(false);
  expect(isForOtherAccount({ grantee: SERVICE }, HOME)).toBe(false);
  expect(isForOtherAccount({ grantee: null }, HOME)).toBe(false);
});

it('the creator is an account, however KMS writes it', () => {
  expect([toIssuer(`arn:aws:iam::${HOME}:root`), toIssuer(HOME), toIssuer(null), toIssuer('odd')]).toEqual([
    HOME,
    HOME,
    null,
    'odd',
  ]);
});

it('a row of the file has all of a grant', () => {
  expect(toGrantCells(GRANT, HOME)).toEqual([
    'g1',
    '',
    'Role S, in account 444455556666 (arn:aws:iam::444455556666:role/S)',
    'Decrypt; CreateGrant',
    'the encryption context contains team = a, aws:s3:arn = x',
    '',
    '2026-01-01T00:00:00Z',
    HOME,
  ]);
});

it('the summary says that there are more, and never counts those as none', () => {
  expect(toGrantsSummary(0, 0, false)).toBe('The key has no grants');
  expect(toGrantsSummary(0, 0, true)).toBe('the first 0 grants, none for principals of other accounts');
  expect(toGrantsSummary(1, 1, false)).toBe('1 grant, 1 for a principal of another account');
  expect(toGrantsSummary(100, 2, true)).toBe('the first 100 grants, 2 for principals of other accounts');
});
