import { APP, allow, type CataloguePart, entry, PARTNER } from './entry.ts';

/** Grants, and who can create them. */
export const GRANTS: CataloguePart<'EXTERNAL_GRANT' | 'GRANT_MAY_GRANT_ON' | 'UNRESTRICTED_CREATE_GRANT'> = {
  EXTERNAL_GRANT: entry(
    'HIGH',
    'A grant is for a principal of another account that is no AWS service, and no Deny statement takes all of it away.',
    'If this is intended, add the account to the trusted accounts. Otherwise revoke the grant (kms:RevokeGrant): then the principal can no longer decrypt what it encrypted.',
    {
      severities: ['HIGH', 'LOW', 'INFO'],
      severityRule: 'HIGH; LOW if the principal can retire the grant only; INFO if its account is trusted',
      differs: 'IAM Access Analyzer reads grants, too. Most other scanners read the key policy only.',
      examples: {
        has: { grants: [{ GranteePrincipal: PARTNER, Operations: ['Decrypt'] }] },
        hasNot: { grants: [{ GranteePrincipal: APP, Operations: ['Decrypt'] }] },
      },
    },
  ),
  GRANT_MAY_GRANT_ON: entry(
    'MEDIUM',
    'A grant has the operation CreateGrant: its grantee can create further grants for anybody, with the same operations, under constraints at least as strict.',
    'Create a grant without CreateGrant in its operations, then revoke this one (kms:RevokeGrant).',
    {
      severities: ['MEDIUM', 'INFO'],
      severityRule: 'MEDIUM; INFO if the grantee is an AWS service',
      examples: {
        has: { grants: [{ GranteePrincipal: APP, Operations: ['Decrypt', 'CreateGrant'] }] },
        hasNot: { grants: [{ GranteePrincipal: APP, Operations: ['Decrypt'] }] },
      },
    },
  ),
  UNRESTRICTED_CREATE_GRANT: entry(
    'MEDIUM',
    'A user or a role of the account is allowed kms:CreateGrant for every grantee and every operation, and is not an administrator of the key: nothing allows it kms:PutKeyPolicy. It can give itself and others what the policy does not.',
    "Restrict it by a condition on kms:GrantIsForAWSResource, as the console's statement for key users does, or on kms:GrantOperations, kms:GranteePrincipal or kms:GrantConstraintType.",
    {
      examples: {
        has: { statements: [allow({ Principal: { AWS: APP }, Action: ['kms:Decrypt', 'kms:CreateGrant'] })] },
        hasNot: {
          statements: [
            allow({
              Principal: { AWS: APP },
              Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
              Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
            }),
          ],
        },
      },
    },
  ),
};
