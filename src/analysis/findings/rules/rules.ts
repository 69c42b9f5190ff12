import type { FindingRule } from '../finding.ts';
import { administrators } from './administrators.ts';
import { conditionInvalid } from './condition-invalid.ts';
import { confusedDeputy } from './confused-deputy.ts';
import { denyHitsServices } from './deny-hits-services.ts';
import { denySkipped } from './deny-skipped.ts';
import { externalAccount } from './external-account.ts';
import { externalGrant, grantMayGrantOn } from './grants.ts';
import { ineffectiveStatement } from './ineffective-statement.ts';
import { neverTrue } from './never-true.ts';
import { noIamDelegation } from './no-iam-delegation.ts';
import { notPrincipalWithAllow, notPrincipalWithDeny } from './not-principal.ts';
import { administratorMayUseKey, wildcardActions } from './opinions.ts';
import { orphanPrincipal } from './orphan-principal.ts';
import { outsiders } from './outsiders.ts';
import { statementPartlyIneffective } from './partly-ineffective.ts';
import { redundant } from './redundant.ts';
import { setOperatorOnSingleValue } from './set-operator.ts';
import { unrestrictedCreateGrant } from './unrestricted-create-grant.ts';

/** All rules. Findings of the same severity about the same statement or grant are listed in this order. */
export const RULES: readonly FindingRule[] = [
  outsiders,
  externalAccount,
  externalGrant,
  grantMayGrantOn,
  confusedDeputy,
  notPrincipalWithAllow,
  notPrincipalWithDeny,
  orphanPrincipal,
  ineffectiveStatement,
  statementPartlyIneffective,
  neverTrue,
  conditionInvalid,
  setOperatorOnSingleValue,
  denySkipped,
  denyHitsServices,
  unrestrictedCreateGrant,
  administrators,
  noIamDelegation,
  redundant,
  administratorMayUseKey,
  wildcardActions,
];
