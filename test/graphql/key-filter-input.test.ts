import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import type { KeyFilter } from '../generated/graphql.ts';
import { SELECTED } from './_select-keys.ts';

describe('a filter is refused before any call', () => {
  it.each<[KeyFilter, string]>([
    [{ text: 'x'.repeat(257) }, 'filter.text has 257 characters: expected at most 256.'],
    [{ principal: 'x'.repeat(3000) }, 'filter.principal has 3000 characters: expected at most 2048.'],
    ...(['states', 'managers', 'usages', 'specs'] as const).map((name): [KeyFilter, string] => [
      { [name]: [] },
      `filter.${name} is empty: expected at least one, or no filter.${name} for all.`,
    ]),
    [
      { findings: { codes: [] } },
      'filter.findings.codes is empty: expected at least one, or no filter.findings.codes for all.',
    ],
    ...['', 'somebody', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:group/Admins', '12345'].map(
      (principal): [KeyFilter, string] => [
        { principal },
        expect.stringContaining(`filter.principal is ${JSON.stringify(principal)}: expected the ARN of a user`),
      ],
    ),
  ])('%#', async (filter, message) => {
    const { query, kms } = await setup();
    const { data, errors } = await query(SELECTED, { filter });
    expect(data.keys).toBeNull();
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(kms.callCount()).toBe(0);
  });
});
