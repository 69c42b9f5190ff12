import { APP, allow, type CataloguePart, conditions, entry } from './entry.ts';

const ORGANIZATION = 'o-a1b2c3d4e5';

/** Conditions that do not say what they seem to say. */
export const CONDITIONS: CataloguePart<
  | 'ALLOW_WITH_IF_EXISTS'
  | 'CONDITION_INVALID'
  | 'CONDITION_NEVER_TRUE'
  | 'FOR_ALL_VALUES_IN_ALLOW'
  | 'SET_OPERATOR_ON_SINGLE_VALUE'
> = {
  ALLOW_WITH_IF_EXISTS: entry(
    'HIGH',
    'An Allow statement has a condition on an identity, a service or a network that is also met by requests without the condition key: its operator is negated, or ends with IfExists.',
    'Leave out IfExists. Replace a negated operator, such as StringNotEquals, by the positive one with the values that are meant: every other value meets a negated condition. If every other value is meant, add {"Null": {KEY: "false"}}, which requires the key.',
    {
      severities: ['HIGH', 'LOW'],
      severityRule: 'HIGH if an outsider is allowed because of it, else LOW',
      examples: conditions(
        { StringEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION } },
        { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
      ),
    },
  ),
  FOR_ALL_VALUES_IN_ALLOW: entry(
    'HIGH',
    'An Allow statement has a condition with ForAllValues, which requests without the condition key meet, too, and no Null condition requires the key.',
    'Add the condition {"Null": {KEY: "false"}}, which requires the key. For a key with a single value, leave out ForAllValues, too.',
    {
      severities: ['HIGH', 'LOW'],
      severityRule: 'HIGH if an outsider is allowed because of it, else LOW',
      differs: 'IAM Access Analyzer reports ForAllValues on keys with a single value.',
      examples: conditions(
        { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': ORGANIZATION } },
        { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
      ),
    },
  ),
  SET_OPERATOR_ON_SINGLE_VALUE: entry(
    'LOW',
    'A condition on a key with a single value has ForAllValues or ForAnyValue, and is not reported as FOR_ALL_VALUES_IN_ALLOW.',
    'Leave out the set operator. To change nothing for requests without KEY, add IfExists to the operator in place of ForAllValues, and {"Null": {KEY: "false"}} in place of ForAnyValue with a negated operator.',
    {
      differs: 'IAM Access Analyzer reports ForAllValues only.',
      examples: conditions(
        { 'ForAnyValue:StringEquals': { 'kms:EncryptionContext:App': 'x' } },
        { StringEquals: { 'kms:EncryptionContext:App': 'x' } },
        { Principal: { AWS: APP } },
      ),
    },
  ),
  CONDITION_NEVER_TRUE: entry(
    'HIGH',
    'No request can meet a condition: for example a key with several values without a set operator, the ARN of a session under aws:PrincipalArn, or two conditions that contradict each other. A Deny statement about requests without TLS is left out: KMS takes none.',
    'Correct the condition, or remove the whole statement, which has no effect. Do not remove the condition alone: the statement would then apply to every request.',
    {
      severities: ['HIGH', 'MEDIUM'],
      severityRule: 'HIGH in a Deny statement, else MEDIUM',
      examples: conditions(
        { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:sts::111122223333:assumed-role/App/session' } },
        { ArnEquals: { 'aws:PrincipalArn': APP } },
        { Principal: { AWS: APP } },
      ),
    },
  ),
  CONDITION_INVALID: entry(
    'HIGH',
    'AWS does not say how a condition is evaluated, or it is not what its author meant: an operator or a condition key that does not exist, a malformed value, a variable in a policy of another Version than 2012-10-17, Null with IfExists, or a condition key for IAM policies only.',
    'Correct the condition. Do not just remove it: the statement would then apply to every request. For variables, set the Version of the policy to 2012-10-17.',
    {
      severities: ['HIGH', 'MEDIUM', 'LOW'],
      severityRule: 'MEDIUM; HIGH in a Deny statement; LOW for an unknown condition key of another service',
      examples: {
        has: {
          statements: [
            allow({ Principal: { AWS: APP }, Condition: { StringEqual: { 'kms:EncryptionContext:App': 'x' } } }),
          ],
        },
        hasNot: {
          statements: [
            allow({ Principal: { AWS: APP }, Condition: { StringEquals: { 'kms:EncryptionContext:App': 'x' } } }),
          ],
        },
      },
    },
  ),
};
