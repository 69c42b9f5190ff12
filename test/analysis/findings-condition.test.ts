// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { deny } from './_ask.ts';
import { check, equals, own, where } from './_rules.ts';

const invalid = (Condition: object): readonly object[] => [own({ Condition }), deny({ Condition })];

check('CONDITION_INVALID', [
  [
    'is for an operator that does not exist',
    invalid({ StringIs: { 'aws:userid': 'x' } }),
    ['HIGH /Statement/2/Condition/StringIs/aws:userid ?', 'MEDIUM /Statement/1/Condition/StringIs/aws:userid ?'],
  ],
  [
    'is for a key of KMS that does not exist',
    invalid({ StringEquals: { 'kms:Colour': 'x' } }),
    [
      'HIGH /Statement/2/Condition/StringEquals/kms:Colour ?',
      'MEDIUM /Statement/1/Condition/StringEquals/kms:Colour ?',
    ],
  ],
  [
    'is LOW for a key of another service',
    [own(equals({ 's3:prefix': 'x' }))],
    ['LOW /Statement/1/Condition/StringEquals/s3:prefix ?'],
  ],
  [
    'is for a malformed value',
    [own(where({ IpAddress: { 'aws:SourceIp': 'here' } }))],
    ['MEDIUM /Statement/1/Condition/IpAddress/aws:SourceIp'],
  ],
  [
    'is for Null with IfExists, and with another value',
    [own(where({ NullIfExists: { 'aws:userid': 'true' } })), own(where({ Null: { 'aws:userid': 'x' } }))],
    ['MEDIUM /Statement/1/Condition/NullIfExists/aws:userid', 'MEDIUM /Statement/2/Condition/Null/aws:userid'],
  ],
  [
    'is for a key for IAM policies only',
    [own(equals({ 'aws:ResourceTag/team': 'x' }))],
    ['MEDIUM /Statement/1/Condition/StringEquals/aws:ResourceTag~1team'],
  ],
  [
    'is for a condition without values',
    [own(equals({ 'aws:userid': [] }))],
    ['MEDIUM /Statement/1/Condition/StringEquals/aws:userid'],
  ],
  [
    'is for a variable in an old version only',
    [own(equals({ 'aws:userid': '${aws:username}' }))],
    ['MEDIUM /Statement/1/Condition/StringEquals/aws:userid'],
    { version: '2008-10-17' },
  ],
  [
    'is not for a variable, a number, a date and a wildcard',
    [
      own(
        where({
          StringLike: { 'aws:userid': '${aws:username}*' },
          NumericLessThan: { 'aws:MultiFactorAuthAge': 3 },
          DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' },
        }),
      ),
    ],
    [],
  ],
]);

check('SET_OPERATOR_ON_SINGLE_VALUE', [
  [
    'is for ForAnyValue, and for ForAllValues in a Deny',
    [
      own(where({ 'ForAnyValue:StringEquals': { 'kms:ViaService': 'x' } })),
      deny(where({ 'ForAllValues:StringEquals': { 'aws:userid': 'x' } })),
    ],
    ['LOW /Statement/1', 'LOW /Statement/2'],
  ],
  [
    'is not for ForAllValues in an Allow, which another finding has',
    [own(where({ 'ForAllValues:StringEquals': { 'kms:ViaService': 'x' } }))],
    [],
  ],
  ['is not for a key with several values', [own(where({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'x' } }))], []],
]);
