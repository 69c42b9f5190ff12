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

/** The GraphQL type for the code of a failure. Codes without a type of their own are KmsUnavailableException. */
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
