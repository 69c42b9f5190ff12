import { isAccessDenied, isThrottlingCode, type KmsFailure } from '../../kms/exceptions.ts';
import { builder } from '../builder.ts';

/** A failed call as a value, for unions that have failures as members. */
const KmsException = builder.interfaceRef<KmsFailure>('KmsException').implement({
  description: 'The failure of a KMS call.',
  resolveType: (failure) => toExceptionName(failure.code),
  fields: (t) => ({
    code: t.exposeString('code', {
      description:
        'The name of the AWS exception, such as NotFoundException. If AWS sent none: Timeout, DeadlineExceeded, ConnectionFailed, BrokenAnswer, AnswersTooLarge or CredentialsUnavailable.',
    }),
    message: t.exposeString('message', {
      description:
        'The message of AWS, or a message of the gateway if that of AWS could reveal credentials. A suggestion can follow, such as the prefix of an alias.',
    }),
    retryable: t.exposeBoolean('retryable', { description: 'True if the same call can succeed later.' }),
    requestId: t.exposeID('requestId', {
      nullable: true,
      description: 'The request ID of AWS, for AWS Support and CloudTrail. Null if KMS did not answer.',
    }),
  }),
});

const KmsNotFoundException = exception(
  'KmsNotFoundException',
  'The key, or its policy of this name, does not exist (NotFoundException). Check the ID, the Region and the account.',
);
const KmsInvalidArnException = exception(
  'KmsInvalidArnException',
  'The operation does not accept this ARN (InvalidArnException).',
);
const KmsInvalidStateException = exception(
  'KmsInvalidStateException',
  'The state of the key does not allow the operation (KMSInvalidStateException).',
);
const KmsDependencyTimeoutException = exception(
  'KmsDependencyTimeoutException',
  'A service that KMS depends on did not answer in time (DependencyTimeoutException). The gateway tried 3 times.',
);
const KmsInternalException = exception(
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
        'The missing permission: of the call, such as kms:GetKeyPolicy; of the role of the account, sts:AssumeRole; or of the gateway, such as policy:read, which the caller needs.',
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
const KmsValidationException = exception(
  'KmsValidationException',
  'The input of the call is not valid (ValidationException).',
);
const KmsUnavailableException = exception(
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

function exception(name: string, description: string) {
  return builder.objectRef<KmsFailure>(name).implement({ description, interfaces: [KmsException] });
}
