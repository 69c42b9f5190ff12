import { type CataloguePart, deny, entry } from './entry.ts';

const ORGANIZATION = 'o-a1b2c3d4e5';

/** Deny statements that deny less, or more, than they seem to. */
export const DENIES: CataloguePart<'DENY_HITS_AWS_SERVICES' | 'DENY_SKIPPED_WHERE_KEY_IS_MISSING'> = {
  DENY_SKIPPED_WHERE_KEY_IS_MISSING: entry(
    'MEDIUM',
    'A Deny statement has a condition that only requests with the condition key meet, and a request without the key is allowed: aws:MultiFactorAuthPresent, aws:MultiFactorAuthAge, aws:SourceIp, aws:SourceVpc, aws:SourceVpce, aws:PrincipalOrgID or the encryption context.',
    'Find out who sends requests without KEY. If they are to be denied, too, end the operator with IfExists, or add a Deny statement with the condition {"Null": {KEY: "true"}}. This can stop applications: for example, requests with long-term credentials have no aws:MultiFactorAuthPresent, and only requests through a VPC endpoint have aws:SourceVpc.',
    {
      examples: {
        has: { statements: [deny({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })] },
        hasNot: { statements: [deny({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } })] },
      },
    },
  ),
  DENY_HITS_AWS_SERVICES: entry(
    'LOW',
    'A Deny statement for everyone or for the account, about cryptographic actions or kms:CreateGrant, has a condition on an organization or a network. It also denies requests of AWS services, which are of no organization and come from none of these networks; a condition on a network denies requests on behalf of a principal, too.',
    'If services must use the key, add {"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}} to the conditions; for a condition on a network, add "aws:ViaAWSService": "false" there, too. Without a network condition, leave that out: it would spare outsiders who send requests through a service.',
    {
      examples: {
        has: { statements: [deny({ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } })] },
        hasNot: {
          statements: [
            deny({
              Condition: {
                StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION },
                BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
              },
            }),
          ],
        },
      },
    },
  ),
};
