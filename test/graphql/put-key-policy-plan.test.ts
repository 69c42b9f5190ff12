import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { PLAN_CASES, toProposedText } from '../analysis/_plan.ts';
import { allow, DELEGATES, deny, FOREIGN_ROLE, ROLE, toPolicy } from './_access.ts';
import { ADMIN, setupPlan } from './_plan.ts';

const SAFE = toPolicy(DELEGATES);
const setupSafe = (options: Partial<Parameters<typeof setupPlan>[0]> = {}) =>
  setupPlan({ key: { policy: SAFE }, ...options });

describe('Key.putKeyPolicyPlan', () => {
  it.each(PLAN_CASES)('answers case $id as the analysis does', async (each) => {
    const { expected, key, current, caller, bypassPolicyLockoutSafetyCheck: bypass } = each;
    const [, , , region = '', accountId = '', resource = ''] = key.arn.split(':');
    const keyId = resource.slice('key/'.length);
    const { plan } = await setupPlan({ key: { policy: JSON.stringify(current), keyId, region, accountId } });
    const answer = await plan({ policy: toProposedText(each), principal: caller, bypass });
    const { exception, message, ...rest } = expected;
    expect(answer.errors).toBeUndefined();
    expect(answer.plan).toMatchObject(rest);
    if (exception !== undefined) expect(answer.plan.refusals[0]).toMatchObject({ exception });
    if (message !== undefined) expect(answer.plan.refusals[0]).toMatchObject({ message });
  });

  it('has the difference, the findings with the present grants, the problems, and the new principals', async () => {
    const grants = [{ granteePrincipal: FOREIGN_ROLE, operations: ['Decrypt'] as const }];
    const { plan } = await setupPlan({ key: { policy: SAFE, grants } as never });
    const {
      plan: found,
      errors,
      operations,
    } = await plan({
      policy: toPolicy(DELEGATES, allow(ROLE, ['kms:Decrypt', 's3:GetObject'])),
      principal: ADMIN,
    });
    expect(errors).toBeUndefined();
    expect(found).toMatchObject({
      outcome: 'UNKNOWN',
      risks: [],
      lockout: 'PASSES_IF_IAM_ALLOWS',
      gatewayCanStillRead: 'YES',
      refusals: [{ pointer: '/Statement/1/Action', certain: false }],
      newPrincipals: [{ kind: 'IAM_ROLE', value: ROLE }],
      diff: { newAccess: [{ principal: { value: ROLE }, actions: ['kms:Decrypt'] }], failure: null },
      problems: [{ kind: 'NO_EFFECT', pointer: '/Statement/1/Action' }],
    });
    expect(found.findings?.nodes.map(({ code }) => code)).toContain('EXTERNAL_GRANT');
    expect(operations).toEqual(['DescribeKey', 'GetKeyPolicy', 'ListGrants']);
  });

  it('makes two calls without findings, and writes nothing', async () => {
    const { plan } = await setupSafe();
    const { operations } = await plan({ policy: toPolicy(allow(ROLE)) }, '{ outcome risks diff { equivalent } }');
    expect(operations).toEqual(['DescribeKey', 'GetKeyPolicy']);
  });

  it("is for the gateway's own principal by default, which calls KMS directly", async () => {
    const { plan } = await setupSafe();
    const direct = deny('*', 'kms:PutKeyPolicy', { Condition: { Null: { 'kms:ViaService': 'false' } } });
    const { plan: found } = await plan({ policy: toPolicy(DELEGATES, direct) });
    expect(found).toMatchObject({ lockout: 'PASSES', outcome: 'ACCEPTED', gatewayCanStillRead: 'YES' });
    const { plan: forOther } = await plan({ policy: toPolicy(DELEGATES, direct), principal: ADMIN });
    expect(forOther).toMatchObject({ lockout: 'UNKNOWN', missingKeys: ['kms:ViaService'] });
  });

  it('is not decided without the present policy, and then all access is new', async () => {
    const { plan } = await setupSafe({ failing: ['GetKeyPolicy'] });
    const { plan: found, errors } = await plan({ policy: toPolicy(DELEGATES, allow(FOREIGN_ROLE)) });
    expect(errors).toBeUndefined();
    expect(found).toMatchObject({
      outcome: 'UNKNOWN',
      risks: ['EXTERNAL_ACCOUNT'],
      refusals: [{ exception: 'AccessDeniedException', certain: false }],
      diff: { failure: { code: 'POLICY_UNREADABLE', failure: { code: 'AccessDeniedException' } } },
    });
  });

  it('is not decided if the key cannot be described, and knows AWS managed keys if it can', async () => {
    const unread = await setupSafe({ failing: ['DescribeKey'] });
    expect((await unread.plan({ policy: SAFE })).plan.outcome).toBe('UNKNOWN');
    const managed = await setupPlan({ key: { policy: SAFE, manager: 'AWS' } });
    const { plan: found } = await managed.plan({ policy: SAFE });
    expect(found).toMatchObject({ outcome: 'REFUSED', refusals: [{ exception: 'AccessDeniedException' }] });
  });

  it('says which findings are missing if the grants cannot be read', async () => {
    const { plan } = await setupSafe({ failing: ['ListGrants'] });
    const { plan: found } = await plan({ policy: SAFE });
    expect(found.findings).toMatchObject({ incomplete: [{ code: 'GRANTS_UNREADABLE', failure: {} }] });
  });

  it.each([
    ...['', 'not JSON', '[]', '"text"', 'null', '{}', '{"Policy":"x"}', '{"Version":"2012-10-17","Statement":[]}'],
    ...['{"Statement":"x"}', '{"Statement":[1,"x"]}', '['.repeat(100), `${SAFE.slice(0, -1)},}`, SAFE.padEnd(32_769)],
  ])('has no risks for a text that is no policy, or too long: %.50s', async (policy) => {
    const { plan } = await setupSafe();
    const { plan: found } = await plan({ policy });
    expect(found).toMatchObject({ outcome: 'REFUSED', risks: [] });
    expect(found.refusals[0]).toMatchObject({ certain: true });
  });

  const PUBLIC = JSON.stringify(allow('*'));

  it.each([
    `{"Version":"2012-10-17","statement":[${PUBLIC}]}`,
    `{"Version":"2012-10-17","\\u0053TATEMENT":${PUBLIC}}`,
    `{"Version":"2012-10-17","Statement":[${PUBLIC}],"Statement":[]}`,
    `{"Version":"2012-10-17","Statement":[],"Statement":[${PUBLIC}]}`,
    `{"Version":"2012-10-17","Statement":[{"Effect":[]}]}`,
  ])('has risks for a text that KMS may read in another way than the gateway: %s', async (policy) => {
    const { plan } = await setupSafe();
    const { plan: found } = await plan({ policy });
    expect(found.risks).toEqual(expect.arrayContaining(['PUBLIC', 'EXTERNAL_ACCOUNT']));
  });

  it.each([
    [
      'a policy that is too long',
      { policy: ' '.repeat(131_073) },
      'policy has 131073 characters: expected at most 131072.',
    ],
    ['a principal that is none', { policy: SAFE, principal: '*' }, 'principal is "*": it has a wildcard'],
    [
      'a context that contradicts the principal',
      { policy: SAFE, principal: ADMIN, context: { keys: [{ key: 'kms:CallerAccount', values: ['444455556666'] }] } },
      'kms:CallerAccount',
    ],
  ])('refuses %s before any call', async (_, args, message) => {
    const { plan } = await setupSafe();
    const { errors, operations } = await plan(args);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(operations).toEqual([]);
  });
});

