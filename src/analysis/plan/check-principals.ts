import { quote } from '../../json/quote.ts';
import { isServicePrincipal } from '../../policy/is-service-principal.ts';
import type { PolicyDocument, PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { malformed, type Refusal } from './refusal.ts';

/**
 * Whether each statement names principals that a key policy can name. Not whether they exist: only KMS knows. The ARNs
 * come last. Source: IAM User Guide, "Principal"; AWS's messages as they were captured.
 */
export function* checkPrincipals({ statements }: PolicyDocument, key: KeyFacts): Generator<Refusal> {
  for (const statement of statements) yield* checkStatement(statement, key);
  for (const statement of statements) {
    for (const { place, principal } of listPrincipals(statement)) {
      if (isMalformedArn(principal)) yield toInvalidArn(place, principal);
    }
  }
}

type Placed = { readonly place: string; readonly principal: PolicyPrincipal };

function listPrincipals({ principals, notPrincipals, pointer }: PolicyStatement): readonly Placed[] {
  const list = (name: string, values: PolicyStatement['principals']) =>
    (values ?? []).map((principal) => ({ place: `${pointer}/${name}`, principal }));
  return [...list('Principal', principals), ...list('NotPrincipal', notPrincipals)];
}

function* checkStatement(statement: PolicyStatement, key: KeyFacts): Generator<Refusal> {
  const { principals, notPrincipals, effect, pointer, unread } = statement;
  const listed = listPrincipals(statement);
  if (listed.length === 0 && !unread.has('PRINCIPAL')) {
    const message = 'Policy contains a statement with no principal.';
    const reason = 'The statement names no principal. Expected a Principal, such as {"AWS": "111122223333"}.';
    yield malformed(principals === null && notPrincipals === null ? pointer : toPlace(statement), reason, { message });
  }
  for (const { place, principal } of listed) {
    const why = isMalformedArn(principal) ? null : explainInvalid(principal, key);
    if (why !== null) yield malformed(place, why, { message: INVALID_PRINCIPALS });
  }
  if (notPrincipals !== null && effect === 'ALLOW') {
    const reason =
      'AWS does not say whether KMS takes an Allow with NotPrincipal. Expected Principal. NotPrincipal allows it to ' +
      'everyone who is not listed.';
    yield malformed(`${pointer}/NotPrincipal`, reason, { certain: false });
  }
}

const INVALID_PRINCIPALS = 'Policy contains a statement with one or more invalid principals.';

function toPlace({ principals, pointer }: PolicyStatement): string {
  return `${pointer}/${principals === null ? 'NotPrincipal' : 'Principal'}`;
}

/** An ARN that names no user, role or session, such as `arn:aws:iam:::root`, which has no account. */
function isMalformedArn({ value }: PolicyPrincipal): boolean {
  return value.startsWith('arn:') && !ARN.test(value);
}

const ARN = /^arn:(aws[a-z-]*):(?:iam|sts)::\d{12}:.+$/s;

function toInvalidArn(place: string, { value }: PolicyPrincipal): Refusal {
  return {
    exception: 'InvalidArnException',
    message: 'An ARN in the specified key policy is invalid.',
    pointer: place,
    reason: `${quote(value)} is not the ARN of a principal. Expected arn:aws:iam::ACCOUNT:..., with an account of 12 digits.`,
    certain: true,
  };
}

/** Why a key policy cannot name the principal. Null if it can. */
function explainInvalid(principal: PolicyPrincipal, { partition }: KeyFacts): string | null {
  const { kind, type, value } = principal;
  const shown = quote(value);
  if (type === 'Federated' || type === 'CanonicalUser') {
    return `${shown} is of the kind ${type}, which a key policy cannot name. Expected AWS or Service.`;
  }
  const own = ARN.exec(value)?.[1];
  // Seen in AWS GovCloud (US): an ARN that starts with arn:aws is an invalid principal there.
  if (own !== undefined && own !== partition)
    return `${shown} is of the partition ${own}, and the key of ${partition}.`;
  switch (kind) {
    case 'EVERYONE':
    case 'ACCOUNT':
      return null;
    case 'SERVICE':
      return isServicePrincipal(value)
        ? null
        : `${shown} is no service principal. Expected one such as s3.amazonaws.com.`;
    case 'IAM_ROLE':
    case 'IAM_USER':
    case 'ASSUMED_ROLE':
    case 'FEDERATED_USER':
      return /[*?]/.test(value) ? `${shown} has a wildcard. ${NAMES} ${BY_CONDITION}` : null;
    case 'UNIQUE_ID':
      return `${shown} is the unique ID of a user or role that was deleted. Remove it.`;
    default:
      return `${shown} is no principal of a key policy. ${NAMES}`;
  }
}

const NAMES = 'Expected the ARN of a user, a role or a session of a role, an account ID, a service or "*".';
const BY_CONDITION = 'A pattern can stand in a condition on aws:PrincipalArn.';
