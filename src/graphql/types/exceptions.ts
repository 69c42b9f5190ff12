import { type DenialReason, POLICY_KINDS, type PolicyKind } from '../../kms/denial-reason.ts';
import { isAccessDenied, isThrottlingCode, type KmsFailure } from '../../kms/exceptions.ts';
import { builder } from '../builder.ts';

/** A failed call as a value, for unions that have failures as members. */
export const KmsException = builder.interfaceRef<KmsFailure>('KmsException').implement({
  description: 'The failure of a KMS call.',
  resolveType: (failure) => toExceptionName(failure.code),
  fields: (t) => ({
    code: t.exposeString('code', {
      description:
        'The name of the AWS exception, such as NotFoundException. If AWS sent none: Timeout, DeadlineExceeded, ConnectionFailed, BrokenAnswer, AnswersTooLarge or CredentialsUnavailable.',
    }),
    message: t.exposeString('message', {
      description:
        'The message of AWS. If AWS sent none, or if its message could reveal the role or a host of the gateway, a message of the gateway. A suggestion can follow, such as the prefix of an alias.',
    }),
    retryable: t.exposeBoolean('retryable', { description: 'True if the same call can succeed later.' }),
    requestId: t.exposeID('requestId', {
      nullable: true,
      description: 'The request ID of AWS, for AWS Support and CloudTrail. Null if KMS did not answer.',
    }),
  }),
});

const KmsNotFoundException = createException(
  'KmsNotFoundException',
  'The key, or its policy of this name, does not exist (NotFoundException). Check the ID, the Region and the account.',
);
const KmsInvalidArnException = createException(
  'KmsInvalidArnException',
  'The operation does not accept this ARN (InvalidArnException).',
);
const KmsInvalidStateException = createException(
  'KmsInvalidStateException',
  'The state of the key does not allow the operation (KMSInvalidStateException).',
);
const KmsDependencyTimeoutException = createException(
  'KmsDependencyTimeoutException',
  'A service that KMS depends on did not answer in time (DependencyTimeoutException). The gateway tried 3 times.',
);
const KmsInternalException = createException(
  'KmsInternalException',
  'KMS had an internal error (KMSInternalException). The gateway tried 3 times.',
);
/** Which policy each kind means for the gateway. AWS names only the kind. */
const POLICY_WORDS: Readonly<Record<PolicyKind, string>> = {
  IDENTITY_BASED_POLICY: 'an IAM policy of the role or user of the gateway',
  RESOURCE_BASED_POLICY: 'the key policy (for sts:AssumeRole: the trust policy of the role)',
  ROLE_TRUST_POLICY: 'the trust policy of the role that the gateway assumes in the account',
  PERMISSIONS_BOUNDARY: 'the permissions boundary of the role or user of the gateway',
  SESSION_POLICY: 'a policy that limits the session of the gateway',
  SERVICE_CONTROL_POLICY: "a service control policy that applies to the account of the gateway's role",
  RESOURCE_CONTROL_POLICY: 'a resource control policy that applies to the account of the key',
  VPC_ENDPOINT_POLICY: 'the policy of the VPC endpoint through which the gateway reaches AWS',
};

const AccessDenialReason = builder.enumType('AccessDenialReason', {
  description:
    'Which kind of policy made AWS deny a call of the gateway: by a Deny statement, or because no statement of this kind allows the call. If policies of several kinds do, AWS names one kind. New values can be added: handle those that you do not know.',
  values: {
    ...toPolicyValues(),
    EXPLICIT_DENY: { description: 'A Deny statement denies the call. AWS does not say in which kind of policy it is.' },
    KEY_MISSING_OR_KEY_POLICY_REFUSES: {
      description:
        'The key does not exist in the Region, or its key policy denies the call or does not allow it. AWS does not say which. It answers so for keys of other accounts.',
    },
  } as Record<DenialReason, { description: string }>,
});

