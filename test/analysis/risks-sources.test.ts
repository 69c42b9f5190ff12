import { describe, expect, it } from 'vitest';
import { OTHER, OWN } from './_ask.ts';
import { DELEGATES } from './_plan.ts';
import { risksOf, to, where } from './_risks.ts';

const ORGANIZATION = 'o-a1b2c3d4e5';
const PARTNER = '777788889999';

const service = (more: object = {}, Service: unknown = 'sns.amazonaws.com') => ({
  ...to('*', more),
  Principal: { Service },
});
const ofAccount = (account: unknown, operator = 'StringEquals') => where(operator, 'aws:SourceAccount', account);
const everyService = { 'aws:PrincipalIsAWSService': 'true' };

describe('a service that acts for another account or organization is a risk', () => {
  it.each<[string, object]>([
    ['by aws:SourceAccount', service(ofAccount(OTHER))],
    ['in any case', service(where('stringequals', 'AWS:sourceaccount', OTHER))],
    ['beside the own one', service(ofAccount([OWN, OTHER]))],
    ['by aws:SourceArn', service(where('ArnLike', 'aws:SourceArn', `arn:aws:sns:*:${OTHER}:*`))],
    ['by one aws:SourceArn', service(where('ArnEquals', 'aws:SourceArn', `arn:aws:sns:us-west-2:${OTHER}:topic`))],
    ['by a text of aws:SourceArn', service(where('StringLike', 'aws:SourceArn', `arn:aws:sns:*:${OTHER}:*`))],
    ['by aws:SourceOrgID', service(where('StringEquals', 'aws:SourceOrgID', ORGANIZATION))],
    [
      'by aws:SourceOrgPaths',
      service(where('ForAnyValue:StringLike', 'aws:SourceOrgPaths', `${ORGANIZATION}/r-ab12/ou-ab12-11111111/*`)),
    ],
    ['as every service', to('*', { Condition: { Bool: everyService, StringEquals: { 'aws:SourceAccount': OTHER } } })],
    [
      'with another condition that is not known',
      service({ Condition: { StringEquals: { 'aws:SourceAccount': OTHER, 'kms:EncryptionContext:a': 'b' } } }),
    ],
    ['for what only tells about the key', service({ ...ofAccount(OTHER), Action: 'kms:DescribeKey' })],
    ['for an unknown action', service({ ...ofAccount(OTHER), Action: 'kms:NewThing' })],
  ])('%s', (_, statement) => {
    expect(risksOf([DELEGATES, statement])).toEqual(['EXTERNAL_ACCOUNT']);
    expect(risksOf([DELEGATES, statement], [DELEGATES, statement])).toEqual([]);
    expect(risksOf([DELEGATES], [DELEGATES, statement])).toEqual([]);
    const trusted = { accounts: [OTHER], organizations: [ORGANIZATION] };
    expect(risksOf([DELEGATES, statement], [DELEGATES], trusted)).toEqual([]);
    expect(risksOf([DELEGATES, statement], [DELEGATES], { accounts: [PARTNER] })).toEqual(['EXTERNAL_ACCOUNT']);
  });

  it.each<[string, readonly object[], readonly object[], readonly string[]]>([
    ['another account instead', [service(ofAccount(OWN))], [service(ofAccount(OTHER))], ['EXTERNAL_ACCOUNT']],
    ['a third one', [service(ofAccount(OTHER))], [service(ofAccount([OTHER, PARTNER]))], ['EXTERNAL_ACCOUNT']],
    [
      'one action more',
      [service(ofAccount(OTHER))],
      [service({ ...ofAccount(OTHER), Action: 'kms:*' })],
      ['EXTERNAL_ACCOUNT'],
    ],
    [
      'another service',
      [service(ofAccount(OTHER))],
      [service(ofAccount(OTHER), ['sns.amazonaws.com', 'events.amazonaws.com'])],
      ['EXTERNAL_ACCOUNT'],
    ],
    [
      'a Deny that is gone',
      [service(ofAccount(OTHER)), { ...to('*', ofAccount(OWN, 'StringNotEquals')), Effect: 'Deny' }],
      [service(ofAccount(OTHER))],
      ['EXTERNAL_ACCOUNT'],
    ],
    [
      'a Deny that spares two accounts',
      [],
      [service(), { ...to('*', ofAccount([OWN, OTHER], 'StringNotEquals')), Effect: 'Deny' }],
      ['EXTERNAL_ACCOUNT'],
    ],
    ['not the own account, too', [service(ofAccount(OTHER))], [service(ofAccount([OTHER, OWN]))], []],
    [
      'not the own account apart',
      [service(ofAccount(OTHER))],
      [service(ofAccount(OTHER)), service(ofAccount(OWN))],
      [],
    ],
    [
      'not another service for the own account',
      [service(ofAccount(OTHER))],
      [service(ofAccount(OTHER)), service(ofAccount(OWN), 'events.amazonaws.com')],
      [],
    ],
    [
      'not all but one account',
      [],
      [
        service({
          Condition: {
            StringEquals: { 'aws:SourceAccount': OWN },
            StringNotEquals: { 'aws:SourceOrgID': ORGANIZATION },
          },
        }),
      ],
      [],
    ],
    ['not less', [service(ofAccount([OTHER, PARTNER]))], [service(ofAccount(OTHER))], []],
  ])('by what is new: %s', (_, before, after, risks) => {
    expect(risksOf([DELEGATES, ...after], [DELEGATES, ...before])).toEqual(risks);
  });
});

