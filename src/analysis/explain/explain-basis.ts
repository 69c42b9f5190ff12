import type { GrantResult } from '../evaluate-grant.ts';
import type { StatementResult } from '../evaluate-statement.ts';
import type { Evaluation } from '../evaluation.ts';
import type { AccessRequest } from '../request/request-context.ts';
import { explainMet } from './explain-conditions.ts';
import { explainIdentityDenies } from './explain-identity-policies.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/** The statements, grants and identity policies that decide the verdict. Empty if the verdict is UNKNOWN. */
export function explainBasis(evaluation: Evaluation): readonly Reason[] {
  const { verdict, basis, grounds } = evaluation;
  const reasons: Reason[] = [];
  if (verdict === 'DENIED') {
    for (const source of basis) {
      if ('statement' in source) reasons.push(explainDeny(source));
    }
    reasons.push(...explainIdentityDenies(evaluation));
  }
  if (verdict === 'NOT_ALLOWED' && grounds.isPossible) {
    // Without the identity policies, the verdict would not be NOT_ALLOWED.
    const isByIam = grounds.iam !== null && grounds.given !== 'NO';
    reasons.push(
      isByIam
        ? reason('IAM_DOES_NOT_ALLOW', 'The identity policies that were given do not allow it.')
        : reason('NOTHING_ALLOWS', 'No statement of the key policy and no grant allows it.'),
    );
  }
  if (verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS') {
    for (const source of basis) reasons.push(explainAllow(source, evaluation));
  }
  return reasons;
}

function explainDeny(source: StatementResult): Reason {
  const all = source.statement.notPrincipals === null ? '' : ' It denies everyone whom its NotPrincipal does not list.';
  return reason('STATEMENT_DENIES', `This statement denies it.${all}${explainMet(source)}`, placeOf(source));
}

/** The end of a sentence about a statement or a grant. */
export const LEAVES_IT = "leaves it to the IAM policies of the principal's account";

function explainAllow(source: StatementResult | GrantResult, { verdict, grounds, request }: Evaluation): Reason {
  const place = placeOf(source);
  const also = explainRegion(request);
  if (grounds.direct === 'YES') {
    return 'grant' in source
      ? reason('GRANT_ALLOWS', `This grant allows it.${also}`, place)
      : reason('STATEMENT_ALLOWS', `This statement allows it.${explainMet(source)}${also}`, place);
  }
  const isAllowed = verdict === 'ALLOWED';
  if ('statement' in source && source.principal === 'DIRECT') {
    // A Principal of "*" or of another account. Source: AWS KMS Developer Guide, "Creating a key policy", Principal.
    const iam = `its IAM policies must allow it, too${isAllowed ? '. They do' : ''}`;
    const message = `This statement allows it, but the principal is of another account than the key: ${iam}.`;
    return reason('ACCOUNT_DECIDES', `${message}${explainMet(source)}${also}`, place);
  }
  const what = 'grant' in source ? 'grant' : 'statement';
  const message = `This ${what} ${LEAVES_IT}. ${isAllowed ? 'They allow it' : 'They decide'}.`;
  const met = 'grant' in source ? '' : explainMet(source);
  return reason('ACCOUNT_DECIDES', `${message}${met}${also}`, place);
}

/**
 * Another account can use the key only in a Region that it has enabled, which KMS does not show. Source: AWS KMS
 * Developer Guide, "Allowing users in other accounts to use a KMS key".
 */
function explainRegion({ principal, key }: AccessRequest): string {
  const isForeign = principal.accountId !== null && principal.accountId !== key.accountId;
  if (!isForeign || key.partition !== 'aws' || ENABLED_REGIONS.has(key.region)) return '';
  return ` The principal's account must have enabled the Region ${key.region}.`;
}

/**
 * The Regions that every account has. All that AWS adds must be enabled. Source: AWS Account Management Guide, "Enable
 * or disable AWS Regions".
 */
const ENABLED_REGIONS: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'ap-south-1'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1', 'ap-southeast-2'],
]);
