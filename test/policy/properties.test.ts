import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { plans, toStatement } from './_policies.ts';

test('any text has an answer, and a null document always has a problem', () => {
  const objects = fc.object({
    key: fc.constantFrom('Statement', 'Effect', 'Principal', 'Action', 'Condition', 'AWS', 'Id'),
  });
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    objects.map((value) => JSON.stringify(value) ?? ''),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { document, problems } = parsePolicy(text);
      expect(document !== null || problems.length === 1).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('all elements of a valid policy are listed once, in order, unchanged and without a problem', () => {
  fc.assert(
    fc.property(plans, fc.boolean(), (statements, bare) => {
      const written = statements.map((plan) => toStatement(plan, bare));
      const text = JSON.stringify({ Id: 'key-1', Statement: bare && written.length === 1 ? written[0] : written });
      const { document, problems } = parsePolicy(text);
      expect(problems).toEqual([]);
      expect(document).toMatchObject({ version: null, policyId: 'key-1', json: JSON.parse(text) });
      const read = document?.statements.map((statement) => ({
        sid: statement.sid,
        effect: statement.effect,
        principal: [
          statement.principals && 'Principal',
          statement.notPrincipals && 'NotPrincipal',
          ...list(statement.principals ?? statement.notPrincipals),
        ],
        action: ['Action', statement.actions, 'NotAction', statement.notActions],
        resource: ['Resource', statement.resources, 'NotResource', statement.notResources],
        conditions: statement.conditions.map(({ operator, key, values }) => ({ operator, key, values })),
      }));
      expect(read).toEqual(
        statements.map((plan) => ({
          sid: plan.sid,
          effect: plan.effect.toUpperCase(),
          principal: [
            plan.principal[0] === 'Principal' ? 'Principal' : null,
            plan.principal[0] === 'NotPrincipal' ? 'NotPrincipal' : null,
            ...plan.principal[1],
          ],
          action: pair(plan.action, 'Action', 'NotAction'),
          resource: pair(plan.resource, 'Resource', 'NotResource'),
          conditions: plan.conditions.flatMap(([operator, keys]) =>
            keys.map(([key, values]) => ({ operator, key, values })),
          ),
        })),
      );
    }),
    { numRuns: 500 },
  );
});

function list(principals: readonly { readonly value: string }[] | null): readonly string[] {
  return (principals ?? []).map(({ value }) => value);
}

function pair([name, values]: readonly [string, readonly string[]], one: string, other: string) {
  return [one, name === one ? values : null, other, name === other ? values : null];
}
