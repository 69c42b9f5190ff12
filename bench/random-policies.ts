const ACTIONS = ['kms:*', 'kms:Decrypt', 'kms:Encrypt', 'kms:Generate*', 'kms:Re?ncrypt*', 'kms:*Grant', '*'];
const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'ArnLike',
  'NumericLessThan',
  'DateGreaterThan',
  'Bool',
  'IpAddress',
  'Null',
  'ForAllValues:StringLike',
  'ForAnyValue:StringEqualsIfExists',
];
const KEYS = [
  'kms:ViaService',
  'kms:EncryptionContext:App',
  'kms:EncryptionContextKeys',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:SourceIp',
  'aws:UserAgent',
  'aws:CurrentTime',
];
/** `$` and the rest are apart, so that this is no template. */
const VARIABLE = ['$', '{aws:PrincipalAccount}'].join('');

/** Texts of policies with up to `maxSize` characters, the same in each run. */
export function* randomPolicies(count: number, maxSize: number): Generator<string> {
  const random = createRandom();
  const upTo = (max: number) => Math.floor(random() * max);
  const pick = (list: readonly string[]) => list[upTo(list.length)] ?? '';
  const many = (max: number, make: () => string) => Array.from({ length: 1 + upTo(max) }, make);
  const pattern = () =>
    many(12, () => pick(['*', '?', 'a', 'role/', 'arn:aws:', VARIABLE, '203.0.113.0/24', '2026-01-01'])).join('');
  const principal = () =>
    `arn:aws:iam::111122223333:${pick(['root', `user/U${upTo(9)}`, `role/R${upTo(9)}`, 'role/App'])}`;
  const statement = () => ({
    Effect: pick(['Allow', 'Allow', 'Deny']),
    [pick(['Principal', 'Principal', 'NotPrincipal'])]: { AWS: many(20, principal) },
    [pick(['Action', 'Action', 'NotAction'])]: many(10, () => pick(ACTIONS)),
    Resource: many(3, () => pick(['*', 'arn:aws:kms:*:*:key/*', pattern()])),
    Condition: Object.fromEntries(
      many(3, () => pick(OPERATORS)).map((name) => [name, { [pick(KEYS)]: many(9, pattern) }]),
    ),
  });
  for (let index = 0; index < count; index++) {
    const size = upTo(maxSize);
    let list = '';
    for (let next = JSON.stringify(statement()); list.length + next.length < size; next = JSON.stringify(statement())) {
      list += list === '' ? next : `,${next}`;
    }
    yield `{"Version":"2012-10-17","Statement":[${list}]}`;
  }
}

/** Numbers from 0 to 1, always the same. Source: the "mulberry32" generator. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
