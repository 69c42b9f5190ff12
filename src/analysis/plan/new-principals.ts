import type { PolicyDocument, PolicyPrincipal, PolicyPrincipalKind } from '../../policy/types.ts';
import { toName } from '../principals/principal-name.ts';
import type { KeyFacts } from '../request/key-facts.ts';

/** The most that are listed. */
const MAX_LISTED = 100;

/**
 * The principals that the present policy does not name, each once. KMS refuses a policy if one of them does not exist,
 * and only KMS knows. The account of the key exists.
 */
export function findNewPrincipals(
  policy: PolicyDocument,
  current: PolicyDocument | null,
  { accountId }: Pick<KeyFacts, 'accountId'>,
): readonly PolicyPrincipal[] {
  const known = new Set([accountId, ...(current === null ? [] : listNamed(current).map(toName))]);
  const found = new Map<string, PolicyPrincipal>();
  for (const principal of listNamed(policy)) {
    const name = toName(principal);
    if (!known.has(name) && !found.has(name)) found.set(name, principal);
  }
  return [...found.values()].slice(0, MAX_LISTED);
}

function listNamed({ statements }: PolicyDocument): readonly PolicyPrincipal[] {
  return statements
    .flatMap(({ principals, notPrincipals }) => [...(principals ?? []), ...(notPrincipals ?? [])])
    .filter(({ kind, type, value }) => KINDS.has(kind) && type !== 'Federated' && !/[*?]/.test(value));
}

const KINDS: ReadonlySet<PolicyPrincipalKind> = new Set([
  'ACCOUNT',
  'IAM_ROLE',
  'IAM_USER',
  'ASSUMED_ROLE',
  'FEDERATED_USER',
  'SERVICE',
]);
