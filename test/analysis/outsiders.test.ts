import { describe, expect, test } from 'vitest';
import { allow, ask, deny, KEY, OTHER, OWN } from './_ask.ts';
import { findAll, given } from './_findings.ts';

const ORGANIZATION = 'o-a1b2c3d4e5';
const OUTSIDE = ['PUBLIC', 'PUBLIC_VIA_SERVICE', 'NETWORK_ONLY', 'ATTESTATION_ONLY', 'ORGANIZATION_ACCESS'];

/** An Allow of kms:Decrypt for everyone under a condition. */
function everyone(Condition: object = {}, elements: object = {}): object {
  return allow({ Action: 'kms:Decrypt', Condition, ...elements });
}

/** What outsiders may do by the statements, and the severity of each finding. */
function findOutside(statements: readonly object[]) {
  const input = given(statements);
  const { findings } = findAll(input);
  for (const { witness, certain } of findings) {
    if (witness === null) continue;
    const { principal, action, keys, absent, verdict } = witness;
    const answer = ask({ policy: input.policy, principal, action, context: { keys, absent } });
    expect(answer.verdict, JSON.stringify(witness)).toBe(verdict);
    if (certain) expect(verdict).not.toBe('UNKNOWN');
  }
  return findings
    .filter(({ code }) => OUTSIDE.includes(code))
    .map(({ code, severity, certain }) => `${code} ${severity}${certain ? '' : ' uncertain'}`);
}

