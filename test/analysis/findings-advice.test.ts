import { describe, expect, it, test } from 'vitest';
import type { FindingCode } from '../../src/analysis/findings/finding.ts';
import { APP, deny, OTHER } from './_ask.ts';
import { DELEGATES, findAll, type Given, given } from './_findings.ts';
import { equals, found, ORGANIZATION, own, where } from './_rules.ts';

function adviceOn(code: FindingCode, statements: readonly object[], more: Given = {}): string {
  const [finding] = findAll(given(statements, more), { codes: [code] }).findings;
  return `${finding?.message} ${finding?.remedy}`;
}

const everyone = (more: object) => own({ Principal: '*', ...more });

describe('to follow a remedy does no harm:', () => {
  it('nobody is told to remove a condition alone, which would widen the statement', () => {
    const never = own(equals({ 'aws:PrincipalArn': `arn:aws:sts::${OTHER}:assumed-role/App/session` }));
    expect(adviceOn('CONDITION_NEVER_TRUE', [never])).toContain('Do not remove the condition alone');
    const invalid = own(where({ StringEqual: { 'kms:EncryptionContext:App': 'x' } }));
    expect(adviceOn('CONDITION_INVALID', [invalid])).toContain('Do not just remove it');
  });

  it('Null alone does not repair a negated condition, so a positive operator is advised', () => {
    const negated = where({ StringNotEquals: ORGANIZATION });
    const withNull = where({ StringNotEquals: ORGANIZATION, Null: { 'aws:PrincipalOrgID': 'false' } });
    expect(adviceOn('ALLOW_WITH_IF_EXISTS', [everyone(negated)])).toContain('by the positive one');
    expect(found('PUBLIC', [everyone(withNull)])).toEqual(['CRITICAL /Statement/1']);
  });

  it('the statement of the account stays if only a public statement covers it', () => {
    const open = everyone({ Action: 'kms:*' });
    expect(found('REDUNDANT_STATEMENT', [open])).toEqual([]);
    expect(found('REDUNDANT_STATEMENT', [DELEGATES])).toEqual(['INFO /Statement/1']);
  });

  it('the condition key is named where a Null condition is advised', () => {
    const skipped = deny(where({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }));
    expect(adviceOn('DENY_SKIPPED_WHERE_KEY_IS_MISSING', [skipped])).toContain(
      '{"Null": {"aws:MultiFactorAuthPresent": "true"}}',
    );
  });
});

test('access can be passed on by grants, unless only AWS services can create them', () => {
  const external = (more: object) => own({ Principal: { AWS: OTHER }, Action: 'kms:CreateGrant', ...more });
  expect(adviceOn('EXTERNAL_ACCOUNT', [external({})])).toContain('passed on to anybody');
  const forServices = external(where({ Bool: { 'kms:GrantIsForAWSResource': 'true' } }));
  expect(adviceOn('EXTERNAL_ACCOUNT', [forServices])).not.toContain('kms:GrantIsForAWSResource');
  const forApp = external(equals({ 'kms:GranteePrincipal': APP }));
  expect(adviceOn('EXTERNAL_ACCOUNT', [forApp])).not.toContain('passed on');
});

test('nobody is told to trust an account that is trusted already', () => {
  const external = own({ Principal: { AWS: OTHER } });
  expect(adviceOn('EXTERNAL_ACCOUNT', [external])).toContain('add the accounts to the trusted accounts');
  expect(adviceOn('EXTERNAL_ACCOUNT', [external], { trusted: [OTHER] })).not.toContain('add the accounts');
});

test('only a part of an organization is not called the whole', () => {
  const part = everyone(
    where({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*' } }),
  );
  expect(adviceOn('ORGANIZATION_ACCESS', [part])).toContain('the part of it that the policy names');
});
