import { expect, it } from 'vitest';
import { toColumns } from '../../src/page/who/columns.ts';

it.each([
  ['ENCRYPT_DECRYPT', ['Decrypt', 'Encrypt']],
  ['SIGN_VERIFY', ['Sign', 'Verify']],
  ['GENERATE_VERIFY_MAC', ['Generate MAC', 'Verify MAC']],
  ['KEY_AGREEMENT', ['Agree on keys']],
  [null, ['Use']],
] as const)('the columns of a key for %s are %s, and those of every key', (usage, names) => {
  expect(toColumns(usage).map(({ name }) => name)).toEqual([...names, 'Manage', 'Delete', 'Permissions', 'View']);
});
