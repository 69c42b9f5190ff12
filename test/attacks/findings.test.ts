import { describe, expect, test } from 'vitest';
import { findFindings } from '../../src/analysis/findings/find-findings.ts';
import { allow, deny, OTHER, OWN } from '../analysis/_ask.ts';
import { type Given, given } from '../analysis/_findings.ts';

/** Milliseconds of CPU time in all. Without bounds, the attacks take minutes. */
const LIMIT = 20_000;
/** Milliseconds of CPU time without a pause. Generous: other work of the process counts, too. */
const STEP_LIMIT = 3_000;

const many = <Item>(count: number, toItem: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => toItem(index));

const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });
const partner = (index: number) => `arn:aws:iam::${OTHER}:role/${index}`;
const worker = (index: number) => `arn:aws:iam::${OWN}:role/${index}`;

// Each within the 32 KB of a key policy, or not much longer.
const ATTACKS: Readonly<Record<string, readonly object[]>> = {
  'a statement for each of 150 foreign roles, and 150 Deny statements on keys of their own': [
    ...many(150, (at) =>
      allow({ Principal: { AWS: partner(at) }, ...where('StringLike', `aws:PrincipalTag/${at}`, '*a*a*') }),
    ),
    ...many(150, (at) => deny(where('StringLike', `aws:PrincipalTag/${at}`, ['*a*a*a*', '*b*']))),
  ],
  '600 foreign principals in one statement': [allow({ Principal: { AWS: many(600, partner) } })],
  '300 administrators': many(300, (at) => allow({ Principal: { AWS: worker(at) } })),
  '200 Deny statements on ranges of addresses': many(200, (at) =>
    deny(where('IpAddress', 'aws:SourceIp', `10.0.${at}.0/24`)),
  ),
  '1,500 ranges of addresses in one condition': [
    allow(
      where(
        'IpAddress',
        'aws:SourceIp',
        many(1500, (at) => `10.${at % 250}.${2 * Math.floor(at / 250)}.0/24`),
      ),
    ),
  ],
  '200 services': many(200, (at) =>
    allow({
      Principal: { Service: `s${at}.amazonaws.com` },
      ...where('StringLike', `kms:EncryptionContext:${at}`, '*a*'),
    }),
  ),
  'everyone of 150 accounts, and 40 Deny statements': [
    ...many(150, (at) => allow(where('StringEquals', 'aws:PrincipalAccount', `${444_455_550_000 + at}`))),
    ...many(40, (at) => deny(where('StringNotEquals', `aws:PrincipalTag/${at}`, 'a'))),
  ],
  'patterns of 40 keys, each denied together with the next': [
    allow({
      Principal: { AWS: partner(1) },
      Condition: { StringLike: Object.fromEntries(many(40, (at) => [`aws:PrincipalTag/${at}`, '*a*a*a*'])) },
    }),
    ...many(40, (at) =>
      deny({
        Condition: { StringLike: { [`aws:PrincipalTag/${at}`]: '*a*', [`aws:PrincipalTag/${(at + 1) % 40}`]: '*a*' } },
      }),
    ),
  ],
  '400 patterns of one key': many(400, (at) => deny(where('StringLike', 'aws:PrincipalTag/a', `*${at}a*b${at}*c*`))),
};

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function run(statements: readonly object[], more: Given = {}) {
  const all = findFindings(given(statements, more), { codes: null, minSeverity: 'INFO', includeOpinions: true });
  const start = cpuMilliseconds();
  let longest = 0;
  for (;;) {
    const before = cpuMilliseconds();
    const { done, value } = all.next();
    longest = Math.max(longest, cpuMilliseconds() - before);
    if (done) return { ...value, total: cpuMilliseconds() - start, longest };
  }
}

describe('findings are computed within bounds, with pauses, for', () => {
  test.each(Object.entries(ATTACKS))(
    '%s',
    (_name, statements) => {
      const { findings, total, longest } = run(statements);
      expect(total).toBeLessThan(LIMIT);
      expect(longest).toBeLessThan(STEP_LIMIT);
      for (const { message } of findings) expect(message.length).toBeLessThan(2_000);
    },
    120_000,
  );
});

test('a search that gives up because a condition has too many values is in `incomplete`', () => {
  const statement = allow({
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'kms:Decrypt',
    ...where('StringNotEquals', 'aws:UserAgent', many(700, String)),
  });
  const { findings, incomplete } = run([statement]);
  expect(findings).toEqual([]);
  expect(incomplete.map(({ message }) => message).join()).toContain('CONFUSED_DEPUTY');
});

test('what was not looked at because it would take too long is in `incomplete`', () => {
  const [statements = []] = Object.values(ATTACKS);
  const { incomplete } = run(statements);
  expect(incomplete.map(({ code }) => code)).toContain('TOO_MANY_CASES');
}, 120_000);
