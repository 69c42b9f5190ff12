import type { PolicyDocument, PolicyStatement } from '../../policy/types.ts';

/**
 * Creates a function that gives the fraction of the policy, 0 to 1, on which permissions by these Allow statements
 * depend: all Deny statements, and of the Allow statements everything but their principals. A long list of principals
 * makes the permissions of each of them no harder to find.
 */
export function createToShare({ statements }: PolicyDocument): (allows: readonly PolicyStatement[]) => number {
  const rest = new Map(statements.map((each) => [each, countRest(each)]));
  const toRest = (each: PolicyStatement) => rest.get(each) ?? 0;
  const toWhole = (each: PolicyStatement) => countPrincipals(each) + toRest(each);
  const denied = sum(
    statements.filter(({ effect }) => effect === 'DENY'),
    toWhole,
  );
  const whole = sum(statements, toWhole);
  return (allows) => Math.min(1, (denied + sum(allows, toRest)) / Math.max(1, whole));
}

/** In characters, about. */
function countPrincipals({ principals, notPrincipals }: PolicyStatement): number {
  return sum([...(principals ?? []), ...(notPrincipals ?? [])], ({ value }) => value.length);
}

function countRest({ actions, notActions, resources, notResources, conditions }: PolicyStatement): number {
  const texts = [actions, notActions, resources, notResources, ...conditions.map(({ values }) => values)];
  return ELEMENT * (1 + conditions.length) + sum(texts, (values) => sum(values ?? [], ({ length }) => length));
}

/** The names of the elements of a statement, and those of a condition. */
const ELEMENT = 60;

function sum<Item>(items: readonly Item[], toNumber: (item: Item) => number): number {
  return items.reduce((total, item) => total + toNumber(item), 0);
}
