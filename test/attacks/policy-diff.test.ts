import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../src/analysis/diff/compare-policies.ts';
import { allow, deny, OTHER, OWN } from '../analysis/_ask.ts';
import { toPolicy, toSide } from '../analysis/_diff.ts';
import { setupKeys } from '../graphql/_diff.ts';

/** Milliseconds of CPU time, many times what is needed. Without budgets, some of these take minutes and gigabytes. */
const LIMIT = 20_000;
const LONGEST_STEP = 1_000;

/** Compares the policies as the gateway does, step by step. */
function compareWithin(statements: readonly object[], others: readonly object[]) {
  const [current, other] = [statements, others].map((each) => toSide(toPolicy(each)));
  if (current === undefined || other === undefined) throw new Error('two policies are compared');
  const steps = comparePolicies({ current, other, ignoreRegion: false });
  let [total, longest] = [0, 0];
  for (;;) {
    const start = process.cpuUsage();
    const { done, value } = steps.next();
    const { user, system } = process.cpuUsage(start);
    const milliseconds = (user + system) / 1_000;
    total += milliseconds;
    longest = Math.max(longest, milliseconds);
    expect(total).toBeLessThan(LIMIT);
    if (!done) continue;
    expect(longest).toBeLessThan(LONGEST_STEP);
    return value;
  }
}

const many = <Item>(count: number, item: (index: number) => Item) => Array.from({ length: count }, (_, at) => item(at));
const role = (index: number) => `arn:aws:iam::${OWN}:role/Role${index}`;
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

describe('two policies are compared within the budget:', () => {
  it.each<[string, (last: string) => readonly object[]]>([
    [
      '40 condition keys with patterns',
      (last) => many(40, (at) => allow(where('StringLike', `aws:PrincipalTag/${at}`, `*a*a*${last}*`))),
    ],
    [
      '100 patterns on one condition key',
      (last) => [
        allow(
          where(
            'StringLike',
            'kms:ViaService',
            many(100, (at) => `*a*${at}*a*${last}*`),
          ),
        ),
      ],
    ],
    [
      '500 statements over 40 condition keys with patterns',
      (last) =>
        many(500, (at) =>
          (at % 2 ? allow : deny)(where('StringLike', `aws:PrincipalTag/${at % 40}`, `*a*${at}*${last}*`)),
        ),
    ],
    [
      'patterns of principals in 200 accounts',
      (last) => [
        ...many(200, (at) => allow({ Principal: { AWS: String(100_000_000_000 + at) } })),
        deny(
          where(
            'ArnNotLike',
            'aws:PrincipalArn',
            many(20, (at) => `arn:aws:iam::*:role/*a*${at}*${last}*`),
          ),
        ),
      ],
    ],
    [
      'patterns of accounts',
      (last) => [
        allow(
          where(
            'StringLike',
            'kms:CallerAccount',
            many(40, (at) => `*${at}*1*2*${last.length}*`),
          ),
        ),
      ],
    ],
    [
      'sets of values of one condition key',
      (last) => [
        ...many(40, (at) => allow(where('ForAnyValue:StringEquals', 'kms:EncryptionContextKeys', `${at}`))),
        deny(where('ForAllValues:StringLike', 'kms:EncryptionContextKeys', `*${last}*`)),
      ],
    ],
    [
      'variables that name each other',
      (last) => [
        allow({
          Condition: {
            StringLike: Object.fromEntries(
              many(30, (at) => [`aws:PrincipalTag/${at}`, `*$\{aws:PrincipalTag/${(at + 1) % 30}}${last}*`]),
            ),
          },
        }),
      ],
    ],
    [
      'addresses, numbers and dates',
      (last) => [
        allow({
          Condition: {
            IpAddress: { 'aws:SourceIp': many(200, (at) => `10.${at}.0.0/16`) },
            NumericLessThan: { 'aws:MultiFactorAuthAge': many(200, (at) => `${at}${last.length}`) },
            DateLessThan: { 'aws:CurrentTime': many(200, (at) => new Date(at * 1e10).toISOString()) },
          },
        }),
        deny(where('StringLike', 'kms:ViaService', `*${last}`)),
      ],
    ],
  ])(
    '%s',
    (_, create) => {
      const diff = compareWithin(create('b'), create('cc'));
      // It never says that they are equivalent because they are too complex.
      expect(diff.equivalent).toBe(false);
    },
    120_000,
  );

  it.each<[string, readonly object[], readonly object[]]>([
    [
      '500 roles that all change',
      many(500, (at) => allow({ Principal: { AWS: role(at) }, Action: 'kms:Decrypt' })),
      many(500, (at) => allow({ Principal: { AWS: role(at) }, Action: 'kms:Encrypt' })),
    ],
    [
      '700 principals in one statement',
      [allow({ Principal: { AWS: many(700, role) } })],
      [allow({ Principal: { AWS: many(699, role) } })],
    ],
    ['500 patterns of actions', [allow({ Action: 'kms:*' })], many(500, (at) => allow({ Action: `kms:D*${at}` }))],
    [
      '300 Deny statements for everyone',
      many(300, (at) =>
        deny({ Action: `kms:*${at % 10}`, NotPrincipal: { AWS: [role(at), OTHER, OWN] }, Principal: undefined }),
      ),
      [],
    ],
  ])(
    '%s',
    (_, statements, others) => {
      expect(compareWithin(statements, others).equivalent).toBe(false);
    },
    120_000,
  );
});

