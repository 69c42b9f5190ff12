import { expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { keyList, startRawKms } from './_raw-kms.ts';

const KEYS = 50;
const QUERY = `{ keys(first: ${KEYS}) { nodes { policy { ... on KmsAccessDeniedException { message reason } } } } }`;
/** With escapes, less than the 1 MiB that the gateway reads of one answer, and than its 64 MiB for all. */
const CHARACTERS = 500_000;

it.each([
  ['the start of a reason, again and again', 'explicit deny in a '],
  ['reasons, again and again', 'explicit deny in a service control policy because no session policy allows '],
  ['whitespace', ' \n\t'],
  ['policies on the way to policies', 'explicit deny in a vpc endpoint policy transitively through a '],
])(
  'a message of AWS of %s costs little, and is not repeated',
  async (_, part) => {
    const message = part.repeat(CHARACTERS / part.length);
    const kms = await startRawKms((operation, _input, response) => {
      if (operation === 'ListKeys') return keyList(KEYS);
      response.statusCode = 400;
      return { __type: 'AccessDeniedException', message };
    });
    const { query } = await setup({ connect: kms.connect });
    const { data } = await query<{ keys: { nodes: { policy: { message: string } }[] } }, never>(QUERY);
    const messages = data.keys.nodes.map(({ policy }) => policy.message);
    expect(messages).toHaveLength(KEYS);
    expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(300);
  },
  10_000,
);

it('a reason is not searched beyond 4,096 characters', async () => {
  const { query, kms } = await setup({ seed: { keys: [{ keyId: 'k' }] } });
  const reasonAfter = async (characters: number) => {
    const message = `${'x'.repeat(characters)} with an explicit deny in a session policy`;
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'error', code: 'AccessDeniedException', message } }]);
    const { data } = await query<{ keys: { nodes: { policy: { reason: string | null } }[] } }, never>(QUERY);
    return data.keys.nodes[0]?.policy.reason;
  };
  expect([await reasonAfter(4_000), await reasonAfter(4_097)]).toEqual(['SESSION_POLICY_DENIES', null]);
});
