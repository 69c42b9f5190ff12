import type { StatementResult } from '../evaluate-statement.ts';
import type { PrincipalReason } from '../match-principal.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/** Why it is not decided whether a statement includes the principal. */
export function explainPrincipal(result: StatementResult): readonly Reason[] {
  const { principalReason: code } = result;
  if (code === null || result.principal !== 'UNKNOWN') return [];
  return [reason(code, PRINCIPAL_REASONS[code], placeOf(result))];
}

export const PRINCIPAL_REASONS: Readonly<Record<PrincipalReason, string>> = {
  SESSION_NOT_GIVEN: 'This statement names one session of the role. Give the ARN of the session to decide it.',
  SERVICE_MAY_HAVE_OTHER_NAME:
    'This statement has another name of the service, which may be used for the same request.',
  NOT_PRINCIPAL_WITHOUT_ACCOUNT:
    'NotPrincipal does not list all of the principal, its account and, for a session, its role. ' +
    'It may be denied all the same.',
  PERMISSIONS_BOUNDARY_WOULD_DENY:
    'NotPrincipal in this Deny statement lists the principal. ' +
    'If the principal has a permissions boundary, it is denied all the same.',
};