describe('everyone is allowed, with', () => {
  test.each<[name: string, condition: object, found: readonly string[]]>([
    ['no condition', {}, ['PUBLIC CRITICAL']],
    ['every IPv4 address', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, ['PUBLIC CRITICAL']],
    ['two halves of IPv4', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, ['PUBLIC CRITICAL']],
    [
      'all private ranges',
      { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] } },
      ['NETWORK_ONLY MEDIUM'],
    ],
    ['two public /8', { IpAddress: { 'aws:SourceIp': ['52.0.0.0/8', '54.0.0.0/8'] } }, ['PUBLIC CRITICAL']],
    ['a /8', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, ['NETWORK_ONLY MEDIUM']],
    ['a /7', { IpAddress: { 'aws:SourceIp': '10.0.0.0/7' } }, ['PUBLIC CRITICAL']],
    ['an IPv6 /48', { IpAddress: { 'aws:SourceIp': '2001:db8:1::/48' } }, ['NETWORK_ONLY MEDIUM']],
    ['an IPv6 /20', { IpAddress: { 'aws:SourceIp': '2001:d000::/20' } }, ['PUBLIC CRITICAL']],
    ['all addresses but some', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, ['PUBLIC CRITICAL']],
    ['a VPC endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } }, ['NETWORK_ONLY MEDIUM']],
    ['any VPC endpoint', { StringLike: { 'aws:SourceVpce': 'vpce-*' } }, ['PUBLIC CRITICAL']],
    ['all VPCs but one', { StringNotEquals: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' } }, ['PUBLIC CRITICAL']],
    ['a VPC', { ArnLike: { 'aws:SourceVpcArn': `arn:aws:ec2:*:${OWN}:vpc/*` } }, ['NETWORK_ONLY MEDIUM']],
    ['a service', { StringLike: { 'kms:ViaService': 's3.*' } }, ['PUBLIC_VIA_SERVICE HIGH']],
    [
      'aws:CalledVia',
      { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } },
      ['PUBLIC_VIA_SERVICE HIGH'],
    ],
    ['aws:ViaAWSService', { Bool: { 'aws:ViaAWSService': 'true' } }, ['PUBLIC_VIA_SERVICE HIGH']],
    ['aws:ViaAWSService false', { Bool: { 'aws:ViaAWSService': 'false' } }, ['PUBLIC CRITICAL']],
    [
      'a service and a network',
      { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com', 'aws:SourceVpc': 'vpc-0123456789abcdef0' } },
      ['NETWORK_ONLY MEDIUM'],
    ],
    ['the own account', { StringEquals: { 'kms:CallerAccount': OWN } }, []],
    [
      'a service and the own account',
      { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com', 'kms:CallerAccount': OWN } },
      [],
    ],
    ['the own organization', { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }, ['ORGANIZATION_ACCESS INFO']],
    ['any organization', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, ['PUBLIC CRITICAL']],
    ['not the own organization', { StringNotEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }, ['PUBLIC CRITICAL']],
    [
      'a root of an organization',
      { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': `${ORGANIZATION}/r-ab12/*` } },
      ['PUBLIC CRITICAL'],
    ],
    ['a name of roles', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app-*' } }, ['PUBLIC CRITICAL']],
    ['a role of the account', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/*` } }, []],
    ['a name of users', { StringEquals: { 'aws:username': 'bob' } }, ['PUBLIC CRITICAL']],
    ['a role by its unique ID', { StringLike: { 'aws:userid': 'AROAEXAMPLEEXAMPLE123:*' } }, []],
    ['a name of sessions', { StringLike: { 'aws:userid': '*:deploy' } }, ['PUBLIC CRITICAL']],
    ['an encryption context', { StringEquals: { 'kms:EncryptionContext:App': 'x' } }, ['PUBLIC CRITICAL']],
    ['MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, ['PUBLIC CRITICAL']],
    ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, ['PUBLIC CRITICAL']],
    ['the Region of the key', { StringEquals: { 'aws:RequestedRegion': KEY.region } }, ['PUBLIC CRITICAL']],
    ['another Region', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, []],
    ['a time', { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } }, ['PUBLIC CRITICAL']],
    ["the account of a service's resource", { StringEquals: { 'aws:SourceAccount': OWN } }, []],
    ['an enclave', { StringEquals: { 'kms:RecipientAttestation:PCR0': 'ab' } }, ['ATTESTATION_ONLY MEDIUM']],
    ['an operator that is not known', { StringMatches: { 'aws:UserAgent': 'x' } }, ['PUBLIC CRITICAL uncertain']],
  ])('%s', (_, condition, found) => {
    expect(findOutside([everyone(condition)])).toEqual(found);
  });
});

describe('everyone is allowed, and', () => {
  const outsideOf = (key: string, value: string) => deny({ Condition: { StringNotEquals: { [key]: value } } });

  test.each<[name: string, statements: readonly object[], found: readonly string[]]>([
    ['all others than the account are denied', [everyone(), outsideOf('aws:PrincipalAccount', OWN)], []],
    ['all are denied', [everyone(), deny()], []],
    ['another action is denied', [everyone(), deny({ Action: 'kms:Encrypt' })], ['PUBLIC CRITICAL']],
    [
      'all outside of an organization are denied',
      [everyone(), outsideOf('aws:PrincipalOrgID', ORGANIZATION)],
      ['ORGANIZATION_ACCESS INFO'],
    ],
    [
      'those outside are denied if they are in an organization',
      [
        everyone(),
        deny({
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION },
            Null: { 'aws:PrincipalOrgID': 'false' },
          },
        }),
      ],
      ['PUBLIC CRITICAL'],
    ],
    ['requests without a tag are denied', [everyone(), outsideOf('aws:PrincipalTag/team', 'a')], ['PUBLIC CRITICAL']],
    [
      'it may be that all are denied',
      [everyone(), deny({ Condition: { StringMatches: { 'aws:UserAgent': 'x' } } })],
      ['PUBLIC CRITICAL uncertain'],
    ],
    ['only to describe the key', [everyone({}, { Action: 'kms:DescribeKey' })], ['PUBLIC HIGH']],
    ['only what no other account can do', [everyone({}, { Action: ['kms:GetKeyPolicy', 'kms:PutKeyPolicy'] })], []],
    ['only for another key', [everyone({}, { Resource: 'arn:aws:kms:us-west-2:111122223333:key/other' })], []],
    ['one account is not', [everyone({}, { Principal: undefined, NotPrincipal: { AWS: OTHER } })], ['PUBLIC CRITICAL']],
  ])('%s', (_, statements, found) => {
    expect(findOutside(statements)).toEqual(found);
  });
});

test('an organization that is not trusted is more severe if others are', () => {
  const severityFor = (trusted: readonly string[]) => {
    const input = given([everyone({ StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } })]);
    const { findings } = findAll({ ...input, trust: { accounts: new Set(), organizations: new Set(trusted) } });
    return findings.map(({ severity }) => severity);
  };
  expect([severityFor([]), severityFor([ORGANIZATION]), severityFor(['o-zzzzzzzzzz'])]).toEqual([
    ['INFO'],
    ['INFO'],
    ['MEDIUM'],
  ]);
});
