import { expect, it } from 'vitest';
import { setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

const [OPEN, CLOSED, NOT_CONFIGURED] = ['111122223333', '444455556666', '555566667777'] as const;
const REGION = 'us-east-2';
const [KEY, MISSING] = ['0aaaaaaa-12ab-34cd-56ef-1234567890ab', '0bbbbbbb-12ab-34cd-56ef-1234567890ab'] as const;

const toPolicy = (...aws: readonly string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: aws.map((AWS) => ({ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' })),
  });
const rootOf = (accountId: string) => `arn:aws:iam::${accountId}:root`;
const grants = [{ granteePrincipal: `arn:aws:iam::${CLOSED}:role/secret`, operations: ['Decrypt' as const] }];
const KEYS = [OPEN, CLOSED].map((accountId) => ({
  keyId: KEY,
  accountId,
  policy: toPolicy(rootOf(accountId)),
  grants,
}));

const rule = (group: string, permissions: readonly string[]) => ({
  to: { groups: [group] },
  accounts: [OPEN],
  regions: 'all',
  permissions,
});
const RULES = [
  rule('all', ['key:read', 'policy:read', 'grant:read']),
  rule('no policies', ['key:read', 'grant:read']),
  rule('no keys', ['policy:read', 'grant:read']),
  rule('no grants', ['key:read', 'policy:read']),
];

const PLAN = `{
  outcome lockout gatewayCanStillRead risks refusals { exception reason certain } newPrincipals { value }
  diff { equivalent newAccess { principal { value } } failure { code failure { message } } }
  findings { nodes { code } incomplete { code failure { message } } }
}`;

async function setupPlans() {
  const issuer = await startIssuer();
  const all = await setupGuarded({ jwt: [trusted(issuer)], rules: RULES }, { seed: { keys: KEYS }, connect: 'places' });
  const send = async (group: string, query: string, policy: string) => {
    all.calls.length = 0;
    const token = await issuer.token({ groups: [group] });
    const { data, errors } = await all.as(token, `query ($policy: String!) { ${query} }`, { policy });
    const calls = all.calls.map(({ operation }) => operation).toSorted();
    return { data: data as never, text: JSON.stringify({ data, errors }), calls };
  };
  return {
    plan: (group: string, accountId: string, policy: string, keyId: string = KEY) =>
      send(
        group,
        `key(id: "arn:aws:kms:${REGION}:${accountId}:key/${keyId}") { putKeyPolicyPlan(policy: $policy) ${PLAN} }`,
        policy,
      ),
    check: (group: string, accountId: string, policy: string) =>
      send(
        group,
        `checkKeyPolicy(policy: $policy, keyArn: "arn:aws:kms:${REGION}:${accountId}:key/new") ${PLAN}`,
        policy,
      ),
  };
}

it('a key that the caller may not read has the same plan whether or not it exists, without a call', async () => {
  const { plan } = await setupPlans();
  const policy = (accountId: string) => toPolicy(rootOf(accountId), `arn:aws:iam::${OPEN}:role/Mine`);
  const answers = [
    await plan('all', CLOSED, policy(CLOSED)),
    await plan('all', CLOSED, policy(CLOSED), MISSING),
    await plan('all', NOT_CONFIGURED, policy(NOT_CONFIGURED)),
  ];
  const texts = answers.map(({ text }) => text.replaceAll(CLOSED, NOT_CONFIGURED).replaceAll(MISSING, KEY));
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain('"code":"POLICY_UNREADABLE"');
  expect(texts[0]).not.toContain('secret');
  expect(answers.flatMap(({ calls }) => calls)).toEqual([]);
});

it.each([
  ['no policies', ['DescribeKey', 'ListGrants'], 'You lack policy:read'],
  ['no grants', ['DescribeKey', 'GetKeyPolicy'], 'You lack grant:read'],
])(
  'a caller with %s gets no answer that depends on them, and is told what is missing',
  async (group, calls, message) => {
    const { plan } = await setupPlans();
    const answer = await plan(group, OPEN, toPolicy(rootOf(OPEN)));
    expect(answer.calls).toEqual(calls);
    expect(answer.text).toContain(message);
  },
);

it('a caller without key:read gets no certain outcome', async () => {
  const { plan } = await setupPlans();
  const { data, calls } = await plan('no keys', OPEN, toPolicy(rootOf(OPEN)));
  expect(data).toMatchObject({ key: { putKeyPolicyPlan: { outcome: 'UNKNOWN', refusals: [{ certain: false }] } } });
  expect(calls).toEqual(['GetKeyPolicy', 'ListGrants']);
});

it("a plan does not tell the gateway's principal to a caller who may not read policies", async () => {
  const { plan, check } = await setupPlans();
  const toResult = ({ data }: { data: { [field: string]: { putKeyPolicyPlan?: object } } }) =>
    Object.values(data).map((value) => value.putKeyPolicyPlan ?? value)[0];
  const known = { lockout: 'PASSES', gatewayCanStillRead: 'YES' };
  const unknown = { lockout: 'UNKNOWN', gatewayCanStillRead: 'UNKNOWN' };
  // The gateway calls the embedded KMS as the root user of each account.
  expect(toResult(await plan('all', OPEN, toPolicy(rootOf(OPEN))))).toMatchObject(known);
  expect(toResult(await check('all', OPEN, toPolicy(rootOf(OPEN))))).toMatchObject(known);
  expect(toResult(await plan('no policies', OPEN, toPolicy(rootOf(OPEN))))).toMatchObject(unknown);
  expect(toResult(await check('no policies', OPEN, toPolicy(rootOf(OPEN))))).toMatchObject(unknown);
  for (const accountId of [CLOSED, NOT_CONFIGURED]) {
    expect(toResult(await plan('all', accountId, toPolicy(rootOf(accountId))))).toMatchObject(unknown);
    const { data, calls } = await check('all', accountId, toPolicy(rootOf(accountId)));
    expect(toResult({ data })).toMatchObject(unknown);
    expect(calls).toEqual([]);
  }
});
