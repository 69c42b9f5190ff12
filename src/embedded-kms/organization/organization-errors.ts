import { KmsFault, toFault } from '../rules/kms-fault.ts';
import { type Answer, toErrorAnswer } from '../wire/answer.ts';

/** The answer of AWS Organizations for anything that is thrown. */
export function toOrganizationsErrorAnswer(error: unknown): Answer {
  return toErrorAnswer(rename(error, ORGANIZATIONS_NAMES));
}

/** The answer of AWS Account Management for anything that is thrown. In its protocol, the type is in a header. */
export function toAccountErrorAnswer(error: unknown): Answer {
  const fault = rename(error, ACCOUNT_NAMES);
  return { ...toErrorAnswer(fault), contentType: 'application/json', headers: { 'x-amzn-ErrorType': fault.type } };
}

type Names = ReadonlyMap<string, readonly [type: string, status: number]>;

/** The type and status that the service has for an error of KMS. */
function rename(error: unknown, names: Names): KmsFault {
  const fault = toFault(error);
  const [type, status] = names.get(fault.type) ?? [fault.type, fault.status];
  return new KmsFault(type, fault.message, status);
}

/** Source: AWS Organizations API Reference, "ListAccounts". */
const ORGANIZATIONS_NAMES: Names = new Map([
  ['ThrottlingException', ['TooManyRequestsException', 400]],
  ['ValidationException', ['InvalidInputException', 400]],
  ['KMSInternalException', ['ServiceException', 500]],
]);

/** Source: AWS Account Management API Reference, "ListRegions". */
const ACCOUNT_NAMES: Names = new Map([
  ['AccessDeniedException', ['AccessDeniedException', 403]],
  ['ThrottlingException', ['TooManyRequestsException', 429]],
  ['KMSInternalException', ['InternalServerException', 500]],
]);
