import { allow, type CataloguePart, conditions, deny, entry, OTHER_ACCOUNT, PARTNER } from './entry.ts';

const ORGANIZATION = 'o-a1b2c3d4e5';

/** Who outside of the account is allowed something. */
export const OUTSIDE: CataloguePart<
  'ATTESTATION_ONLY' | 'EXTERNAL_ACCOUNT' | 'NETWORK_ONLY' | 'ORGANIZATION_ACCESS' | 'PUBLIC' | 'PUBLIC_VIA_SERVICE'
> = {
  PUBLIC: entry(
    'CRITICAL',
    'A principal of an account that neither the policy nor the configuration names is allowed an action, and no Deny statement applies. Condition keys whose values the caller chooses, or that are the same for every caller, do not count as protection.',
    'Name the principals or their accounts in Principal, or add a condition that an outsider cannot meet, such as StringEquals on aws:PrincipalOrgID.',
    {
      severities: ['CRITICAL', 'HIGH'],
      severityRule:
        'CRITICAL; HIGH if it is about kms:DescribeKey, kms:GetPublicKey, kms:GetKeyRotationStatus and kms:ListGrants only',
      differs:
        'AWS Config (KMS_KEY_POLICY_NO_PUBLIC_ACCESS) also reports a pattern that has a fixed account, such as arn:aws:iam::111122223333:role/app/*. Other scanners take any condition key for protection, or report a statement although a Deny statement covers it.',
      examples: {
        has: { statements: [allow({ Principal: { AWS: '*' } })] },
        hasNot: {
          statements: [allow({ Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } })],
        },
      },
    },
  ),
  PUBLIC_VIA_SERVICE: entry(
    'HIGH',
    'As PUBLIC, but only for requests that an AWS service makes on behalf of the caller (kms:ViaService, aws:CalledVia).',
    'Add StringEquals on kms:CallerAccount, with the ID of the account, to the conditions. The key policies of AWS managed keys have it.',
    {
      differs: 'Other scanners take kms:ViaService for protection. It says how a request is made, not for whom.',
      examples: conditions(
        { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
        { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com', 'kms:CallerAccount': '111122223333' } },
      ),
    },
  ),
  NETWORK_ONLY: entry(
    'MEDIUM',
    'As PUBLIC, but only from a network that the policy names: a range of addresses, a VPC or a VPC endpoint.',
    'Add a condition that says who sends the request: StringEquals on aws:PrincipalAccount or aws:PrincipalOrgID.',
    {
      differs:
        "Amazon S3's definition of public access calls this not public, and AWS Config calls it public. Here it is neither hidden nor CRITICAL.",
      examples: conditions(
        { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
        { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
      ),
    },
  ),
  ATTESTATION_ONLY: entry(
    'MEDIUM',
    'As PUBLIC, but only for attested code (kms:RecipientAttestation). The condition says which code runs, not who runs it.',
    'Name in Principal the role of the instances that run the code.',
    {
      examples: conditions(
        { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:PCR0': 'abcdef' } },
        { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:PCR0': 'abcdef', 'kms:CallerAccount': '111122223333' } },
      ),
    },
  ),
  ORGANIZATION_ACCESS: entry(
    'INFO',
    'Every principal of an organization, or of a part of it, is allowed an action.',
    'If this is intended, add the organization to the trusted organizations. Otherwise name the accounts in Principal.',
    {
      severities: ['MEDIUM', 'INFO'],
      severityRule:
        'INFO; MEDIUM if the configuration names trusted organizations (`analysis.trustedOrganizations`), and this is none of them',
      differs: 'Other scanners report some of these conditions as public.',
      examples: {
        has: { statements: [allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } })] },
        hasNot: {
          statements: [
            allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } }),
            deny({ Condition: { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } } }),
          ],
        },
      },
    },
  ),
  EXTERNAL_ACCOUNT: entry(
    'HIGH',
    'A principal of another account, or another account as a whole, is named and allowed an action: in Principal, or by a condition on kms:CallerAccount, aws:PrincipalAccount or aws:PrincipalArn. Deny statements count. That the IAM policies of the other account must allow it, too, is no protection: the other account writes them.',
    'If this is intended, add the accounts to the trusted accounts, and name roles rather than whole accounts. Otherwise remove these principals.',
    {
      severities: ['HIGH', 'INFO'],
      severityRule: 'HIGH; INFO if all of these accounts are trusted (`analysis.trustedAccounts`)',
      differs:
        'IAM Access Analyzer reports each external principal as a finding of its own. Other scanners skip statements with a condition key that they do not know, or take one of several conditions for enough.',
      examples: {
        has: { statements: [allow({ Principal: { AWS: PARTNER } })] },
        hasNot: {
          statements: [
            allow({ Principal: { AWS: PARTNER } }),
            deny({ Condition: { StringEquals: { 'aws:PrincipalAccount': OTHER_ACCOUNT } } }),
          ],
        },
      },
    },
  ),
};
