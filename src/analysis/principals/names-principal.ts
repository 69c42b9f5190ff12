import { quote } from '../../json/quote.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { toGrantPrincipal } from '../../policy/to-grant-principal.ts';
import { toPrincipal } from '../../policy/to-principal.ts';
import type { PolicyDocument, PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Grant } from '../evaluate-grant.ts';
import { RequestError } from '../request/request-principal.ts';

/** Parses the principal that is looked for in policies and grants. Throws RequestError. */
export function parseNamedPrincipal(text: string): PolicyPrincipal {
  if (text === '*') return toPrincipal(null, text);
  const service = toGrantPrincipal(toAsciiLowerCase(text), undefined);
  const principal = service?.kind === 'SERVICE' ? service : toGrantPrincipal(text, undefined);
  if (principal !== null && principal.kind !== 'OTHER' && !/[*?]/.test(text)) return principal;
  throw new RequestError(
    `principal is ${quote(text)}: expected the ARN of a user, a role, a session of a role, a federated user, a root ` +
      'user or an identity provider, an account ID, the unique ID of a user or role that was deleted (AIDA... or ' +
      'AROA...), an AWS service such as s3.amazonaws.com, or * for everyone.',
  );
}

/**
 * Whether a policy names the principal, or may name it in a part that could not be read. An account is named by each of
 * its principals. Everyone is named only by a statement that can allow something: a Deny for everyone is a restriction
 * that most policies have.
 */
export function policyMayName({ statements, unreadStatements }: PolicyDocument, wanted: PolicyPrincipal): boolean {
  return unreadStatements.length > 0 || statements.some((statement) => statementMayName(statement, wanted));
}

function statementMayName(statement: PolicyStatement, wanted: PolicyPrincipal): boolean {
  const { effect, principals, notPrincipals, unread } = statement;
  if (unread.has('PRINCIPAL')) return true;
  if (wanted.kind === 'EVERYONE') {
    const mayAllow = effect === 'ALLOW' || unread.has('EFFECT');
    return mayAllow && (notPrincipals !== null || (principals ?? []).some(({ kind }) => kind === 'EVERYONE'));
  }
  return [...(principals ?? []), ...(notPrincipals ?? [])].some((each) => isSame(each, wanted));
}

/** Whether the principal uses or may retire the grant. */
export function grantNames({ grantee, retiree }: Grant, wanted: PolicyPrincipal): boolean {
  return [grantee, retiree].some((each) => each !== null && isSame(each, wanted));
}

function isSame({ value, accountId }: PolicyPrincipal, wanted: PolicyPrincipal): boolean {
  if (wanted.kind === 'ACCOUNT') return accountId === wanted.accountId;
  if (wanted.kind === 'SERVICE') return toAsciiLowerCase(value) === wanted.value;
  return value === wanted.value;
}