const KmsAccessDeniedException = builder.objectRef<KmsFailure>('KmsAccessDeniedException').implement({
  description:
    'The call is not allowed (AccessDeniedException). IAM, the key policy or a service control policy denies it, the gateway has no role in the account, or an authorization rule of the gateway does not allow it for the caller.',
  interfaces: [KmsException],
  fields: (t) => ({
    permission: t.string({
      description:
        'The missing permission: an IAM action that the gateway is not allowed, such as kms:GetKeyPolicy or sts:AssumeRole, or a permission of the gateway that the caller lacks, such as policy:read.',
      resolve: ({ permission, operation }) => permission ?? `kms:${operation ?? '*'}`,
    }),
    reason: t.expose('reason', {
      type: AccessDenialReason,
      nullable: true,
      description:
        'Why AWS denied the call. Null if AWS does not say why. Also null if the gateway did not make the call, because it is not configured for the account or Region, the Region is not enabled in the account, or the caller lacks `permission`.',
    }),
  }),
});
const KmsThrottlingException = builder.objectRef<KmsFailure>('KmsThrottlingException').implement({
  description:
    'The calls exceeded the request quota of the account (ThrottlingException). The gateway retried until the deadline of the request.',
  interfaces: [KmsException],
  fields: (t) => ({
    retryAfterMs: t.int({
      description: 'The time to wait before the next request, in milliseconds.',
      resolve: (failure) => failure.retryAfterMs ?? 0,
    }),
  }),
});
const KmsValidationException = createException(
  'KmsValidationException',
  'The input of the call is not valid (ValidationException).',
);
const KmsUnavailableException = createException(
  'KmsUnavailableException',
  'KMS gave no usable answer in time: no connection, a timeout, a broken answer, or rejected credentials. Also the type of all failures that have no type of their own.',
);

const KmsMalformedPolicyDocumentException = createException(
  'KmsMalformedPolicyDocumentException',
  'KMS does not take the text as a key policy (MalformedPolicyDocumentException).',
);
const KmsLimitExceededException = createException(
  'KmsLimitExceededException',
  'The policy is larger than KMS allows: 32,768 bytes (LimitExceededException).',
);
const KmsUnsupportedOperationException = createException(
  'KmsUnsupportedOperationException',
  'KMS does not support the operation for this key (UnsupportedOperationException).',
);

/** The failures of GetKeyPolicy. */
export const GET_KEY_POLICY_EXCEPTIONS = [
  KmsNotFoundException,
  KmsInvalidArnException,
  KmsInvalidStateException,
  KmsDependencyTimeoutException,
  KmsInternalException,
  KmsAccessDeniedException,
  KmsThrottlingException,
  KmsValidationException,
  KmsUnavailableException,
] as const;

/** The failures of PutKeyPolicy. */
export const PUT_KEY_POLICY_EXCEPTIONS = [
  ...GET_KEY_POLICY_EXCEPTIONS,
  KmsMalformedPolicyDocumentException,
  KmsLimitExceededException,
  KmsUnsupportedOperationException,
] as const;

/** The GraphQL type for the code of a failure of PutKeyPolicy. */
export function toPutExceptionName(code: string): string {
  return PUT_EXCEPTION_NAMES.get(code) ?? toExceptionName(code);
}

const PUT_EXCEPTION_NAMES = new Map([
  ['MalformedPolicyDocumentException', 'KmsMalformedPolicyDocumentException'],
  ['LimitExceededException', 'KmsLimitExceededException'],
  ['UnsupportedOperationException', 'KmsUnsupportedOperationException'],
]);

/** The GraphQL type for the code of a failure of a read. Codes without a type of their own are KmsUnavailableException. */
export function toExceptionName(code: string): string {
  if (isAccessDenied(code)) return 'KmsAccessDeniedException';
  if (isThrottlingCode(code)) return 'KmsThrottlingException';
  return EXCEPTION_NAMES.get(code) ?? 'KmsUnavailableException';
}

const EXCEPTION_NAMES = new Map([
  ['NotFoundException', 'KmsNotFoundException'],
  ['InvalidArnException', 'KmsInvalidArnException'],
  ['KMSInvalidStateException', 'KmsInvalidStateException'],
  ['DependencyTimeoutException', 'KmsDependencyTimeoutException'],
  ['KMSInternalException', 'KmsInternalException'],
  ['ValidationException', 'KmsValidationException'],
]);

function createException(name: string, description: string) {
  return builder.objectRef<KmsFailure>(name).implement({ description, interfaces: [KmsException] });
}

function toPolicyValues() {
  return Object.fromEntries(
    (Object.keys(POLICY_KINDS) as readonly PolicyKind[]).flatMap((kind) => [
      [`${kind}_DENIES`, { description: `A Deny statement denies the call. It is in ${POLICY_WORDS[kind]}.` }],
      [`NO_${kind}_ALLOWS`, { description: `No statement in ${POLICY_WORDS[kind]} allows the call.` }],
    ]),
  );
}