it('words and witnesses stay small for the largest policies', () => {
  const long = 'x'.repeat(2_000);
  const statements = many(12, (at) =>
    allow({ Principal: { AWS: role(at) }, ...where('StringNotLike', `aws:PrincipalTag/${long}`, [`${long}*`, long]) }),
  );
  const { newAccess } = compareWithin(statements, []);
  expect(newAccess).toHaveLength(24); // aliases need the IAM policies, too
  for (const { where: words } of newAccess) expect(words?.length).toBeLessThanOrEqual(500);
});

it.each(['__proto__', 'constructor', 'toString'])('%s is a condition key, a tag and a value like any other', (name) => {
  const statements = [
    allow({ Principal: { AWS: role(1) }, Condition: { StringEquals: JSON.parse(`{"${name}": "${name}"}`) } }),
  ];
  expect(compareWithin(statements, []).newAccess[0]).toMatchObject({ where: `${name} is ${name}` });
});

it('other requests get their answers while two policies are compared', async () => {
  const policy = JSON.stringify(
    toPolicy(many(200, (at) => allow({ Principal: { AWS: role(at) }, Action: 'kms:Decrypt' }))),
  );
  const other = JSON.stringify(
    toPolicy(many(200, (at) => allow({ Principal: { AWS: role(at) }, Action: 'kms:Encrypt' }))),
  );
  const { diff, query } = await setupKeys({ policy });
  let [isDone, answered] = [false, 0];
  const comparing = diff({ text: other }, { fields: '{ newAccess { actions } }' }).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    expect(await query('{ __typename }')).toMatchObject({ status: 200 });
    answered += 1;
  }
  expect((await comparing).diff.newAccess).toHaveLength(200);
  expect(answered).toBeGreaterThan(3);
}, 60_000);

it('comparisons count towards MAX_RESULT_SIZE', async () => {
  const policy = JSON.stringify(toPolicy(many(200, (at) => allow({ Principal: { AWS: role(at) } }))));
  const { query } = await setupKeys({ policy });
  const fields = many(
    400,
    (at) => `d${at}: diff(against: { text: ${JSON.stringify(`{"Statement": [], "Id": "${at}"}`)} }) { equivalent }`,
  );
  const { data, errors } = await query(
    `{ keys(first: 1) { nodes { policy { ... on KeyPolicy { ${fields.join(' ')} } } } } }`,
  );
  expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, expect.stringMatching(/LIMIT|SIZE/)]);
}, 60_000);
