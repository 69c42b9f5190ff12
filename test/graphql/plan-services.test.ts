import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { allow, DELEGATES, toPolicy } from './_access.ts';
import { ADMIN, setupPlan } from './_plan.ts';

const SNS = { Service: 'sns.amazonaws.com' };
const OWN = { StringEquals: { 'aws:SourceAccount': ACCOUNT } };
const SERVICES_ONLY = { Bool: { 'aws:PrincipalIsAWSService': 'true' } };
const to = (Principal: unknown, Condition?: object) => ({
  ...allow('*', 'kms:Decrypt'),
  ...{ Principal, Condition },
});
const SAFE = toPolicy(DELEGATES);
const OPEN = toPolicy(DELEGATES, to(SNS));

describe('the plan of a policy', () => {
  it.each<[string, policy: string, present: string, risks: readonly string[], who: RegExp | null]>([
    ['for a service that acts for anyone', OPEN, SAFE, ['CONFUSED_DEPUTY'], /to "sns\.amazonaws\.com"/],
    [
      'for every service',
      toPolicy(DELEGATES, to('*', SERVICES_ONLY)),
      SAFE,
      ['CONFUSED_DEPUTY'],
      /to every AWS service/,
    ],
    ['for a service that acts for the account', toPolicy(DELEGATES, to(SNS, OWN)), SAFE, [], null],
    ['that was so before', toPolicy(to(SNS), DELEGATES), OPEN, [], /to "sns\.amazonaws\.com"/],
    ['that loses its condition', OPEN, toPolicy(DELEGATES, to(SNS, OWN)), ['CONFUSED_DEPUTY'], /"sns\.amazonaws\.com"/],
  ])('%s has its risks, and the finding names the service', async (_, policy, present, risks, who) => {
    const { plan, check } = await setupPlan({ key: { policy: present } });
    const { plan: found, errors } = await plan(
      { policy, principal: ADMIN },
      '{ risks findings { nodes { code message witness { principal } } } }',
    );
    expect(errors).toBeUndefined();
    expect(found.risks.filter((risk) => risk !== 'GATEWAY_CANNOT_READ')).toEqual(risks);
    const deputies = found.findings?.nodes.filter(({ code }) => code === 'CONFUSED_DEPUTY') ?? [];
    expect(deputies).toEqual(who === null ? [] : [expect.objectContaining({ message: expect.stringMatching(who) })]);
    // For a key that need not exist, all access is new.
    const { plan: checked } = await check(policy, { principal: ADMIN });
    expect(checked.risks.includes('CONFUSED_DEPUTY')).toBe(who !== null);
  });
});
