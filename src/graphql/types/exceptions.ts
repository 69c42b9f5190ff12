import { isAccessDenied, isThrottlingCode, type KmsFailure } from '../../kms/exceptions.ts';
import { builder } from '../builder.ts';

/** A failed call as a value: where a union has a member for it, a failure is an answer. */
const KmsException = builder.interfaceRef<KmsFailure>('KmsException').implement({
  description: 'A call that KMS, or the way to it, failed.',
  resolveType: (failure) => toExceptionName(failure.code),
  fields: (t) => ({
    code: t.exposeString('code', {
      description:
        "The AWS exception's name, such as NotFoundException. Where AWS gave none: Timeout, DeadlineExceeded, ConnectionFailed, BrokenAnswer, AnswersTooLarge or CredentialsUnavailable.",
    }),
    message: t.exposeString('message', {
      description: "What went wrong: AWS's own words, where they name no credentials.",
    }),
    retryable: t.exposeBoolean('retryable', { description: 'True where the same call may work later, unchanged.' }),
    requestId: t.exposeID('requestId', {
      nullable: true,
      description: "AWS's ID of the request, for its support and for CloudTrail. Null where KMS gave no answer.",
    }),
  }),
});

const KmsNotFoundException = exception(
  'KmsNotFoundException',
  'The key, or the policy of this name, does not exist (NotFoundException). Check the ID, its Region and its account.',
);
const KmsInvalidArnException = exception(
  'KmsInvalidArnException',
  'The ARN is not one that the operation takes (InvalidArnException).',
);
const KmsInvalidStateException = exception(
  'KmsInvalidStateException',
  'The state of the key does not allow the operation (KMSInvalidStateException).',
);
const KmsDependencyTimeoutException = exception(
  'KmsDependencyTimeoutException',
  'A service behind KMS did not answer in time (DependencyTimeoutException). The gateway has tried 3 times.',
);
const KmsInternalException = exception(
  'KmsInternalException',
  'KMS failed (KMSInternalException). The gateway has tried 3 times.',
);
const KmsAccessDeniedException = builder.objectRef<KmsFailure>('KmsAccessDeniedException').implement({
  description:
    'The gateway may not make the call (AccessDeniedException): IAM, the key policy or a service control policy refuses it, the gateway has no role in the account, or the caller no permission of the gateway.',
  interfaces: [KmsException],
  fields: (t) => ({
    permission: t.string({
      description:
        'The permission that is missing: that of the call, such as kms:GetKeyPolicy, sts:AssumeRole for the way into the account, or one of the gateway, such as policy:read, that its caller lacks.',
      resolve: ({ permission, operation }) => permission ?? `kms:${operation ?? '*'}`,
    }),
  }),
});
const KmsThrottlingException = builder.objectRef<KmsFailure>('KmsThrottlingException').implement({
  description:
    "KMS was called more often than the account's request quota allows (ThrottlingException). The gateway has tried again until the request's deadline.",
  interfaces: [KmsException],
  fields: (t) => ({
    retryAfterMs: t.int({
      description: 'Wait at least this long, in milliseconds.',
      resolve: (failure) => failure.retryAfterMs ?? 0,
    }),
  }),
});
const KmsValidationException = exception(
  'KmsValidationException',
  'The input of the call breaks a rule of KMS (ValidationException).',
);
const KmsUnavailableException = exception(
  'KmsUnavailableException',
  'KMS gave no usable answer in time: no connection, a timeout, a broken answer, or credentials that AWS refused. Whatever has no type of its own is here, too.',
);

/** The failures that GetKeyPolicy may end in. */
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

/** The type of the graph for a failure's code; what has none of its own is KmsUnavailableException. */
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
