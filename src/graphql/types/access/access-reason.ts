import type { Reason, ReasonCode } from '../../../analysis/explain/reason.ts';
import type { AccessLimit as Limit } from '../../../analysis/may-still-refuse.ts';
import type { KmsFailure } from '../../../kms/exceptions.ts';
import { builder } from '../../builder.ts';
import { KmsException } from '../exceptions.ts';
import type { AccessFailures } from './load-access.ts';
import { MAX_GRANTS } from './load-grants.ts';

const CODES: Readonly<Record<ReasonCode, string>> = {
  ACCOUNT_DECIDES: "A statement or a grant leaves the decision to the IAM policies of the principal's account.",
  ACTION_NOT_KNOWN: 'The gateway does not know the action. Only the patterns of the policy were compared with it.',
  CHILD_GRANT_LIMITED: 'A grant that allows CreateGrant allows no more than its own operations and constraints.',
  CONDITION_INVALID: 'AWS does not say how a condition is evaluated, for example because its value is malformed.',
  CONDITION_NOT_MET: 'The request does not meet a condition of a statement that would apply.',
  CONSTRAINT_NOT_MET: 'The request does not meet the constraints of a grant that would allow it.',
  DENY_UNDECIDED: 'It is not decided whether a Deny statement applies.',
  DEPENDS_ON_TIME: 'A condition on the time decides whether another policy can be put. Only in `lockoutReasons`.',
  EVERYONE_COVERS_SERVICES: 'A statement for everyone was taken to include AWS services. AWS does not say so.',
  FOR_AWS_ONLY: 'Only AWS KMS itself calls this action.',
  GRANTS_UNREADABLE: 'The grants could not all be read, and one of them may allow the request.',
  GRANT_ALLOWS: 'A grant allows it.',
  IAM_DENIES: 'An identity policy that was given denies it.',
  IAM_DOES_NOT_ALLOW: 'The identity policies that were given do not allow it.',
  IAM_UNDECIDED: 'It is not decided whether an identity policy that was given allows or denies it.',
  KEY_FOR_IAM_POLICIES_ONLY: 'AWS documents a condition key for IAM policies only, and not for key policies.',
  KEY_NEVER_PRESENT: 'Such a request never has the condition key of a statement.',
  LOCKOUT_CHECK_BYPASSED: 'The call bypasses the lockout check of KMS. Only in `lockoutReasons`.',
  METADATA_UNREADABLE: 'A condition depends on the key itself, and the key could not be described.',
  MISSING_KEY: 'The value of a condition key, or the encryption context, is not known.',
  NEEDS_ALIAS_IN_IAM: 'IAM policies must also allow the action on the alias.',
  NEEDS_OTHER_KEY: 'The policy of another key must allow it, too.',
  NEEDS_OTHER_PERMISSION: 'IAM policies must allow a second action, too.',
  NOTHING_ALLOWS: 'No statement of the key policy and no grant allows it.',
  NOT_A_KEY_ACTION: 'The action is not about a key. IAM policies alone decide it.',
  NOT_POSSIBLE_ACROSS_ACCOUNTS: 'A principal of another account can never do this.',
  NOT_PRINCIPAL_WITHOUT_ACCOUNT:
    'NotPrincipal lists some, but not all, of the principal, its account and the role of the session.',
  OTHER_PARTITION: 'The principal is of another partition than the key.',
  PERMISSIONS_BOUNDARY_WOULD_DENY:
    'NotPrincipal in a Deny lists the principal. With a permissions boundary, it is denied all the same.',
  POLICY_UNPARSABLE: 'The key policy is no policy document that the gateway can read.',
  POLICY_UNREADABLE: 'The key policy could not be read.',
  PRINCIPAL_NOT_KNOWN: 'It is not known which principal calls PutKeyPolicy. Only in `lockoutReasons`.',
  ROLE_WITHOUT_PATH: 'The role of the session was taken to have no path.',
  SERVICE_MAY_HAVE_OTHER_NAME:
    'A statement has another name of the AWS service, which may be used for the same request.',
  SESSION_NOT_GIVEN: 'A statement or a grant names one session of the role. Ask for the session instead of the role.',
  SET_OPERATOR_MISSING: 'A condition key with several values needs ForAllValues or ForAnyValue.',
  STATEMENT_ALLOWS: 'A statement allows it.',
  STATEMENT_DENIES: 'A Deny statement applies.',
  STATEMENT_UNDECIDED:
    'It cannot be decided whether a statement or a grant includes the principal, the action or the key.',
  STATEMENT_UNREADABLE: 'A statement could not be read, or not as a whole. It may allow or deny anything.',
  STATEMENT_WITHOUT_EFFECT: 'A statement can never apply.',
  TOO_MANY_CASES: 'A policy tells more kinds of requests apart than the gateway compares.',
  UNKNOWN_CONSTRAINT: 'A grant has a constraint that the gateway does not know.',
  UNKNOWN_OPERATOR: 'A condition has an operator that the gateway does not know.',
};

