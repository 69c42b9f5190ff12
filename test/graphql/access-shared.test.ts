import { expect, it } from 'vitest';
import { ACCOUNT, REGION, setup } from '../_setup.ts';
import { allow, ROLE, toPolicy } from './_access.ts';

const SINGLE = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
const MULTI = `mrk-${'0'.repeat(31)}1`;
const policy = toPolicy(allow(ROLE));

type Answer = { readonly [name: string]: { readonly access: { readonly verdict: string } } | null };

/** One field for two keys, so that its arguments are the same. */
const DOCUMENT = `query ($principal: String!, $context: AccessContext) {
  single: key(id: "${SINGLE}") { ...Asked }
  multi: key(id: "${MULTI}") { ...Asked }
}
fragment Asked on Key { access(principal: $principal, action: "kms:Decrypt", context: $context) { verdict } }`;

async function setupKeys() {
  const multiRegion = { primaryRegion: REGION, replicaRegions: [] };
  const { query } = await setup({
    seed: {
      keys: [
        { keyId: SINGLE, policy },
        { keyId: MULTI, policy, multiRegion },
      ],
    },
  });
  return (variables: object) => query<Answer, object>(DOCUMENT, variables as Record<string, unknown>);
}

it('compares the same context with each key', async () => {
  const ask = await setupKeys();
  const context = { keys: [{ key: 'kms:MultiRegion', values: ['true'] }] };
  const { data, errors } = await ask({ principal: ROLE, context });
  expect(errors).toMatchObject([{ path: ['single', 'access'], extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(data).toEqual({ single: null, multi: { access: { verdict: 'ALLOWED' } } });
});

it('answers the same document with the variables of each request', async () => {
  const ask = await setupKeys();
  const verdicts = async (principal: string) => {
    const { data } = await ask({ principal });
    return [data.single?.access.verdict, data.multi?.access.verdict];
  };
  expect(await verdicts(ROLE)).toEqual(['ALLOWED', 'ALLOWED']);
  expect(await verdicts(`arn:aws:iam::${ACCOUNT}:role/Other`)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
});
