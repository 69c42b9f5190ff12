import { APP, allow, type CataloguePart, DEFAULT_STATEMENT, deny, entry } from './entry.ts';

const ADMIN = 'arn:aws:iam::111122223333:role/Admin';

/** Who can change the policy, and what is left to IAM policies. */
export const ADMINISTRATION: CataloguePart<
  'ADMINISTRATOR_MAY_USE_KEY' | 'LOCKED_OUT' | 'NO_IAM_DELEGATION' | 'REPLICA_POLICY_DIFFERS' | 'SINGLE_ADMINISTRATOR'
> = {
  LOCKED_OUT: entry(
    'CRITICAL',
    "No principal of the key's account can be allowed kms:PutKeyPolicy: no statement allows it, or a Deny statement applies to each request.",
    'Let an administrator call kms:PutKeyPolicy before you put this policy. If the key already has it, ask AWS ' +
      'Support to restore access: nobody in the account can change the policy.',
    {
      examples: {
        has: { statements: [deny({ Action: 'kms:PutKeyPolicy' })] },
        hasNot: {
          statements: [
            deny({ Action: 'kms:PutKeyPolicy', Condition: { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } } }),
          ],
        },
      },
    },
  ),
  SINGLE_ADMINISTRATOR: entry(
    'MEDIUM',
    'Exactly one user or role can be allowed kms:PutKeyPolicy, and the policy does not leave it to the IAM ' +
      'policies of the account. If it is deleted, nobody can change the policy.',
    'Add the statement of the default key policy, which allows the account kms:*, or a second administrator.',
    {
      examples: {
        has: { isWhole: true, statements: [allow({ Principal: { AWS: ADMIN }, Action: 'kms:*' })] },
        hasNot: { statements: [allow({ Principal: { AWS: ADMIN }, Action: 'kms:*' })] },
      },
    },
  ),
  NO_IAM_DELEGATION: entry(
    'INFO',
    "No Allow statement names the key's account as a whole, so that its IAM policies can allow nothing.",
    'Nothing, if only the key policy is to say who may use the key. Otherwise add the statement of the default ' +
      'key policy, which allows the account kms:*.',
    {
      examples: {
        has: { isWhole: true, statements: [allow({ Principal: { AWS: ADMIN }, Action: 'kms:*' })] },
        hasNot: { isWhole: true, statements: [DEFAULT_STATEMENT] },
      },
    },
  ),
  REPLICA_POLICY_DIFFERS: entry(
    'INFO',
    'The policy of a replica differs in meaning from that of its primary key. KMS does not keep them the same.',
    'Compare both by `MultiRegionConfiguration.policyDrift`. If they are meant to be the same, give both keys the same policy.',
    {
      severities: ['MEDIUM', 'INFO'],
      severityRule: 'MEDIUM if one of them lacks a Deny statement of the other, else INFO',
      examples: null,
    },
  ),
  ADMINISTRATOR_MAY_USE_KEY: entry(
    'LOW',
    'A principal that is not the account as a whole is allowed both kms:PutKeyPolicy and a cryptographic action.',
    'Give administration and use of the key to different principals.',
    {
      isOpinion: true,
      examples: {
        has: { statements: [allow({ Principal: { AWS: ADMIN }, Action: 'kms:*' })] },
        hasNot: {
          statements: [
            allow({ Principal: { AWS: ADMIN }, Action: 'kms:PutKeyPolicy' }),
            allow({ Principal: { AWS: APP } }),
          ],
        },
      },
    },
  ),
};
