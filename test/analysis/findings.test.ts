import { describe, expect, test } from 'vitest';
import { FINDINGS_CASES, findAll, toExpected, toInput } from './_findings.ts';

describe('the findings of', () => {
  test.each(FINDINGS_CASES.map((each) => [`${each.id}: ${each.title}`, each] as const))('%s', (_, each) => {
    const { findings, incomplete } = findAll(toInput(each));
    expect(findings.map(toExpected)).toEqual(each.expected.filter(({ id }) => !NOT_BUILT.has(id)));
    expect(incomplete).toEqual([]);
    expect(findings.every(({ certain }) => certain)).toBe(true);
  });
});

const NOT_BUILT = new Set([
  'PUBLIC',
  'PUBLIC_VIA_SERVICE',
  'NETWORK_ONLY',
  'ATTESTATION_ONLY',
  'ORGANIZATION_ACCESS',
  'ALLOW_WITH_IF_EXISTS',
  'FOR_ALL_VALUES_IN_ALLOW',
  'CONDITION_NEVER_TRUE',
  'LOCKED_OUT',
  'SINGLE_ADMINISTRATOR',
  'REDUNDANT_STATEMENT',
  'REPLICA_POLICY_DIFFERS',
]);
