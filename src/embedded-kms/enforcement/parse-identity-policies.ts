import type { Problem } from '../../json/problems.ts';
import { parsePolicy } from '../../policy/parse-policy.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import type { SeedPrincipal } from '../seed/seed.ts';

type Parsed = { readonly documents: readonly PolicyDocument[]; readonly problems: readonly string[] };

/** The IAM policies of a principal. Each problem starts with its place below `parent`. */
export function parseIdentityPolicies(
  policies: NonNullable<SeedPrincipal['identityPolicies']>,
  parent: string,
): Parsed {
  const parsed = policies.map((policy) => parsePolicy(typeof policy === 'string' ? policy : JSON.stringify(policy)));
  return {
    documents: parsed.flatMap(({ document }) => document ?? []),
    problems: parsed.flatMap(({ document, problems }, index) => {
      const at = `${parent}/identityPolicies/${index}`;
      return [
        ...problems.filter(isProblem).map(({ message, pointer }) => `${at}${pointer}: ${message}`),
        ...findPrincipals(document).map((pointer) => `${at}${pointer}: ${NO_PRINCIPAL}`),
      ];
    }),
  };
}

const NO_PRINCIPAL =
  'expected no Principal and no NotPrincipal: an IAM policy is for the principal that it is attached to';

/** The parser expects a key policy: it reports a statement without a principal, which IAM policies have. */
function isProblem({ kind, message }: Problem): boolean {
  return kind !== 'PAIR_MISSING' || !message.includes('neither Principal nor NotPrincipal');
}

function findPrincipals(document: PolicyDocument | null): readonly string[] {
  const statements = document?.statements ?? [];
  return statements
    .filter(({ principals, notPrincipals }) => principals !== null || notPrincipals !== null)
    .map(({ pointer }) => pointer);
}
