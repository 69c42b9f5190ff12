import { describe, expect, it } from 'vitest';
import { findRefusals } from '../../src/analysis/plan/find-refusals.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { KEY } from '../analysis/_ask.ts';
import { DELEGATES } from '../analysis/_plan.ts';
import { setupPlan } from '../graphql/_plan.ts';

const many = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, at) => item(at));
const toPolicy = (statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const SAFE = toPolicy([DELEGATES]);
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

describe('the refusals of a policy as long as the gateway takes it are few, and found in little time:', () => {
  it.each<[string, string]>([
    ['principals that are none', toPolicy([{ ...DELEGATES, Principal: { AWS: many(30_000, () => 'x') } }])],
    ['ARNs that are none', toPolicy([{ ...DELEGATES, Principal: { AWS: many(15_000, () => 'arn:x') } }])],
    ['statements without elements', toPolicy(many(6_000, () => ({ Effect: 'Deny' })))],
    ['unknown elements', toPolicy([Object.fromEntries(many(9_000, (at) => [`a${at}`, 1]))])],
    ['conditions of unknown operators', toPolicy(many(1_000, () => ({ ...DELEGATES, ...where('A', 'b', 'c') })))],
    [
      'values that are malformed',
      toPolicy([
        {
          ...DELEGATES,
          ...where(
            'IpAddress',
            'aws:SourceIp',
            many(30_000, () => 'x'),
          ),
        },
      ]),
    ],
    ['patterns of actions', toPolicy([{ ...DELEGATES, Action: many(700, () => `${'*a'.repeat(80)}?*`) }])],
    ['patterns of resources', toPolicy([{ ...DELEGATES, Resource: many(700, () => `${'*?'.repeat(80)}x`) }])],
    ['one Sid', toPolicy(many(5_000, () => ({ Sid: 'a', Effect: 'Deny' })))],
    ['brackets', '['.repeat(131_072)],
  ])('%s', (_, text) => {
    const start = process.cpuUsage();
    const refusals = findRefusals(text, parsePolicy(text), KEY);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(5_000);
    expect(refusals.length).toBeLessThanOrEqual(200);
    expect(refusals.length).toBeGreaterThan(0);
    for (const { reason, message } of refusals) expect(reason.length + (message ?? '').length).toBeLessThan(1_000);
  });

  it('doubts do not hide a refusal that is certain', () => {
    const odd = many(200, () => ({ ...DELEGATES, ...where('Bool', 'aws:SecureTransport', 'maybe') }));
    const text = toPolicy([...odd, { ...DELEGATES, ...where('StringEquals', 'aws:ResourceTag/a', 'b') }]);
    const refusals = findRefusals(text, parsePolicy(text), KEY);
    expect(refusals[0]).toMatchObject({ certain: true, reason: expect.stringContaining('aws:ResourceTag/a') });
    expect(refusals).toHaveLength(101);
  });
});

it('a text may have 131,072 characters, and one more is refused before any call', async () => {
  const { plan, check } = await setupPlan({ key: { policy: SAFE } });
  expect((await plan({ policy: SAFE.padEnd(131_072) })).plan).toMatchObject({
    outcome: 'REFUSED',
    diff: null,
    findings: null,
  });
  for (const answer of [await plan({ policy: SAFE.padEnd(131_073) }), await check(SAFE.padEnd(131_073))]) {
    expect(answer.errors?.[0]?.message).toBe(
      'policy has 131073 characters: expected at most 131072. KMS stores at most 32768 bytes.',
    );
    expect(answer.operations).toEqual([]);
  }
});

it('texts of the caller are escaped and shortened', async () => {
  const { plan } = await setupPlan({ key: { policy: SAFE } });
  const name = `\u001b[2J\u200b${'x'.repeat(10_000)}`;
  const policy = toPolicy([
    DELEGATES,
    { ...DELEGATES, Principal: { AWS: name }, Action: [name], ...where(name, name, name) },
  ]);
  const { plan: found } = await plan({ policy });
  for (const { reason } of found.refusals) {
    expect(reason.length).toBeLessThan(500);
    expect(reason).not.toMatch(/\p{Cc}|\p{Cf}/u);
  }
});

it('other requests get their answers while a policy is planned', async () => {
  const toRoles = (action: string) =>
    toPolicy([
      DELEGATES,
      ...many(190, (at) => ({
        ...DELEGATES,
        Principal: { AWS: `arn:aws:iam::111122223333:role/R${at}` },
        Action: action,
      })),
    ]);
  const { plan, query } = await setupPlan({ key: { policy: toRoles('kms:Decrypt') } });
  let [isDone, answered] = [false, 0];
  const planning = plan(
    { policy: toRoles('kms:Encrypt') },
    '{ risks diff { equivalent } findings { nodes { code } } }',
  ).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    expect(await query('{ __typename }')).toMatchObject({ status: 200 });
    answered += 1;
  }
  expect((await planning).plan).toMatchObject({ risks: [], diff: { equivalent: false } });
  expect(answered).toBeGreaterThan(3);
}, 60_000);

it('plans count towards MAX_RESULT_SIZE', async () => {
  const { query } = await setupPlan({ key: { policy: SAFE } });
  const policy = toPolicy(many(150, (at) => ({ ...DELEGATES, Sid: `S${at}` })));
  const fields = many(
    20,
    (at) => `c${at}: checkKeyPolicy(policy: $p${at}, keyArn: "${KEY.arn}") { risks findings { nodes { code } } }`,
  );
  const { data, errors } = await query(
    `query (${many(20, (at) => `$p${at}: String!`).join(' ')}) { ${fields.join(' ')} }`,
    Object.fromEntries(many(20, (at) => [`p${at}`, policy.replace('S0', `T${at}`)])),
  );
  expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, expect.stringMatching(/LIMIT|SIZE/)]);
}, 60_000);