it.each([[[ORGANIZATION, 'o-e5d4c3b2a1']], [['o-e5d4c3b2a1', ORGANIZATION]]])(
  'of several organizations, each one has to be trusted: paths of %s',
  (ids) => {
    const paths = ids.map((id) => `${id}/*`);
    const statement = service(where('ForAnyValue:StringLike', 'aws:SourceOrgPaths', paths));
    expect(risksOf([DELEGATES, statement], [DELEGATES], { organizations: [ORGANIZATION] })).toEqual([
      'EXTERNAL_ACCOUNT',
    ]);
    expect(risksOf([DELEGATES, statement], [DELEGATES], { organizations: ids })).toEqual([]);
  },
);

describe('the ARN of a bucket does not say of which account it is', () => {
  const bucket = (arn: string) => where('ArnLike', 'aws:SourceArn', arn).Condition;
  const ofBucket = service({ Condition: bucket('arn:aws:s3:::bucket') }, 's3.amazonaws.com');

  it('so a service that acts for one may act for another account', () => {
    expect(risksOf([DELEGATES, ofBucket])).toEqual(['EXTERNAL_ACCOUNT']);
    expect(risksOf([DELEGATES, ofBucket], [DELEGATES, ofBucket])).toEqual([]);
    expect(risksOf([DELEGATES], [DELEGATES, ofBucket])).toEqual([]);
    const objects = service({ Condition: bucket('arn:aws:s3:::bucket/*') }, 's3.amazonaws.com');
    expect(risksOf([DELEGATES, objects])).toEqual(['EXTERNAL_ACCOUNT']);
    const zone = service({ Condition: bucket('arn:aws:route53:::hostedzone/Z1') }, 'dnssec-route53.amazonaws.com');
    expect(risksOf([DELEGATES, zone])).toEqual(['EXTERNAL_ACCOUNT']);
  });

  it.each([OWN, PARTNER])('unless aws:SourceAccount is the own account or a trusted one: %s', (account) => {
    const Condition = { ...bucket('arn:aws:s3:::bucket'), ...ofAccount(account).Condition };
    const trusted = { accounts: [PARTNER] };
    expect(risksOf([DELEGATES, service({ Condition }, 's3.amazonaws.com')], [DELEGATES], trusted)).toEqual([]);
  });

  it.each(['arn:aws:s3:::*', 'arn:aws:s3:::bucket*', 'arn:aws:s3:::b?cket', 'arn:aws:route53:::hostedzone/*'])(
    'anybody can have one that %s matches',
    (pattern) => {
      const statement = service({ Condition: bucket(pattern) }, 's3.amazonaws.com');
      expect(risksOf([DELEGATES, statement])).toEqual(['CONFUSED_DEPUTY']);
      const Condition = { ...bucket(pattern), ...ofAccount(OWN).Condition };
      expect(risksOf([DELEGATES, service({ Condition }, 's3.amazonaws.com')])).toEqual([]);
    },
  );
});