const AccessReasonCode = builder.enumType('AccessReasonCode', {
  description:
    'Why a verdict is what it is, or why a list is not complete. New codes can be added: handle those that you do not know.',
  values: Object.fromEntries(Object.entries(CODES).map(([code, description]) => [code, { description }])) as Record<
    ReasonCode,
    { description: string }
  >,
});

/** A reason, and the failed call behind it. */
export type AccessReasonSource = Reason & { readonly failure: KmsFailure | null };

export const AccessReason = builder.objectRef<AccessReasonSource>('AccessReason').implement({
  description: 'One reason for a verdict, or why a list of principals is not complete.',
  fields: (t) => ({
    code: t.expose('code', { type: AccessReasonCode, description: 'The kind of the reason.' }),
    message: t.exposeString('message', { description: 'The reason in words, for people. It can change.' }),
    pointer: t.exposeString('pointer', {
      nullable: true,
      description:
        'The place in the text of the key policy, as a JSON pointer (RFC 6901). Null if the reason is not about one.',
    }),
    grantId: t.exposeID('grantId', {
      nullable: true,
      description: 'The ID of the grant. Null if the reason is not about one.',
    }),
    conditionKey: t.exposeString('conditionKey', {
      nullable: true,
      description:
        'The condition key, as the policy writes it. `kms:EncryptionContext` for a constraint of a grant on the encryption context. Null if the reason is not about one.',
    }),
    failure: t.expose('failure', {
      type: KmsException,
      nullable: true,
      description: 'The KMS call that failed. Null if none did.',
    }),
  }),
});

/** Adds to a reason the call that failed. */
export function toReasonSource(reason: Reason, failures: AccessFailures): AccessReasonSource {
  const { policy, grants, metadata, hasMoreGrants } = failures;
  const calls: Partial<Record<ReasonCode, KmsFailure | null | undefined>> = {
    POLICY_UNREADABLE: policy,
    GRANTS_UNREADABLE: grants,
    METADATA_UNREADABLE: metadata,
  };
  const isLong = hasMoreGrants && reason.code === 'GRANTS_UNREADABLE';
  const message = isLong
    ? `The key has more than ${MAX_GRANTS} grants. Only the first ${MAX_GRANTS} were read.`
    : reason.message;
  return { ...reason, message, failure: calls[reason.code] ?? null };
}

const LIMITS: Readonly<Record<Limit, string>> = {
  IDENTITY_POLICY_DENY: 'A Deny in an IAM policy of the principal.',
  PERMISSIONS_BOUNDARY: 'A permissions boundary that does not allow the action.',
  PERMISSIONS_BOUNDARY_DENY: 'A Deny in a permissions boundary.',
  SESSION_POLICY: 'A session policy that does not allow the action.',
  SESSION_POLICY_DENY: 'A Deny in a session policy.',
  SCP: "A service control policy of the organization of the principal's account.",
  RCP: "A resource control policy of the organization of the key's account.",
  VPC_ENDPOINT_POLICY: 'The policy of a VPC endpoint through which the request is sent.',
};

export const AccessLimit = builder.enumType('AccessLimit', {
  description: 'What AWS evaluates besides the key policy and the grants, and KMS does not show.',
  values: Object.fromEntries(Object.entries(LIMITS).map(([limit, description]) => [limit, { description }])) as Record<
    Limit,
    { description: string }
  >,
});
