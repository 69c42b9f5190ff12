import type { StatementResult } from '../evaluate-statement.ts';
import type { PrincipalReason } from '../match-principal.ts';
import type { AccessRequest } from '../request/request-context.ts';
import { explainNotPrincipal } from './explain-not-principal.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/** Why it is not decided whether a statement includes the principal. */
export function explainPrincipal(result: StatementResult, request: AccessRequest): readonly Reason[] {
  const { principalReason: code } = result;
  if (code === null || result.principal !== 'UNKNOWN') return [];
  const message =
    code === 'NOT_PRINCIPAL_WITHOUT_ACCOUNT' ? explainNotPrincipal(result, request) : PRINCIPAL_REASONS[code];
  return [reason(code, message, placeOf(result))];
}

/** For NOT_PRINCIPAL_WITHOUT_ACCOUNT, `explainNotPrincipal` says more. */
export const PRINCIPAL_REASONS: Readonly<Record<Exclude<PrincipalReason, 'NOT_PRINCIPAL_WITHOUT_ACCOUNT'>, string>> = {
  SESSION_NOT_GIVEN: 'This statement names one session of the role. Give the ARN of the session to decide it.',
  SERVICE_MAY_HAVE_OTHER_NAME:
    'This statement has another name of the service, which may be used for the same request.',
  PERMISSIONS_BOUNDARY_WOULD_DENY:
    'NotPrincipal in this Deny statement lists the principal. ' +
    'If the principal has a permissions boundary, it is denied all the same.',
};
