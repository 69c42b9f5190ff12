import { describe, expect, it } from 'vitest';
import { findOperator } from '../../src/analysis/conditions/operators.ts';
import { OPERATORS, suggestOperator } from '../../src/analysis/conditions/suggest-operator.ts';
import { OWN } from './_ask.ts';
import { findAll, given } from './_findings.ts';
import { DELEGATES, plan } from './_plan.ts';
import { own } from './_rules.ts';

describe('an operator that AWS does not have', () => {
  it.each([
    ['StringEqual', 'StringEquals'],
    ['stringnotequal', 'StringNotEquals'],
    ['ArnLikes', 'ArnLike'],
    ['IPAdress', 'IpAddress'],
    ['Boolean', null],
    ['StringEqualIfExists', 'StringEqualsIfExists'],
    ['ForAnyValue:StringLikes', 'ForAnyValue:StringLike'],
    ['ForAnyValues:StringLike', 'ForAnyValue:StringLike'],
    ['ForAllValue:StringEqual', 'ForAllValues:StringEquals'],
    ['ForSomeOfTheValues:StringLike', null],
    ['Matches', null],
    ['', null],
    [`String${'E'.repeat(100_000)}quals`, null],
  ])('%s: %s', (written, expected) => {
    expect(suggestOperator(written)).toBe(expected === null ? '' : ` Did you mean ${expected}?`);
  });

  it('is named with its nearest in the finding and in the refusal of the plan', () => {
    const Condition = { StringEqual: { 'kms:CallerAccount': OWN } };
    const text = 'There is no condition operator "StringEqual". Did you mean StringEquals?';
    const { findings } = findAll(given([own({ Condition })]), { codes: ['CONDITION_INVALID'] });
    expect(findings).toMatchObject([{ message: text }]);
    expect(plan([DELEGATES, { ...DELEGATES, Condition }]).refusals).toMatchObject([{ reason: text }]);
  });
});

it('every operator can be suggested', () => {
  for (const name of OPERATORS) {
    if (name !== 'Null') expect(findOperator(name.toLowerCase())).toBeDefined();
    expect(suggestOperator(`${name}x`)).toBe(` Did you mean ${name}?`);
  }
});
