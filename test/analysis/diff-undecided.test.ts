import { describe, expect, it } from 'vitest';
import { ALICE, APP, allow, deny, OWN } from './_ask.ts';
import { compareStatements, linesOf } from './_diff.ts';

const toApp = (more: object = {}) => allow({ Principal: { AWS: APP }, Action: 'kms:Decrypt', ...more });
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });
const reasonsOf = (statements: readonly object[], others: readonly object[] = []) =>
  compareStatements(statements, others).undecided.flatMap(({ reasons }) => reasons);

describe('what cannot be decided is undecided, unless both policies have the same', () => {
  const of = (aws: unknown, action: unknown = 'kms:Decrypt', more: object = {}) =>
    allow({ Principal: { AWS: aws }, Action: action, ...more });
  const odd = of(APP, 'kms:Decrypt', where('StringMatches', 'kms:ViaService', 'a'));

  it('an operator that is not known', () => {
    expect(linesOf(compareStatements([odd], []))).toEqual([`undecided: ${APP} Decrypt NOT_ALLOWED > UNKNOWN`]);
    expect(linesOf(compareStatements([odd, of(ALICE)], [odd]))).toEqual([
      `new: ${ALICE} Decrypt NOT_ALLOWED > ALLOWED`,
    ]);
  });

  it('a condition without values', () => {
    const empty = of(ALICE, 'kms:Decrypt', where('ArnNotLike', 'aws:UserAgent', []));
    expect(linesOf(compareStatements([empty], []))).toEqual([`undecided: ${ALICE} Decrypt NOT_ALLOWED > UNKNOWN`]);
  });

  it('a statement that cannot be read', () => {
    const broken = { Effect: 'allow' };
    expect(compareStatements([of(APP), broken], [of(APP)])).toMatchObject({
      equivalent: false,
      newAccess: [],
      lostAccess: [],
    });
    expect(compareStatements([of(APP), broken], [broken, of(APP)]).equivalent).toBe(true);
    expect(compareStatements([of(APP), broken], [broken]).undecided.length).toBeGreaterThan(0);
  });

  it('a principal with a wildcard, which KMS refuses', () => {
    const { undecided, exact } = compareStatements([of(`arn:aws:iam::${OWN}:role/A*`)], []);
    expect(exact).toBe(false);
    expect(undecided.map(({ principal }) => principal.value)).toContain('*');
  });
});

describe('a change that is not decided says why:', () => {
  it('the condition key, and which policy', () => {
    const odd = toApp(where('StringMatches', 'kms:ViaService', 'x'));
    expect(reasonsOf([odd])).toMatchObject([
      {
        code: 'UNKNOWN_OPERATOR',
        conditionKey: 'kms:ViaService',
        pointer: '/Statement/0/Condition/StringMatches/kms:ViaService',
        message: expect.stringMatching(/^This policy: .*StringMatches/),
      },
    ]);
    expect(reasonsOf([], [odd])).toMatchObject([{ message: expect.stringMatching(/^The other policy: /) }]);
  });

  it('a key whose value does not follow from the principal', () => {
    const service = allow({
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'kms:Decrypt',
      ...where('StringEquals', 'aws:PrincipalArn', 'x'),
    });
    expect(reasonsOf([service])).toMatchObject([{ code: 'MISSING_KEY', conditionKey: 'aws:PrincipalArn' }]);
  });

  it('a Deny that is not decided', () => {
    const odd = deny({ Principal: { AWS: APP }, ...where('StringMatches', 'kms:ViaService', 'x') });
    expect(reasonsOf([toApp(), odd], [toApp()]).map(({ conditionKey }) => conditionKey)).toContain('kms:ViaService');
  });

  it('a statement that cannot be read', () => {
    expect(reasonsOf([{ ...toApp(), Action: 7 }])).toMatchObject([{ code: 'STATEMENT_UNREADABLE' }]);
  });

  it('the limit of requests', () => {
    const patterns = (at: number) => Array.from({ length: 6 }, (_, each) => `*${at}${each}*x${each}*`);
    const many = Array.from({ length: 8 }, (_, at) =>
      toApp(where('StringLike', `aws:RequestTag/t${at}`, patterns(at)) as object),
    );
    const tagging = many.map((each) => ({ ...each, Action: 'kms:TagResource' }));
    expect(reasonsOf(tagging)).toMatchObject([
      { code: 'TOO_MANY_CASES', message: expect.stringContaining('requests of this principal') },
    ]);
  });

  it('the limit of principals', () => {
    const named = Array.from({ length: 40 }, (_, at) => `arn:aws:iam::*:role/*a${at}*b${at}*c${at}*`);
    const patterns = allow({ Action: 'kms:Decrypt', ...where('ArnLike', 'aws:PrincipalArn', named) });
    const reasons = reasonsOf([patterns]);
    expect(reasons.map(({ message }) => message)).toContainEqual(expect.stringContaining('patterns of principals'));
  });
});

it('a change that is decided has no reasons', () => {
  const diff = compareStatements([toApp()], [allow({ Principal: { AWS: OWN }, Action: 'kms:Encrypt' })]);
  expect(linesOf(diff)).not.toEqual([]);
  for (const { reasons } of [...diff.newAccess, ...diff.lostAccess]) expect(reasons).toEqual([]);
});
