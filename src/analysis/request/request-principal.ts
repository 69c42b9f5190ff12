import { quote } from '../../json/quote.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { isServicePrincipal } from '../../policy/is-service-principal.ts';

/**
 * Who sends a request to KMS. ROLE is a role as such: any of its sessions. `name` is the last part of the ARN, for a
 * SESSION the name of its role, and for a SERVICE the service principal. `accountId` is null for a SERVICE.
 *
 * ANYONE stands for all principals of an account, or for everyone if `accountId` is null. No caller can give it.
 */
export type RequestPrincipal = {
  readonly kind: 'USER' | 'ROLE' | 'SESSION' | 'FEDERATED_USER' | 'ROOT' | 'SERVICE' | 'ANYONE';
  /** As in a policy. */
  readonly value: string;
  readonly partition: string | null;
  readonly accountId: string | null;
  readonly name: string;
};

/**
 * Any session of the role of a session, whose path is not known. Another principal stays as it is. No caller can give it:
 * it has a wildcard.
 */
export function toAnySession(principal: RequestPrincipal): RequestPrincipal {
  if (principal.kind !== 'SESSION') return principal;
  return { ...principal, value: principal.value.replace(/[^/]+$/, ANY_SESSION) };
}

export function isAnySession({ kind, value }: RequestPrincipal): boolean {
  return kind === 'SESSION' && value.endsWith(`/${ANY_SESSION}`);
}

const ANY_SESSION = '*';

/** A request that cannot be analyzed. The message says what was expected. */
export class RequestError extends Error {}

/** Characters. Source: IAM User Guide, "IAM and AWS STS quotas": an ARN has at most 2,048. */
const MAX_PRINCIPAL = 2048;

/** Parses an ARN, an account ID or a service principal. `partition` is that of the key. Throws RequestError. */
export function parseRequestPrincipal(text: string, partition: string): RequestPrincipal {
  if (text.length > MAX_PRINCIPAL) {
    throw new RequestError(`principal has ${text.length} characters: expected at most ${MAX_PRINCIPAL}.`);
  }
  if (/[*?]/.test(text)) throw refused(text, 'it has a wildcard, and a question is about one principal');
  if (ACCOUNT.test(text)) return toRoot(`arn:${partition}:iam::${text}:root`, partition, text);
  if (isServicePrincipal(toAsciiLowerCase(text))) {
    const name = toAsciiLowerCase(text);
    return { kind: 'SERVICE', value: name, partition: null, accountId: null, name };
  }
  const parts = ARN.exec(text)?.groups;
  if (parts === undefined) throw refused(text, UNIQUE_ID.test(text) ? 'it is a unique ID' : 'it is no ARN');
  const { partition: own = '', service, account: accountId = '', resource = '' } = parts;
  if (!ACCOUNT.test(accountId)) throw refused(text, 'its account ID is not 12 digits');
  const shape = `${service}:${resource}`;
  if (shape === 'iam:root') return toRoot(text, own, accountId);
  for (const [pattern, kind] of KINDS) {
    const name = pattern.exec(shape)?.groups?.name;
    if (name !== undefined) return { kind, value: text, partition: own, accountId, name };
  }
  throw refused(text, shape.startsWith('iam:group/') ? 'a group is no principal' : 'it is not of a principal');
}

const ACCOUNT = /^\d{12}$/;
const UNIQUE_ID = /^A[A-Z]{3}[A-Z0-9]{12,}$/;
const ARN = /^arn:(?<partition>aws[a-z-]*):(?<service>iam|sts)::(?<account>[^:]*):(?<resource>.+)$/s;
const KINDS: readonly (readonly [RegExp, RequestPrincipal['kind']])[] = [
  // A path can have slashes in a row. Source: IAM API Reference, CreateRole, Path.
  [/^iam:user\/(?:.*\/)?(?<name>[^/]+)$/s, 'USER'],
  [/^iam:role\/(?:.*\/)?(?<name>[^/]+)$/s, 'ROLE'],
  [/^sts:assumed-role\/(?<name>[^/]+)\/[^/]+$/, 'SESSION'],
  [/^sts:federated-user\/(?<name>[^/]+)$/, 'FEDERATED_USER'],
];

function toRoot(value: string, partition: string, accountId: string): RequestPrincipal {
  return { kind: 'ROOT', value, partition, accountId, name: 'root' };
}

function refused(text: string, why: string): RequestError {
  return new RequestError(
    `principal is ${quote(text)}: ${why}. Expected the ARN of a user, a role, a session of a role ` +
      '(arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION), a federated user or a root user, an account ID for its ' +
      'root user, or an AWS service such as s3.amazonaws.com.',
  );
}
