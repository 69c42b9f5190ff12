import { createProblems, type Problem, type Problems } from '../json/problems.ts';
import { quote } from '../json/quote.ts';
import type { PolicyDocument, PolicyPrincipal, PolicyStatement } from '../policy/types.ts';
import { canBeAction, canBePrincipal, canBeResource } from './find-dead-part.ts';
import type { KeyFacts } from './request/key-facts.ts';

/**
 * The parts of a key policy that can match no request, so that an Allow allows less than it seems to, and a Deny denies
 * less. A missing element is a problem that the parser reports.
 */
export function findIneffectiveParts(
  { statements, unreadStatements }: PolicyDocument,
  key: KeyFacts,
): readonly Problem[] {
  const problems = createProblems();
  if (statements.length === 0 && unreadStatements.length === 0) {
    problems.add('NO_EFFECT', 'The policy has no statement, so it allows nothing.', '/Statement');
  }
  for (const statement of statements) checkStatement(statement, key, problems);
  return problems.list();
}

function checkStatement(statement: PolicyStatement, key: KeyFacts, problems: Problems): void {
  const { principals, notPrincipals, actions, notActions, resources, notResources, effect, pointer } = statement;
  const check = <Value>(
    name: string,
    values: readonly Value[] | null,
    describe: (value: Value) => string | null,
  ): void => {
    if (values === null) return;
    const place = `${pointer}/${name}`;
    if (values.length === 0) {
      problems.add('NO_EFFECT', `${name} is empty: the statement applies to no request.`, place);
    }
    for (const value of values) {
      const why = describe(value);
      if (why !== null) problems.add('NO_EFFECT', why, place);
    }
  };
  check('Principal', principals, describePrincipal);
  check('NotPrincipal', notPrincipals, describePrincipal);
  check('Action', actions, (action) =>
    canBeAction(action, effect)
      ? null
      : `${quote(action)} has no effect: it matches no action that a key policy decides. ` +
        'Expected an action such as "kms:Decrypt".',
  );
  check('NotAction', notActions, () => null);
  check('Resource', resources, (resource) =>
    canBeResource(resource, key)
      ? null
      : `${quote(resource)} has no effect: it is not this key. Expected "*", which is the key of the policy.`,
  );
  check('NotResource', notResources, () => null);
}

function describePrincipal(principal: PolicyPrincipal): string | null {
  if (canBePrincipal(principal)) return null;
  return principal.kind === 'UNIQUE_ID'
    ? `${quote(principal.value)} has no effect: it is the unique ID of a user or role that was deleted.`
    : `${quote(principal.value)} has no effect: a key policy cannot name an identity provider or a canonical user.`;
}
