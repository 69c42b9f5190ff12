import { parseJson } from '../../json/parse.ts';
import { parsePolicy } from '../../policy/parse-policy.ts';
import type { PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import { KmsFault } from './kms-fault.ts';
import { type KeyOfPolicy, letsCallerPutPolicy } from './policy-lockout.ts';
import { toPolicyText } from './policy-text.ts';

/**
 * Bytes. KMS answers LimitExceededException for a longer policy, although the service model allows 131,072 characters.
 */
const MAX_POLICY_BYTES = 32_768;

/** Checks the policy that a caller puts on a key, and returns it in the format of KMS. Throws KmsFault. */
export function parseStoredPolicy(
  text: string,
  key: KeyOfPolicy,
  caller: Caller,
  options: { readonly bypassLockoutCheck: boolean },
): string {
  if (Buffer.byteLength(text) > MAX_POLICY_BYTES) {
    // Inferred: the type is AWS's, its text was not captured.
    throw new KmsFault('LimitExceededException', `The key policy is longer than ${MAX_POLICY_BYTES} bytes.`);
  }
  const { document, problems } = parsePolicy(text);
  const { root } = parseJson(text);
  const [problem] = problems;
  if (problem !== undefined || document === null || root === undefined) {
    throw malformed(`${problem?.message ?? 'The policy is not JSON.'} (at '${problem?.pointer ?? ''}')`);
  }
  document.statements.forEach(checkStatement);
  if (!options.bypassLockoutCheck && !letsCallerPutPolicy(document, caller, key)) {
    throw malformed('The new key policy will not allow you to update the key policy in the future.');
  }
  return toPolicyText(root);
}

/** Whether the text has the form of a service principal, such as `s3.amazonaws.com`. */
export function isServicePrincipal(value: string): boolean {
  return SERVICE.test(value);
}

/**
 * The type is AWS's. Inferred: AWS's texts for bad grammar and for duplicate keys were not captured; these are ours.
 */
function malformed(message: string): KmsFault {
  return new KmsFault('MalformedPolicyDocumentException', message);
}

function checkStatement(statement: PolicyStatement): void {
  const principals = statement.principals ?? statement.notPrincipals ?? [];
  principals.forEach(checkArn);
  if (principals.length === 0 || !principals.every(isPrincipal)) {
    throw malformed('Policy contains a statement with one or more invalid principals.');
  }
  const lists = {
    Action: statement.actions ?? statement.notActions,
    Resource: statement.resources ?? statement.notResources,
  };
  for (const [name, values] of Object.entries(lists)) {
    if (values?.length === 0) throw malformed(`${name} is empty (at '${statement.pointer}')`);
  }
}

/** Refuses malformed ARNs, such as `arn:aws:iam:::root`, which has no account. */
function checkArn({ value }: PolicyPrincipal): void {
  if (value.startsWith('arn:') && !ARN.test(value)) {
    throw new KmsFault('InvalidArnException', 'An ARN in the specified key policy is invalid.');
  }
}

const ARN = /^arn:aws[a-z-]*:(iam|sts)::\d{12}:.+$/s;

/**
 * Checks the syntax only: the embedded KMS has no IAM to ask whether a user or role exists. A unique ID is refused, as
 * in AWS, which shows it instead of a user or role that was deleted.
 */
function isPrincipal({ kind, value }: PolicyPrincipal): boolean {
  switch (kind) {
    case 'EVERYONE':
    case 'ACCOUNT':
    case 'FEDERATED':
      return true;
    case 'SERVICE':
      return isServicePrincipal(value);
    case 'IAM_ROLE':
    case 'IAM_USER':
    case 'ASSUMED_ROLE':
    case 'FEDERATED_USER':
      return !/[*?]/.test(value);
    default:
      return false;
  }
}

const SERVICE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|aws\.internal)$/;
