import {
  type ConditionValue,
  NEVER_PRESENT,
  PRESENT_UNKNOWN,
  present,
  presentIfKnown,
} from '../conditions/condition-value.ts';
import type { RequestPrincipal } from './request-principal.ts';

type Derive = (principal: RequestPrincipal) => ConditionValue | undefined;

/**
 * The value of a condition key that follows from the principal. Undefined if it does not follow from it; UNKNOWN if AWS
 * does not document what follows.
 * The role of a session is taken to have no path: `deriveRoleArn` knows more.
 * Source: IAM User Guide, "AWS global condition context keys".
 */
export function deriveFromPrincipal(key: string, principal: RequestPrincipal): ConditionValue | undefined {
  if (principal.kind === 'ANYONE' && !FROM_ACCOUNT.has(key))
    return principal.accountId === null ? undefined : deriveFromAccount(key);
  return DERIVED.get(key)?.(principal);
}

/**
 * The ARN of the principal as conditions see it. Null if it is not one principal, or a service: AWS does not document
 * it.
 */
function toPrincipalArn({ kind, value, partition, accountId, name }: RequestPrincipal): string | null {
  if (kind === 'SERVICE' || kind === 'ANYONE') return null;
  return kind === 'SESSION' ? `arn:${partition}:iam::${accountId}:role/${name}` : value;
}

/** The condition keys that follow from the account of a principal. */
const FROM_ACCOUNT: ReadonlySet<string> = new Set(['aws:principalaccount', 'kms:calleraccount']);

/** What follows for all principals of an account: they are no AWS services. */
function deriveFromAccount(key: string): ConditionValue | undefined {
  if (key === 'aws:principalisawsservice') return present('false');
  return DERIVED.get(key) === onlyForServices || key === 'aws:principalservicename' ? NEVER_PRESENT : undefined;
}

const TYPES: Readonly<Record<RequestPrincipal['kind'], string | null>> = {
  USER: 'User',
  ROLE: 'AssumedRole',
  SESSION: 'AssumedRole',
  FEDERATED_USER: 'FederatedUser',
  ROOT: 'Account',
  SERVICE: null, // AWS does not document it
  ANYONE: null,
};

const SESSIONS: ReadonlySet<RequestPrincipal['kind']> = new Set(['ROLE', 'SESSION', 'FEDERATED_USER']);

const account: Derive = ({ accountId }) => presentIfKnown(accountId);
const onlyForServices: Derive = ({ kind }) => (kind === 'SERVICE' ? undefined : NEVER_PRESENT);
const notForServices: Derive = ({ kind }) => (kind === 'SERVICE' ? NEVER_PRESENT : undefined);

const onlyForSessions: Derive = ({ kind }) => (SESSIONS.has(kind) ? PRESENT_UNKNOWN : undefined);
/** Each request of a principal has it. An ARN does not say the unique ID of a user or a role. */
const toUserId: Derive = ({ kind, accountId }) => {
  if (kind === 'SERVICE') return undefined;
  return kind === 'ROOT' ? presentIfKnown(accountId) : PRESENT_UNKNOWN;
};

const DERIVED = new Map<string, Derive>([
  ['aws:principalarn', (principal) => presentIfKnown(toPrincipalArn(principal))],
  ['aws:principalaccount', account],
  ['kms:calleraccount', account],
  ['aws:principaltype', ({ kind }) => presentIfKnown(TYPES[kind])],
  ['aws:principalisawsservice', ({ kind }) => present(String(kind === 'SERVICE'))],
  ['aws:principalservicename', ({ kind, name }) => (kind === 'SERVICE' ? present(name) : NEVER_PRESENT)],
  ['aws:principalservicenameslist', onlyForServices],
  ['aws:username', ({ kind, name }) => (kind === 'USER' ? present(name) : NEVER_PRESENT)],
  ['aws:userid', toUserId],
  // Sessions have temporary credentials. A user or a root user can have either kind.
  ['aws:tokenissuetime', onlyForSessions],
  ['aws:multifactorauthpresent', onlyForSessions],
  ['aws:principalorgid', notForServices],
  ['aws:principalorgpaths', notForServices],
  ['aws:sourcearn', onlyForServices],
  ['aws:sourceaccount', onlyForServices],
  ['aws:sourceorgid', onlyForServices],
  ['aws:sourceorgpaths', onlyForServices],
  ['aws:viaawsservice', ({ kind }) => (kind === 'SERVICE' ? present('false') : undefined)],
]);
