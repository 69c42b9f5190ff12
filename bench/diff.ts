import { comparePolicies } from '../src/analysis/diff/compare-policies.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import { median, printTable } from './measure.ts';

const ACCOUNT = '111122223333';
const KEY = {
  arn: `arn:aws:kms:us-east-2:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  partition: 'aws',
  region: 'us-east-2',
  accountId: ACCOUNT,
  keyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
  metadata: null,
};
/** The longest policy that KMS takes, in characters. */
const LENGTH = 32_768;
const ROUNDS = 7;

/** The diff of two policies of 32 KB: the time in all, and the longest time without a pause. */
export async function benchDiff(): Promise<void> {
  const rows = Object.entries(PAIRS).map(([name, [create, createOther]]) => {
    const [policy, other] = [fill(create), fill(createOther)];
    const rounds = Array.from({ length: ROUNDS }, () => compare(policy, other));
    return [
      name,
      Math.round(median(rounds.map(({ milliseconds }) => milliseconds))).toString(),
      Math.round(median(rounds.map(({ longest }) => longest))).toString(),
      String(rounds[0]?.changes),
    ];
  });
  printTable(`diff of two policies of 32 KB, median of ${ROUNDS} rounds, target below 1,000 ms`, [
    ['', 'ms', 'longest ms', 'changes'],
    ...rows,
  ]);
}

type CreateStatement = (index: number) => object;

const toRole = (index: number) => `arn:aws:iam::${ACCOUNT}:role/Service${index}`;
const USE = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'];

function allow(index: number, more: object = {}): object {
  return { Sid: `s${index}`, Effect: 'Allow', Principal: { AWS: toRole(index) }, Action: USE, Resource: '*', ...more };
}

const CONTEXT = (index: number) => ({ StringEquals: { 'kms:EncryptionContext:App': `app-${index}` } });
const VIA = { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } };

/** One statement for each role, with what changes. */
const PAIRS: Readonly<Record<string, readonly [CreateStatement, CreateStatement]>> = {
  'one role is added': [(index) => allow(index), (index) => allow(index === 3 ? 4 : index)],
  'all roles lose actions': [(index) => allow(index, { Action: 'kms:Decrypt' }), (index) => allow(index)],
  'all roles get a condition': [(index) => allow(index, { Condition: CONTEXT(index) }), (index) => allow(index)],
  'all conditions change': [
    (index) => allow(index, { Condition: { ...CONTEXT(index), ...VIA } }),
    (index) => allow(index, { Condition: CONTEXT(index) }),
  ],
};

function fill(create: CreateStatement): string {
  const statements = [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' },
  ] as object[];
  let length = 200;
  for (let index = 0; ; index++) {
    const statement = create(index);
    length += JSON.stringify(statement).length + 1;
    if (length > LENGTH) return JSON.stringify({ Version: '2012-10-17', Statement: statements });
    statements.push(statement);
  }
}

function compare(text: string, otherText: string) {
  const start = performance.now();
  const [current, other] = [text, otherText].map(toSide);
  if (current === undefined || other === undefined) throw new Error('two policies are compared');
  const steps = comparePolicies({ current, other, ignoreRegion: false });
  let longest = 0;
  for (;;) {
    const from = performance.now();
    const { done, value } = steps.next();
    longest = Math.max(longest, performance.now() - from);
    if (!done) continue;
    const changes = value.newAccess.length + value.lostAccess.length + value.undecided.length;
    return { milliseconds: performance.now() - start, longest, changes };
  }
}

function toSide(text: string) {
  const { document } = parsePolicy(text);
  if (document === null) throw new Error('not a policy');
  return { text, policy: document, key: KEY };
}
