import { APP, allow, type CataloguePart, deny, entry } from './entry.ts';

/** How statements name principals. */
export const PRINCIPALS: CataloguePart<
  'CONFUSED_DEPUTY' | 'NOT_PRINCIPAL_WITH_ALLOW' | 'NOT_PRINCIPAL_WITH_DENY' | 'ORPHAN_PRINCIPAL'
> = {
  CONFUSED_DEPUTY: entry(
    'MEDIUM',
    'An AWS service is allowed to use or change the key, whoever it acts for: no condition on aws:SourceArn, ' +
      'aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths restricts it to resources that are known. One ' +
      'bucket in aws:SourceArn is known, although its ARN does not say whose it is; a pattern of bucket names is ' +
      'not, because anybody can create a bucket with such a name. The statement names the service, or is for ' +
      'everyone with a condition that only services meet, such as aws:PrincipalIsAWSService. Actions that only ' +
      'tell about the key, such as kms:DescribeKey, do not count.',
    'Add a condition on aws:SourceAccount, or on aws:SourceArn; for a bucket, on both. First make sure that ' +
      'the service sends the key, by its documentation: if it does not, the service loses access.',
    {
      severities: ['MEDIUM', 'LOW'],
      severityRule: "MEDIUM; LOW if a condition on the encryption context names the key's own account",
      differs:
        'Other scanners look for aws:SourceArn and aws:SourceAccount only, and for services in Principal. Keys of ' +
        'organizations count here, and services in conditions.',
      examples: {
        has: { statements: [allow({ Principal: { Service: 'sns.amazonaws.com' } })] },
        hasNot: {
          statements: [
            allow({
              Principal: { Service: 'sns.amazonaws.com' },
              Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
            }),
          ],
        },
      },
    },
  ),
  NOT_PRINCIPAL_WITH_ALLOW: entry(
    'CRITICAL',
    'An Allow statement has NotPrincipal: everyone in every account is allowed, except those whom it lists.',
    'Replace NotPrincipal by Principal, and name there who is meant.',
    {
      differs: 'Other scanners read Principal only.',
      examples: {
        has: {
          statements: [{ Effect: 'Allow', NotPrincipal: { AWS: APP }, Action: 'kms:Decrypt', Resource: '*' }],
        },
        hasNot: { statements: [allow({ Principal: { AWS: APP } })] },
      },
    },
  ),
  NOT_PRINCIPAL_WITH_DENY: entry(
    'MEDIUM',
    'A Deny statement has NotPrincipal. It also denies those whom it lists if their account is not listed, and ' +
      'for a session if its role is not; and those who have a permissions boundary.',
    'Use "Principal": "*" and a condition with ArnNotEquals or ArnNotLike on aws:PrincipalArn.',
    {
      examples: {
        has: {
          statements: [
            { Effect: 'Deny', NotPrincipal: { AWS: APP }, Action: 'kms:ScheduleKeyDeletion', Resource: '*' },
          ],
        },
        hasNot: {
          statements: [
            deny({ Action: 'kms:ScheduleKeyDeletion', Condition: { ArnNotEquals: { 'aws:PrincipalArn': APP } } }),
          ],
        },
      },
    },
  ),
  ORPHAN_PRINCIPAL: entry(
    'LOW',
    'A statement names the unique ID of a user or a role that was deleted. It matches nobody, not even a new ' +
      'user or role of the same name. A user or role that was deleted while the policy still shows its ARN ' +
      'cannot be recognized.',
    'Replace it by the ARN of the user or role that is meant, or remove it. Remove the statement if it names ' +
      'nobody else. Until then, PutKeyPolicy refuses the policy.',
    {
      severities: ['HIGH', 'LOW'],
      severityRule: 'LOW; HIGH in NotPrincipal and in a Deny statement',
      examples: {
        has: { statements: [allow({ Principal: { AWS: ['AIDACKCEVSQ6C2EXAMPLE', APP] } })] },
        hasNot: { statements: [allow({ Principal: { AWS: APP } })] },
      },
    },
  ),
};