describe('Query.checkKeyPolicy', () => {
  it('plans the policy of a key that does not exist, without a call', async () => {
    const { check } = await setupSafe();
    const keyArn = `arn:aws:kms:us-east-2:${ACCOUNT}:key/new`;
    const condition = { Condition: { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } };
    const policy = toPolicy(DELEGATES, allow(FOREIGN_ROLE), allow('*', 'kms:Decrypt', condition));
    const { plan, errors, operations } = await check(policy, { keyArn });
    expect({ errors, operations }).toEqual({ errors: undefined, operations: [] });
    expect(plan).toMatchObject({
      outcome: 'ACCEPTED',
      lockout: 'PASSES',
      diff: null,
      risks: expect.arrayContaining(['PUBLIC', 'EXTERNAL_ACCOUNT']),
    });
    expect(plan.findings?.nodes.map(({ code }) => code)).toContain('EXTERNAL_ACCOUNT');
    expect(plan.findings).toMatchObject({ incomplete: [{ code: 'METADATA_UNREADABLE' }] });
  });

  it('does not know the caller for a key of another account, unless it is given', async () => {
    const { check } = await setupSafe();
    const keyArn = 'arn:aws:kms:us-east-2:444455556666:key/new';
    const policy = toPolicy(allow('arn:aws:iam::444455556666:root'));
    expect((await check(policy, { keyArn })).plan).toMatchObject({
      lockout: 'UNKNOWN',
      gatewayCanStillRead: 'UNKNOWN',
    });
    const principal = 'arn:aws:iam::444455556666:role/Deployer';
    expect((await check(policy, { keyArn, principal })).plan).toMatchObject({ lockout: 'PASSES_IF_IAM_ALLOWS' });
  });

  it.each([
    ['an alias', 'arn:aws:kms:us-east-2:111122223333:alias/x', 'not of an alias'],
    ['no ARN', 'new', 'Invalid ARN "new"'],
  ])('refuses %s as the key', async (_, keyArn, message) => {
    const { check } = await setupSafe();
    const { plan, errors } = await check(SAFE, { keyArn });
    expect(plan).toBeNull();
    expect(errors?.[0]?.message).toContain(message);
  });
});
