import type { GrantResult } from '../evaluate-grant.ts';
import type { StatementResult } from '../evaluate-statement.ts';
import type { Evaluation } from '../evaluation.ts';
import { explainIdentityDenies } from './explain-identity-policies.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/** The statements, grants and identity policies that decide the verdict. Empty if the verdict is UNKNOWN. */
export function explainBasis(evaluation: Evaluation): readonly Reason[] {
  const { verdict, basis, findings } = evaluation;
  const reasons: Reason[] = [];
  if (verdict === 'DENIED') {
    for (const source of basis) {
      if ('statement' in source) reasons.push(reason('STATEMENT_DENIES', 'This statement denies it.', placeOf(source)));
    }
    reasons.push(...explainIdentityDenies(evaluation));
  }
  if (verdict === 'NOT_ALLOWED' && findings.isPossible) {
    // Without the identity policies, the verdict would not be NOT_ALLOWED.
    const isByIam = findings.iam !== null && findings.given !== 'NO';
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

function explainAllow(source: StatementResult | GrantResult, { verdict, findings }: Evaluation): Reason {
  const place = placeOf(source);
  if (findings.direct === 'YES') {
    return 'grant' in source
      ? reason('GRANT_ALLOWS', 'This grant allows it.', place)
      : reason('STATEMENT_ALLOWS', 'This statement allows it.', place);
  }
  const who = verdict === 'ALLOWED' ? 'They allow it' : 'They decide';
  const what = 'grant' in source ? 'grant' : 'statement';
  return reason(
    'ACCOUNT_DECIDES',
    `This ${what} leaves it to the IAM policies of the principal's account. ${who}.`,
    place,
  );
}
