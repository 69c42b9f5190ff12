// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, test } from 'vitest';
import { APP, allow, deny, KEY, OTHER, OWN } from './_ask.ts';
import { findAll, type Given, given } from './_findings.ts';

const ORGANIZATION = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };
const everyone = (Condition?: object) => allow({ Action: 'kms:Decrypt', ...(Condition && { Condition }) });
const own = (more: object) => allow({ Principal: { AWS: APP }, Action: 'kms:Decrypt', ...more });
const service = (Condition?: object) =>
  allow({ Principal: { Service: 'sns.amazonaws.com' }, Action: 'kms:Decrypt', ...(Condition && { Condition }) });
const notPrincipal = (AWS: unknown) => {
  const { Principal: _, ...rest } = deny({ Action: 'kms:Decrypt', NotPrincipal: { AWS } }) as { Principal: unknown };
  return rest;
};

/** All findings of a policy with the statement of the default policy and these: `CODE SEVERITY POINTER`. */
function all(statements: readonly object[], more: Given = {}): readonly string[] {
  const { findings, incomplete } = findAll(given(statements, more));
  expect(incomplete).toEqual([]);
  return findings.map(({ code, severity, pointer, certain }) => `${code} ${severity} ${pointer}${certain ? '' : ' ?'}`);
}

type Case = readonly [title: string, statements: readonly object[], expected: readonly string[]];

const NONE: readonly Case[] = [
  [
    'everyone, but not of other accounts',
    [everyone(), deny({ Condition: { StringNotEquals: { 'kms:CallerAccount': OWN } } })],
    [],
  ],
  ['a Deny for everyone', [deny({ Action: 'kms:ScheduleKeyDeletion' })], []],
  ['a service with aws:SourceArn', [service({ ArnLike: { 'aws:SourceArn': `arn:aws:sns:*:${OWN}:topic` } })], []],
  [
    'a service with aws:SourceAccount in a Deny',
    [
      service(),
      deny({
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { StringNotEquals: { 'aws:SourceAccount': OWN } },
      }),
    ],
    [],
  ],
  ['what services send', [everyone({ StringEquals: { 'aws:SourceAccount': OWN } })], []],
  [
    'a Deny of kms:PutKeyPolicy but for a role',
    [deny({ Action: 'kms:PutKeyPolicy', Condition: { StringNotEquals: { 'aws:PrincipalArn': APP } } })],
    [],
  ],
  ['a Deny of requests without TLS', [deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })], []],
  [
    "AWS's perimeter of identities: services act as themselves, or for members",
    [
      deny({
        Condition: { StringNotEqualsIfExists: ORGANIZATION, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
      }),
    ],
    [],
  ],
  [
    "AWS's perimeter of networks",
    [
      deny({
        Condition: {
          NotIpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' },
          StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-0123456789abcdef0', 'aws:PrincipalTag/exempt': 'true' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
          ArnNotLikeIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/aws:ec2-infrastructure' },
        },
      }),
    ],
    [],
  ],
  [
    'an organization that none is, for lack of StringLike',
    [everyone({ StringEquals: { 'aws:PrincipalOrgID': '*' } })],
    [],
  ],
  [
    'roles of a path of the own account',
    [everyone({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/app/*` } })],
    [],
  ],
  [
    'a Deny for all but the roles of IAM Identity Center',
    [
      deny({
        Action: 'kms:Put*',
        Condition: {
          ArnNotLike: {
            'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*`,
          },
        },
      }),
    ],
    [],
  ],
];

const SOME: readonly Case[] = [
  [
    "the members of the key's organization",
    [everyone({ StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } })],
    ['ORGANIZATION_ACCESS INFO /Statement/1'],
  ],
  [
    'a role of another partition',
    [own({ Principal: { AWS: `arn:aws-cn:iam::${OTHER}:role/App` } })],
    ['INEFFECTIVE_STATEMENT LOW /Statement/1'],
  ],
  [
    'what other accounts can never do',
    [own({ Principal: { AWS: OTHER }, Action: 'kms:PutKeyPolicy' })],
    ['INEFFECTIVE_STATEMENT LOW /Statement/1'],
  ],
  [
    'a Deny for the members of an organization, however they send the request',
    [deny({ Condition: { StringEquals: ORGANIZATION } })],
    ['DENY_SKIPPED_WHERE_KEY_IS_MISSING MEDIUM /Statement/1'],
  ],
  [
    'all addresses',
    [everyone({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } })],
    ['PUBLIC CRITICAL /Statement/1'],
  ],
  [
    'all accounts but one',
    [everyone({ StringNotEquals: { 'aws:PrincipalAccount': OTHER } })],
    ['PUBLIC CRITICAL /Statement/1'],
  ],
  [
    'roles of a path in any account',
    [everyone({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*' } })],
    ['PUBLIC CRITICAL /Statement/1'],
  ],
  [
    'federated users of any account',
    [everyone({ StringLike: { 'aws:PrincipalArn': '*:federated-user/a*' } })],
    ['PUBLIC CRITICAL /Statement/1'],
  ],
  ['a service without a source', [service()], ['CONFUSED_DEPUTY MEDIUM /Statement/1']],
  [
    'a deleted user that a Deny spares',
    [notPrincipal(['AIDACKCEVSQ6C2EXAMPLE'])],
    ['ORPHAN_PRINCIPAL HIGH /Statement/1/NotPrincipal/AWS/0', 'NOT_PRINCIPAL_WITH_DENY MEDIUM /Statement/1'],
  ],
  [
    'actions that no key policy decides',
    [own({ Action: ['kms:CreateKey', 'kms:ListKeys'] })],
    ['INEFFECTIVE_STATEMENT LOW /Statement/1'],
  ],
  [
    'another key',
    [own({ Resource: KEY.arn.replace('1234abcd', '9999abcd') })],
    ['INEFFECTIVE_STATEMENT MEDIUM /Statement/1'],
  ],
  [
    'a Deny that multi-factor authentication skips',
    [deny({ Action: 'kms:DisableKey', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })],
    ['DENY_SKIPPED_WHERE_KEY_IS_MISSING MEDIUM /Statement/1'],
  ],
  [
    'a Deny of other endpoints',
    [deny({ Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } } })],
    ['DENY_HITS_AWS_SERVICES LOW /Statement/1'],
  ],
  [
    'a session where the role is meant',
    [deny({ Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:sts::${OWN}:assumed-role/App/i-0abc` } } })],
    ['CONDITION_NEVER_TRUE HIGH /Statement/1/Condition/ArnEquals/aws:PrincipalArn'],
  ],
  [
    'a statement within another',
    [own({}), own({ Action: ['kms:Decrypt', 'kms:Encrypt'] })],
    ['REDUNDANT_STATEMENT INFO /Statement/1'],
  ],
  [
    'a set operator',
    [own({ Condition: { 'ForAnyValue:StringEquals': ORGANIZATION } })],
    ['SET_OPERATOR_ON_SINGLE_VALUE LOW /Statement/1'],
  ],
];

describe('nothing is found in', () => {
  test.each(NONE)('%s', (_, statements, expected) => {
    expect(all(statements)).toEqual(expected);
  });
});

describe('nothing else is found in', () => {
  test.each(SOME)('%s', (_, statements, expected) => {
    expect(all(statements)).toEqual(expected);
  });
});
