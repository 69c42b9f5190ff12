import { APP, allow, type CataloguePart, deny, entry, PARTNER } from './entry.ts';

/** Statements that do less than they seem to, or nothing. */
export const STATEMENTS: CataloguePart<
  'INEFFECTIVE_STATEMENT' | 'REDUNDANT_STATEMENT' | 'STATEMENT_PARTLY_INEFFECTIVE' | 'WILDCARD_ACTIONS'
> = {
  INEFFECTIVE_STATEMENT: entry(
    'HIGH',
    'A statement can match no request: none of its principals, of its actions or of its resources can. A Deny statement that matches nothing does not protect what it was meant to protect.',
    'Correct the part that the message names, or remove the statement. In a key policy, "Resource": "*" means this key.',
    {
      severities: ['HIGH', 'MEDIUM', 'LOW'],
      severityRule: 'HIGH for a Deny statement; MEDIUM for an Allow statement whose Resource is not this key; else LOW',
      differs:
        "The console's kms:Create* and kms:List* are not reported: they match some actions that key policies decide.",
      examples: {
        has: {
          statements: [
            deny({
              Action: 'kms:ScheduleKeyDeletion',
              Resource: 'arn:aws:kms:us-west-2:111122223333:alias/app',
            }),
          ],
        },
        hasNot: { statements: [deny({ Principal: { AWS: APP }, Action: 'kms:ScheduleKeyDeletion' })] },
      },
    },
  ),
  STATEMENT_PARTLY_INEFFECTIVE: entry(
    'LOW',
    "Some actions of a statement have no effect: no key policy decides them, the principals are of other accounts, which cannot be allowed them, or their requests never have the key of a condition. Wildcards in statements for the key's own account are not reported.",
    'Remove these actions. If only a condition keeps them from having an effect, and they are meant to be allowed, give them a statement without it.',
    {
      examples: {
        has: {
          statements: [
            allow({
              Principal: { AWS: APP },
              Action: ['kms:Decrypt', 'kms:DescribeKey'],
              Condition: { StringEquals: { 'kms:EncryptionContext:App': 'x' } },
            }),
          ],
        },
        hasNot: {
          statements: [
            allow({ Principal: { AWS: APP }, Condition: { StringEquals: { 'kms:EncryptionContext:App': 'x' } } }),
            allow({ Principal: { AWS: APP }, Action: 'kms:DescribeKey' }),
          ],
        },
      },
    },
  ),
  REDUNDANT_STATEMENT: entry(
    'INFO',
    "The policy means the same without this statement. A statement that names the key's account is reported only if another one names it, too: it prevents a lockout.",
    'Remove it, if the statements that cover it stay. Statements with this finding can all be removed together.',
    {
      examples: {
        has: {
          statements: [allow({ Principal: { AWS: APP } }), allow({ Principal: { AWS: APP }, Action: 'kms:De*' })],
        },
        hasNot: { statements: [allow({ Principal: { AWS: APP } })] },
      },
    },
  ),
  WILDCARD_ACTIONS: entry(
    'LOW',
    'A statement allows kms:* or *, or all actions except some, to a principal that is no administrator of the key: it cannot be allowed kms:PutKeyPolicy.',
    'List the actions that the principal needs.',
    {
      isOpinion: true,
      examples: {
        has: { statements: [allow({ Principal: { AWS: PARTNER }, Action: 'kms:*' })] },
        hasNot: { statements: [allow({ Principal: { AWS: PARTNER }, Action: 'kms:Decrypt' })] },
      },
    },
  ),
};
