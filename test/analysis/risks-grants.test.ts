import { describe, expect, it } from 'vitest';
import type { Grant } from '../../src/analysis/evaluate-grant.ts';
import { grant, MALLORY, OTHER, OWN } from './_ask.ts';
import { ADMIN, DELEGATES } from './_plan.ts';
import { deny, risksOf, type Trusted, where } from './_risks.ts';

describe('a Deny for other accounts that is gone', () => {
  const before = [DELEGATES, deny(where('StringNotEquals', 'aws:PrincipalAccount', OWN))];
  const risks = (grants: readonly Grant[] | null, trusted: Trusted = {}, after: readonly object[] = [DELEGATES]) =>
    risksOf(after, before, trusted, { grants });

  it('is a risk if a grant now allows one of them something', () => {
    expect(risks([grant({ grantee: MALLORY })])).toEqual(['EXTERNAL_ACCOUNT']);
    expect(risks([grant({ grantee: MALLORY })], { accounts: [OTHER] })).toEqual([]);
    expect(risks([grant({ grantee: MALLORY, operations: ['Encrypt'] })])).toEqual([]);
    expect(risks([grant({ grantee: ADMIN })])).toEqual([]);
    expect(risks([])).toEqual([]);
  });

  it('is a risk if the grants are not known', () => {
    expect(risks(null)).toEqual(['EXTERNAL_ACCOUNT']);
    expect(risks(null, {}, before)).toEqual([]);
  });
});
