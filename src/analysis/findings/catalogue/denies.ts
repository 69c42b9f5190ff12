import { type CataloguePart, deny, entry } from './entry.ts';

const ORGANIZATION = 'o-a1b2c3d4e5';

/** Deny statements that deny less, or more, than they seem to. */
export const DENIES: CataloguePart<'DENY_HITS_AWS_SERVICES' | 'DENY_SKIPPED_WHERE_KEY_IS_MISSING'> = {
  DENY_SKIPPED_WHERE_KEY_IS_MISSING: entry(
    'MEDIUM',
    'A Deny statement has a condition that only requests with the condition key meet, and a request without the key is allowed: aws:MultiFactorAuthPresent, aws:MultiFactorAuthAge, aws:SourceIp, aws:SourceVpc, aws:SourceVpce, aws:PrincipalOrgID or the encryption context.',
    'Use an operator that ends with IfExists, such as BoolIfExists, or deny requests without the key by a statement of its own with {"Null": {KEY: "true"}}.',
    {
      examples: {
        has: { statements: [deny({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })] },
        hasNot: { statements: [deny({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } })] },
      },
    },
  ),
  DENY_HITS_AWS_SERVICES: entry(
    'LOW',
    'A Deny statement for everyone or for the account, about cryptographic actions or kms:CreateGrant, has a condition on a network or an organization that also applies to AWS services, or to requests that a service makes on behalf of a principal.',
    'Add {"BoolIfExists": {"aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false"}} to the conditions.',
    {
      examples: {
        has: { statements: [deny({ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } })] },
        hasNot: {
          statements: [
            deny({
              Condition: {
                StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION },
                BoolIfExists: { 'aws:ViaAWSService': 'false', 'aws:PrincipalIsAWSService': 'false' },
              },
            }),
          ],
        },
      },
    },
  ),
};
