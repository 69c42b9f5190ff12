import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../src/analysis/findings/finding.ts';
import { APP, allow, OTHER } from './_ask.ts';
import { findAll, type Given, given } from './_findings.ts';

export const PARTNER = `arn:aws:iam::${OTHER}:role/Partner`;
export const THIRD = '777788889999';
export const ORGANIZATION = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };

/** `SEVERITY POINTER` of each finding of the code. */
export function found(code: FindingCode, statements: readonly object[], more: Given = {}): readonly string[] {
  const { findings } = findAll(given(statements, more), { codes: [code] });
  return findings.map(({ severity, pointer, grant: about, certain }) =>
    [severity, pointer ?? about?.grantId, ...(certain ? [] : ['?'])].join(' '),
  );
}

export const foreign = (more: object = {}) => allow({ Principal: { AWS: PARTNER }, Action: 'kms:Decrypt', ...more });
export const own = (more: object = {}) => allow({ Principal: { AWS: APP }, Action: 'kms:Decrypt', ...more });
export const service = (more: object = {}) =>
  allow({ Principal: { Service: 'sns.amazonaws.com' }, Action: 'kms:Decrypt', ...more });
export const where = (Condition: object) => ({ Condition });
export const equals = (condition: object) => where({ StringEquals: condition });

type Case = readonly [title: string, statements: readonly object[], expected: readonly string[], more?: Given];

export function check(code: FindingCode, cases: readonly Case[]): void {
  describe(code, () => {
    test.each(cases.map(([title, ...rest]) => [title, rest] as const))('%s', (_, [statements, expected, more]) => {
      expect(found(code, statements, more)).toEqual(expected);
    });
  });
}
