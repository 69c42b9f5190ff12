import { describe, expect, it } from 'vitest';
import { toColumns } from '../../src/page/who/columns.ts';
import { hasText, toEmptyWords, toFoundWords, toSlug } from '../../src/page/who/filter/filter.ts';
import { toRefusals, toUnread } from '../../src/page/who/unread/not-read-words.ts';
import { toStateLine } from '../../src/page/who/unread/state-line.ts';

const HOME = '111122223333';
const [DECRYPT] = toColumns('ENCRYPT_DECRYPT');

describe('the filter of the table', () => {
  it('has a word for each column in the URL', () => {
    expect(toColumns('GENERATE_VERIFY_MAC').map(toSlug).slice(0, 3)).toEqual(['generate-mac', 'verify-mac', 'manage']);
  });

  it('finds a principal by its kind, its name and its ARN', () => {
    const principal = { kind: 'IAM_ROLE', value: `arn:aws:iam::${HOME}:role/CardService`, accountId: HOME } as const;
    const who = { relation: 'OWN_ACCOUNT', principal, permissions: [], inherited: [] } as const;
    for (const text of ['card', 'role card', HOME]) expect(hasText(who, text, HOME)).toBe(true);
    expect(hasText(who, 'user', HOME)).toBe(false);
  });

  it('says how many it leaves, and why it leaves none', () => {
    expect(toFoundWords(7, 7, undefined)).toBe('7 principals');
    expect(toFoundWords(1, 7, undefined)).toBe('1 of 7 principals');
    expect(toFoundWords(7, 7, DECRYPT)).toBe('7 of 7 principals');
    expect(toEmptyWords('x', DECRYPT, false)).toBe('No principal that can decrypt has “x” in its name.');
    expect(toEmptyWords('', DECRYPT, false)).toBe('No principal of this table can decrypt.');
    expect(toEmptyWords('', undefined, true)).not.toContain('nobody.\n');
    expect(toEmptyWords('', undefined, true)).toBe('What was read names nobody.');
  });
});

describe('what was not read', () => {
  const failure = { __typename: 'KmsAccessDeniedException' } as never;
  const reason = (code: string, failed: boolean) => ({
    code,
    message: '',
    pointer: null,
    failure: failed ? failure : null,
  });

  it.each([
    ['GRANTS_UNREADABLE', true, 'the grants could not be read'],
    ['GRANTS_UNREADABLE', false, 'there are more grants than were read'],
    ['STATEMENT_UNREADABLE', false, 'a statement could not be read'],
    ['A_LATER_CODE', false, 'a part could not be read'],
  ])('%s %s: %s', (code, failed, words) => {
    const incomplete = [reason(code, failed), reason(code, failed)] as never;
    expect(toUnread({ incomplete, hasMore: false, principals: [] })).toEqual([words]);
  });

  it('counts the principals, if there are more', () => {
    expect(toUnread({ incomplete: [], hasMore: true, principals: { length: 1000 } })).toEqual([
      'only the first 1000 principals were read',
    ]);
  });
});

describe('what else may refuse', () => {
  const account = (accountId: string, relation: 'OWN_ACCOUNT' | 'OTHER_ACCOUNT' | 'EVERYONE') => ({
    relation,
    principal: { kind: 'ACCOUNT', value: accountId, accountId } as const,
  });

  it('names the accounts whose policies count', () => {
    const read = (...principals: ReturnType<typeof account>[]) =>
      toRefusals({ metadata: null, principals, home: HOME })[0];
    expect(read(account(HOME, 'OWN_ACCOUNT'))).toContain('IAM policies of this account:');
    expect(read(account('444455556666', 'OTHER_ACCOUNT'))).toContain('IAM policies of this and the other accounts:');
    expect(read(account('', 'EVERYONE'))).toContain('IAM policies of the principal’s account:');
  });

  it('no resource control policy applies to a key of AWS', () => {
    const read = (manager: string | null) => toRefusals({ metadata: { manager }, principals: [], home: HOME }).join();
    expect(read('AWS')).not.toContain('Resource control');
    expect(read('CUSTOMER')).toContain('Resource control');
    expect(read(null)).toContain('Resource control');
  });

  it.each([
    ['Enabled', 'It is enabled, so its state refuses nothing.'],
    ['Disabled', 'It is disabled. So KMS refuses every use, whoever is allowed to; the table says who is.'],
    [null, 'Its state is not known: it may refuse every use.'],
  ] as const)('the state %s', (state, words) => {
    expect(toStateLine(state)).toBe(words);
  });
});
