import { expect, it } from 'vitest';
import { EVERYTHING, setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

const [FIRST, SECOND] = ['111122223333', '444455556666'] as const;
const REGION = 'us-east-2';
const SEED = {
  keys: [FIRST, SECOND].map((accountId) => ({
    keyId: `${accountId.slice(0, 8)}-12ab-34cd-56ef-1234567890ab`,
    accountId,
    region: REGION,
  })),
};
/** 1,001 calls for each account with one Region. */
const DOCUMENT = '{ accounts { regions { keys(first: 1000) { nodes { policy { __typename } } } } } }';

it('the cost of one document is counted for the accounts that each caller sees, in any order', async () => {
  const issuer = await startIssuer();
  const rules = [
    { ...EVERYTHING, to: { callers: ['one'] }, accounts: [FIRST] },
    { ...EVERYTHING, to: { callers: ['both'] } },
  ];
  const access = { jwt: [trusted(issuer)], rules };
  const { as } = await setupGuarded(access, { seed: SEED, connect: 'places', env: { MAX_KMS_CALLS: '1500' } });
  const codeFor = async (sub: string) => {
    const { errors } = await as(await issuer.token({ sub }), DOCUMENT);
    return errors?.[0]?.extensions?.code ?? null;
  };
  expect(await codeFor('one')).toBeNull();
  expect(await codeFor('both')).toBe('KMS_CALLS_LIMIT_EXCEEDED');
  expect(await codeFor('one')).toBeNull();
  expect(await codeFor('both')).toBe('KMS_CALLS_LIMIT_EXCEEDED');
});
