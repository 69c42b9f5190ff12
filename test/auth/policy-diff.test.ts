import { expect, it } from 'vitest';
import { setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

const [OPEN, CLOSED, NOT_CONFIGURED] = ['111122223333', '444455556666', '555566667777'] as const;
const REGION = 'us-east-2';
const [KEY, MISSING] = ['0aaaaaaa-12ab-34cd-56ef-1234567890ab', '0bbbbbbb-12ab-34cd-56ef-1234567890ab'] as const;
const MULTI_REGION = `mrk-${'0'.repeat(31)}1`;

const multiRegion = { primaryRegion: REGION, replicaRegions: ['eu-west-1'] };
const allow = (Condition: object = {}) =>
  JSON.stringify({
    Statement: { Effect: 'Allow', Principal: { AWS: OPEN }, Action: 'kms:Decrypt', Resource: '*', Condition },
  });
const KEYS = [
  { keyId: KEY, accountId: OPEN, policy: allow({ StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } }) },
  { keyId: KEY, accountId: CLOSED, policy: allow() },
  { keyId: MULTI_REGION, accountId: OPEN, policy: allow(), multiRegion },
  { keyId: MULTI_REGION, accountId: OPEN, policy: allow(), multiRegion, region: 'eu-west-1' },
];

const rule = (group: string, permissions: readonly string[], regions: 'all' | readonly string[] = 'all') => ({
  to: { groups: [group] },
  accounts: [OPEN],
  regions,
  permissions,
});
const RULES = [
  rule('all', ['key:read', 'policy:read']),
  rule('no keys', ['policy:read']),
  rule('one Region', ['key:read', 'policy:read'], [REGION]),
];

const arnOf = (accountId: string, keyId: string, region = REGION) => `arn:aws:kms:${region}:${accountId}:key/${keyId}`;
const DIFF =
  '{ equivalent newAccess { from } undecided { from to } failure { code message failure { code message } } }';

async function setupDiff() {
  const issuer = await startIssuer();
  const all = await setupGuarded({ jwt: [trusted(issuer)], rules: RULES }, { seed: { keys: KEYS }, connect: 'places' });
  return {
    ...all,
    async ask(group: string, arn: string, fields: string) {
      all.calls.length = 0;
      const token = await issuer.token({ groups: [group] });
      const { data, errors } = await all.as(token, `{ key(id: "${arn}") { ${fields} } }`);
      return { text: JSON.stringify({ data, errors }), calls: all.calls.map(({ operation }) => operation) };
    },
  };
}

const diffWith = (keyArn: string) => `policy { ... on KeyPolicy { diff(against: { keyArn: "${keyArn}" }) ${DIFF} } }`;

it('a key that the caller may not read is a failure, in the same words whether or not it exists, without a call', async () => {
  const { ask } = await setupDiff();
  const of = (accountId: string, keyId: string) => ask('all', arnOf(OPEN, KEY), diffWith(arnOf(accountId, keyId)));
  const answers = [await of(CLOSED, KEY), await of(CLOSED, MISSING), await of(NOT_CONFIGURED, KEY)];
  const texts = answers.map(({ text }) => text.replaceAll(CLOSED, NOT_CONFIGURED).replaceAll(MISSING, KEY));
  expect(texts[0]).toContain('"code":"POLICY_UNREADABLE"');
  expect(texts[0]).toContain('"equivalent":false,"newAccess":[],"undecided":[]');
  expect(new Set(texts).size).toBe(1);
  for (const { calls } of answers) expect(calls.filter((operation) => operation === 'GetKeyPolicy')).toHaveLength(1);
});

it('a caller without key:read gets no answer that depends on the key', async () => {
  const { ask } = await setupDiff();
  const fields =
    'policy { ... on KeyPolicy { diff(against: { text: "{\\"Statement\\": []}" }) { newAccess { to } undecided { from to } } } }';
  const all = await ask('all', arnOf(OPEN, KEY), fields);
  expect(all.text).toContain('"newAccess":[{"to":"ALLOWED_IF_IAM_ALLOWS"}],"undecided":[]');
  const limited = await ask('no keys', arnOf(OPEN, KEY), fields);
  expect(limited.text).toContain('"newAccess":[],"undecided":[{"from":"NOT_ALLOWED","to":"UNKNOWN"}]');
  expect(limited.calls).toEqual(['GetKeyPolicy']);
});

it('the drift of a replica in a Region that the caller may not read is a failure', async () => {
  const { ask } = await setupDiff();
  const fields = `metadata { multiRegion { policyDrift { diff ${DIFF} } } }`;
  expect((await ask('all', arnOf(OPEN, MULTI_REGION), fields)).text).toContain('"equivalent":true');
  const { text, calls } = await ask('one Region', arnOf(OPEN, MULTI_REGION), fields);
  expect(text).toMatch(/"equivalent":false.*"code":"POLICY_UNREADABLE".*"code":"AccessDeniedException"/);
  expect(calls).toEqual(['DescribeKey', 'GetKeyPolicy']);
});
