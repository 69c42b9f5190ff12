import { expect, it } from 'vitest';
import { allow, DELEGATES, FOREIGN_ROLE, ROLE, type Statement, toPolicy } from './_access.ts';
import { findings } from './_findings.ts';

const EXTERNAL = allow([FOREIGN_ROLE, ROLE], ['kms:Decrypt', 'kms:Encrypt']);

async function idsOf(...statements: readonly Statement[]): Promise<readonly string[]> {
  const { nodes } = await findings({ policy: toPolicy(...statements) }, '(codes: [EXTERNAL_ACCOUNT])');
  return nodes.map(({ id }) => id);
}

it('the ID of a finding is 16 hexadecimal digits, and stays if its statement moves or is written otherwise', async () => {
  const [id] = await idsOf(DELEGATES, EXTERNAL);
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  expect(await idsOf({ ...EXTERNAL, Sid: 'Partner' }, DELEGATES)).toEqual([id]);
  expect(await idsOf(DELEGATES, allow([ROLE, FOREIGN_ROLE], ['KMS:encrypt', 'kms:Decrypt', 'kms:Decrypt']))).toEqual([
    id,
  ]);
});

it('the ID changes with the statement, and two that are the same have different IDs', async () => {
  const [one, other] = await idsOf(DELEGATES, EXTERNAL, EXTERNAL);
  expect(one).not.toBe(other);
  expect(await idsOf(DELEGATES, allow(FOREIGN_ROLE, 'kms:Decrypt'))).not.toContain(one);
});
