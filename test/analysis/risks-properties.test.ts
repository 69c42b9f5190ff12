import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRisks } from '../../src/analysis/plan/find-risks.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { KEY, MALLORY, OTHER, OWN, parse, verdictOf } from './_ask.ts';
import { compare, toPolicy } from './_diff.ts';
import { findAll } from './_findings.ts';
import { facts, type Statement, statement, toContext } from './_generated.ts';
import { DELEGATES, plan } from './_plan.ts';

const ORGANIZATION = 'o-a1b2c3d4e5';
const STRANGER = 'arn:aws:iam::777788889999:role/Stranger';

/** A condition that says who the caller is. */
const who = fc
  .tuple(
    fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringEqualsIfExists', 'ForAnyValue:StringLike'),
    fc.constantFrom(
      ['kms:CallerAccount', [OWN, OTHER]],
      ['aws:PrincipalAccount', [OWN, '4*', '7*']],
      ['aws:PrincipalOrgID', [ORGANIZATION, 'o-e5d4c3b2a1', 'o-*']],
      ['aws:userid', ['AIDAEXAMPLEEXAMPLE123', OTHER]],
    ),
    fc.array(fc.nat(2), { minLength: 1, maxLength: 2 }),
  )
  .map(([operator, [key, values], at]) => ({
    [operator]: { [String(key)]: at.map((index) => values?.[index % (values?.length ?? 1)]) },
  }));
const identified = fc.tuple(statement, fc.option(who)).map(([each, more]): Statement => {
  return more === null ? each : { ...each, Condition: { ...(each.Condition as object), ...more } };
});
const statements = fc.array(identified, { maxLength: 3 });

const request = fc.record({
  principal: fc.constantFrom(MALLORY, STRANGER),
  action: fc.constantFrom('kms:Decrypt', 'kms:Encrypt', 'kms:CreateGrant'),
  facts,
  organization: fc.constantFrom(ORGANIZATION, 'o-e5d4c3b2a1', null),
  user: fc.constantFrom('AIDAEXAMPLEEXAMPLE123', 'AIDAEXAMPLEEXAMPLE456', OTHER),
});

const isAllowed = (verdict: string) => verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS';

it('nobody of another account can do more by a new policy, unless it has a risk that says so', () => {
  const trust = { accounts: new Set<string>(), organizations: new Set([ORGANIZATION]) };
  let gained = 0;
  fc.assert(
    fc.property(statements, statements, fc.array(request, { minLength: 5, maxLength: 10 }), (old, added, requests) => {
      const [before, after] = [
        [DELEGATES, ...old],
        [DELEGATES, ...added],
      ];
      const gains = requests.filter(({ principal, action, facts: given, organization, user }) => {
        if (organization === ORGANIZATION) return false;
        const { keys, absent } = toContext(given);
        const own = organization === null ? [] : [{ key: 'aws:PrincipalOrgID', values: [organization] }];
        const context = {
          keys: [...(keys ?? []), ...own, { key: 'aws:userid', values: [user] }],
          absent,
          complete: true,
        };
        const ask = { principal, action, context };
        return (
          isAllowed(verdictOf({ ...ask, statements: after })) && !isAllowed(verdictOf({ ...ask, statements: before }))
        );
      });
      if (gains.length === 0) return;
      gained++;
      const policy = toPolicy(after);
      const risks = findRisks({
        plan: plan(after, { current: toPolicy(before) }),
        policy: parse(policy),
        diff: compare(policy, toPolicy(before)),
        findings: findAll({ key: KEY, policy: parse(policy), grants: [], trust }),
        problems: parsePolicy(JSON.stringify(policy)).problems,
        grants: [],
        key: KEY,
        trust,
      });
      expect(risks.filter((risk) => risk === 'PUBLIC' || risk === 'EXTERNAL_ACCOUNT')).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(gained).toBeGreaterThan(5);
}, 60_000);
