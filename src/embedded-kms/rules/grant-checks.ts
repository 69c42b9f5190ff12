import { isServicePrincipal } from '../../policy/is-service-principal.ts';
import { toPrincipal } from '../../policy/to-principal.ts';
import type { GrantConstraints, GrantPrincipal, KeyRecord } from '../store/key-record.ts';
import { faultInOwnWords, KmsFault } from './kms-fault.ts';

type GrantPrincipalsInput = {
  readonly GranteePrincipal?: string;
  readonly GranteeServicePrincipal?: string;
  readonly RetiringPrincipal?: string;
  readonly RetiringServicePrincipal?: string;
};

/** The principals of a grant from the members of a CreateGrant request. Source: CreateGrant. */
export function parseGrantPrincipals(
  input: GrantPrincipalsInput,
  constraints: GrantConstraints | null,
): { readonly grantee: GrantPrincipal; readonly retiring: GrantPrincipal | null } {
  const grantee = parseGrantPrincipal('Grantee', input.GranteePrincipal, input.GranteeServicePrincipal);
  const retiring = parseGrantPrincipal('Retiring', input.RetiringPrincipal, input.RetiringServicePrincipal);
  if (grantee === null) throw invalid('Specify GranteePrincipal or GranteeServicePrincipal.');
  if (grantee.kind === 'SERVICE' && (constraints?.SourceArn === undefined || retiring === null)) {
    throw invalid('GranteeServicePrincipal requires a SourceArn constraint and a retiring principal.');
  }
  return { grantee, retiring };
}

/** The most pairs in one encryption context constraint. */
const MAX_PAIRS = 8;

/** The most characters in a value of a pair. */
const MAX_VALUE = 384;

/** Throws for constraints that CreateGrant refuses. Source: GrantConstraints. */
export function checkConstraints(constraints: GrantConstraints, key: KeyRecord): void {
  const contexts = [constraints.EncryptionContextEquals, constraints.EncryptionContextSubset].filter(
    (context) => context !== undefined,
  );
  if (contexts.length > 0 && key.spec !== 'SYMMETRIC_DEFAULT') {
    throw invalid('Encryption context constraints are for symmetric encryption keys only.');
  }
  for (const values of contexts.map((context) => Object.values(context))) {
    if (values.length > MAX_PAIRS) throw invalid(`An encryption context constraint has at most ${MAX_PAIRS} pairs.`);
    if (values.some((value) => value.length > MAX_VALUE)) {
      throw invalid(`A value in an encryption context constraint has at most ${MAX_VALUE} characters.`);
    }
  }
}

function parseGrantPrincipal(
  role: string,
  arn: string | undefined,
  service: string | undefined,
): GrantPrincipal | null {
  if (arn !== undefined && service !== undefined) {
    throw invalid(`Specify ${role}Principal or ${role}ServicePrincipal, and not both.`);
  }
  if (service !== undefined) {
    if (!isServicePrincipal(service)) throw invalid(`${role}ServicePrincipal is not an AWS service principal.`);
    return { kind: 'SERVICE', value: service };
  }
  if (arn === undefined) return null;
  checkPrincipalArn(arn);
  return { kind: 'ARN', value: arn };
}

/**
 * Checks the syntax only: the embedded KMS has no IAM to ask whether the principal exists.
 */
export function checkPrincipalArn(arn: string): void {
  const { kind, accountId } = toPrincipal('AWS', arn);
  const isArn = arn.startsWith('arn:aws') && accountId !== null && KINDS.includes(kind);
  if (!isArn) throw new KmsFault('InvalidArnException', `ARN does not refer to a valid principal: ${arn}`);
}

const KINDS: readonly string[] = ['ACCOUNT', 'IAM_ROLE', 'IAM_USER', 'ASSUMED_ROLE', 'FEDERATED_USER'];

function invalid(message: string): KmsFault {
  return faultInOwnWords('ValidationException', message);
}
