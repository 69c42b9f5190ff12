import type { PolicyDocument, PolicyPrincipal } from '../../policy/types.ts';
import { toRequestPrincipal } from '../principals/permission.ts';
import { toName } from '../principals/principal-name.ts';
import type { KeyFacts } from '../request/key-facts.ts';

/**
 * The principals of Allow statements of which nobody can tell who they are, such as an ARN of a session without its name,
 * and that the present policy does not name. KMS should refuse them; if it does not, they gain access. Not those of the
 * key's account, nor those with a wildcard: the comparison of the policies counts these. It leaves out the users of an
 * identity provider and of S3, who can be anybody, whatever account the provider is in.
 */
export function findUnknownPrincipals(
  policy: PolicyDocument,
  current: PolicyDocument | null,
  key: KeyFacts,
): readonly PolicyPrincipal[] {
  const known = new Set(current === null ? [] : listAllowed(current).map(toName));
  return listAllowed(policy).filter(
    (principal) =>
      !known.has(toName(principal)) &&
      (isUnknownKind(principal) ||
        (!/[*?]/.test(principal.value) &&
          principal.accountId !== key.accountId &&
          toRequestPrincipal(principal, key) === null)),
  );
}

function isUnknownKind({ type }: PolicyPrincipal): boolean {
  return type === 'Federated' || type === 'CanonicalUser';
}

function listAllowed({ statements }: PolicyDocument): readonly PolicyPrincipal[] {
  return statements.flatMap(({ effect, principals }) => (effect === 'ALLOW' ? (principals ?? []) : []));
}
