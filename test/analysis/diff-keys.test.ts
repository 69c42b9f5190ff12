// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, it } from 'vitest';
import { APP, allow, deny, KEY, OTHER, OWN } from './_ask.ts';
import { compare, compareStatements, linesOf, toPolicy } from './_diff.ts';

const ROOT = `arn:aws:iam::${OWN}:root`;
const of = (aws: unknown, action: unknown = 'kms:Decrypt', more: object = {}) =>
  allow({ Principal: { AWS: aws }, Action: action, ...more });
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

describe('variables', () => {
  const byName = of(ROOT, 'kms:Decrypt', where('StringEquals', 'kms:EncryptionContext:User', '${aws:username}'));

  it('count only in a policy with Version 2012-10-17', () => {
    const old = { Version: '2008-10-17', Statement: [byName] };
    expect(compare(toPolicy([byName]), old).equivalent).toBe(false);
    expect(compare(toPolicy([byName]), toPolicy([byName, byName])).equivalent).toBe(true);
  });
});

describe('the key', () => {
  const REGION = 'eu-central-1';
  const replica = { region: REGION, arn: KEY.arn.replace('us-west-2', REGION) };
  const inRegion = (region: string) => [
    allow({
      Resource: KEY.arn.replace('us-west-2', region),
      Action: 'kms:Decrypt',
      ...where('StringEquals', 'kms:ViaService', `s3.${region}.amazonaws.com`),
    }),
    allow({
      Principal: { Service: `logs.${region}.amazonaws.com` },
      ...where('ArnLike', 'aws:SourceArn', `arn:aws:logs:${region}:*:*`),
    }),
    deny({ Action: 'kms:Encrypt', ...where('StringNotEquals', 'aws:RequestedRegion', region) }),
  ];

  it('of each policy counts, with its Region', () => {
    const [one, other] = [inRegion('us-west-2'), inRegion(REGION)];
    expect(compareStatements(one, other, { otherKey: replica }).equivalent).toBe(false);
    expect(compareStatements(one, other, { otherKey: replica, ignoreRegion: true })).toMatchObject({
      equivalent: true,
    });
    const copied = compareStatements(one, one, { otherKey: replica, ignoreRegion: true });
    expect(copied.equivalent).toBe(false);
  });

  it('of each policy counts, with its account', () => {
    const otherKey = { accountId: OTHER, arn: KEY.arn.replace(OWN, OTHER) };
    const lines = linesOf(compareStatements([of(ROOT)], [of(ROOT)], { otherKey }));
    expect(lines).toEqual([]); // its IAM policies decide either way
    expect(linesOf(compareStatements([of(APP)], [of(APP)], { otherKey }))).toEqual([
      `new: ${APP} Decrypt ALLOWED_IF_IAM_ALLOWS > ALLOWED`,
    ]);
  });

  it('of each policy counts, with what DescribeKey says', () => {
    const statements = [of(APP, 'kms:Decrypt', where('StringEquals', 'kms:KeySpec', 'RSA_2048'))];
    const rsa = KEY.metadata && { metadata: { ...KEY.metadata, spec: 'RSA_2048' } };
    expect(linesOf(compareStatements(statements, statements, { otherKey: rsa ?? {} }))).toEqual([
      `lost: ${APP} Decrypt ALLOWED > NOT_ALLOWED`,
    ]);
    expect(compareStatements(statements, [], { key: { metadata: null } }).undecided).toHaveLength(1);
  });
});
