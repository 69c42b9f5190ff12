// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, it } from 'vitest';
import { ALICE, APP, allow, deny, MALLORY, OWN } from './_ask.ts';
import { compare, compareStatements, DIFF_CASES, linesOf } from './_diff.ts';

const ROOT = `arn:aws:iam::${OWN}:root`;
const DELEGATES = allow({ Principal: { AWS: ROOT } });
const of = (aws: unknown, action: unknown = 'kms:Decrypt', more: object = {}) =>
  allow({ Principal: { AWS: aws }, Action: action, ...more });
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

describe('comparePolicies answers the case', () => {
  it.each(DIFF_CASES)('$id: $title', ({ before, after, expected }) => {
    const diff = compare(after, before);
    const changes = (list: typeof diff.newAccess) =>
      list.map((change) => ({ ...change, principal: change.principal.value }));
    expect({ ...diff, newAccess: changes(diff.newAccess), lostAccess: changes(diff.lostAccess) }).toMatchObject(
      expected,
    );
  });
});

it.each(DIFF_CASES)('swapped policies swap the lists of case $id', ({ before, after }) => {
  const [diff, swapped] = [compare(after, before), compare(before, after)];
  const turn = (list: typeof diff.newAccess) =>
    list.map(({ from, to, principal, actions, where }) => ({ from: to, to: from, principal, actions, where }));
  const keep = (list: typeof diff.newAccess) =>
    list.map(({ from, to, principal, actions, where }) => ({ from, to, principal, actions, where }));
  expect(turn(swapped.lostAccess)).toEqual(keep(diff.newAccess));
  expect(turn(swapped.newAccess)).toEqual(keep(diff.lostAccess));
});

describe('a change is', () => {
  it.each<[string, readonly object[], readonly object[], readonly string[]]>([
    [
      'one for the account, and not for each role, where the account loses all',
      [of([APP, ALICE])],
      [DELEGATES, of([APP, ALICE])],
      [`lost: ${ROOT} 46 actions+ ALLOWED_IF_IAM_ALLOWS > NOT_ALLOWED`],
    ],
    [
      'about actions that KMS may add later, where a wildcard becomes a list',
      [of(ROOT, ['kms:Decrypt', 'kms:Encrypt'])],
      [of(ROOT, ['kms:Decrypt', 'kms:Encrypt', 'kms:X*'])],
      [`lost: ${ROOT} + ALLOWED_IF_IAM_ALLOWS > NOT_ALLOWED`],
    ],
    [
      'lost where a Deny stops what was not allowed: a grant could have allowed it',
      [of(APP), deny({ Action: 'kms:Encrypt', Principal: { AWS: APP } })],
      [of(APP)],
      [`lost: ${APP} Encrypt NOT_ALLOWED > DENIED`],
    ],
    [
      'new for everyone who is not named, and for services, which need no IAM policies',
      [of(APP), of('*')],
      [of(APP)],
      [
        `new: ${ROOT} Decrypt NOT_ALLOWED > ALLOWED`,
        'new: * Decrypt NOT_ALLOWED > ALLOWED_IF_IAM_ALLOWS',
        'new: * Decrypt NOT_ALLOWED > ALLOWED where the principal is an AWS service that neither policy names',
      ],
    ],
    [
      'for a role, although a session and another path of its name are named',
      [
        of(`arn:aws:sts::${OWN}:assumed-role/App/one`, 'kms:Encrypt'),
        of('*', 'kms:Decrypt', where('ArnEquals', 'aws:PrincipalArn', APP)),
        of(`arn:aws:iam::${OWN}:role/team/App`, 'kms:Encrypt'),
      ],
      [
        of(`arn:aws:sts::${OWN}:assumed-role/App/one`, 'kms:Encrypt'),
        of(`arn:aws:iam::${OWN}:role/team/App`, 'kms:Encrypt'),
      ],
      [
        `new: ${APP} Decrypt NOT_ALLOWED > ALLOWED`,
        'undecided: * Decrypt NOT_ALLOWED > UNKNOWN where the principal is an AWS service that neither policy names',
      ],
    ],
    [
      'for a tag whose value is an empty text: ForAllValues takes it for no value',
      [
        of(APP, 'kms:Decrypt', {
          Condition: {
            Null: { 'aws:PrincipalTag/team': 'false' },
            'ForAllValues:StringEquals': { 'aws:PrincipalTag/team': ['red'] },
            StringNotEquals: { 'aws:PrincipalTag/team': 'red' },
          },
        }),
      ],
      [],
      [`new: ${APP} Decrypt NOT_ALLOWED > ALLOWED where aws:PrincipalTag/team has only red and is not red`],
    ],
    [
      'for another account, what its IAM policies allow',
      [of(MALLORY)],
      [],
      [`new: ${MALLORY} Decrypt NOT_ALLOWED > ALLOWED_IF_IAM_ALLOWS`],
    ],
    [
      'for a service',
      [allow({ Principal: { Service: 'logs.amazonaws.com' }, Action: 'kms:Decrypt' })],
      [],
      ['new: logs.amazonaws.com Decrypt NOT_ALLOWED > ALLOWED'],
    ],
    ['none for an action that other accounts can never perform', [of(MALLORY, 'kms:PutKeyPolicy')], [], []],
    ['none for an identity provider, and a user that was deleted', [of('AIDAEXAMPLE1234567890')], [], []],
    [
      'none where a second statement allows the same',
      [of(APP), of(APP, ['kms:Decrypt'], where('Bool', 'aws:SecureTransport', 'true'))],
      [of(APP)],
      [],
    ],
    ['none where a list becomes two statements', [of(APP), of(ALICE)], [of([ALICE, APP])], []],
    [
      'none where a condition moves from one operator to its opposite',
      [of(APP, 'kms:Decrypt', where('Null', 'kms:ViaService', 'true'))],
      [of(APP, 'kms:Decrypt', where('Null', 'kms:ViaService', ['true']))],
      [],
    ],
  ])('%s', (_, statements, others, lines) => {
    const diff = compareStatements(statements, others);
    expect(linesOf(diff)).toEqual(lines);
    expect(diff).toMatchObject({ equivalent: lines.length === 0, exact: true });
  });
});

it('names the statements of both policies that make the difference', () => {
  const condition = where('StringEquals', 'kms:ViaService', 'a');
  const { lostAccess } = compareStatements(
    [DELEGATES, of(ALICE), of(APP, 'kms:Decrypt', condition)],
    [of(APP), DELEGATES, of(ALICE)],
  );
  expect(lostAccess.map(({ places }) => places)).toEqual([
    [
      { inThis: true, pointer: '/Statement/2' },
      { inThis: false, pointer: '/Statement/0' },
    ],
  ]);
});
