import { join } from 'node:path';
import { DescribeKeyCommand, GetKeyPolicyCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { parseSeed } from '../../src/embedded-kms/seed/parse-seed.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { startKms } from './_kms.ts';
import { makeFolder } from './_process.ts';

/** The lengths of the policies that were read from account 123412341234 of AWS, in us-east-1. */
const LENGTHS: Readonly<Record<string, number>> = {
  acm: 2061,
  appflow: 2084,
  backup: 807,
  cloud9: 813,
  codeartifact: 1202,
  codecommit: 829,
  connect: 2475,
  dax: 857,
  dms: 857,
  dynamodb: 1138,
  ebs: 839,
  ecr: 872,
  eks: 1097,
  elasticache: 1172,
  elasticfilesystem: 862,
  es: 1124,
  fsx: 857,
  glue: 843,
  imagebuilder: 1166,
  kafka: 865,
  kendra: 1111,
  kinesis: 831,
  kinesisvideo: 893,
  lambda: 860,
  lex: 839,
  lightsail: 1121,
  mq: 893,
  rds: 857,
  redshift: 1401,
  s3: 797,
  secretsmanager: 1339,
  ses: 1118,
  sns: 824,
  sqs: 862,
  ssm: 801,
  timestream: 1139,
  translate: 1181,
  workspaces: 885,
  xray: 1135,
};

describe('the policy of an AWS managed key', () => {
  it.each(Object.entries(LENGTHS))('of %s is as long as that of AWS', async (service, length) => {
    const client = (await startKms({ seed: { keys: [] } })).client('123412341234', 'us-east-1');
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: `alias/aws/${service}` }));
    const { Policy = '' } = await client.send(new GetKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId }));
    expect(Policy).toHaveLength(length);
    expect(parsePolicy(Policy).problems).toEqual([]);
    expect(KeyMetadata?.Description).toMatch(/^Default key that protects my .+ when no other key is defined$/);
  });

  it('names the hosts and principals of its partition', async () => {
    const client = (await startKms({ seed: { keys: [] } })).client('123412341234', 'cn-north-1');
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: 'alias/aws/dynamodb' }));
    const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId }));
    expect(Policy).toContain('"kms:ViaService" : "dynamodb.*.amazonaws.com.cn"');
    expect(Policy).toContain('"AWS" : "arn:aws-cn:iam::123412341234:root"');
  });

  it('is the default of a key of the seed that has an alias of AWS', async () => {
    const keys = [{ keyId: 'a', manager: 'AWS', aliases: ['alias/aws/s3'] } as const];
    const client = (await startKms({ seed: { keys } })).client();
    expect((await client.send(new GetKeyPolicyCommand({ KeyId: 'a' }))).Policy).toContain('"Id" : "auto-s3-2"');
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: 'alias/aws/s3' }));
    expect(KeyMetadata).toMatchObject({ KeyId: 'a', Description: expect.stringContaining('S3 objects') });
  });
});

it('an AWS managed key that DescribeKey created survives a restart', async () => {
  const stateFile = join(makeFolder(), 'kms.state');
  const first = await startKms({ stateFile, seed: { keys: [] } });
  const describeS3 = new DescribeKeyCommand({ KeyId: 'alias/aws/s3' });
  const { KeyMetadata: before } = await first.client().send(describeS3);
  await first.close();
  const again = (await startKms({ stateFile })).client();
  expect((await again.send(describeS3)).KeyMetadata).toEqual(before);
  const { Aliases } = await again.send(new ListAliasesCommand({ KeyId: before?.KeyId }));
  expect(Aliases).toMatchObject([{ AliasName: 'alias/aws/s3', TargetKeyId: before?.KeyId }]);
});

it('predefined aliases of a seed must be aliases of AWS', () => {
  const text = JSON.stringify({ keys: [], predefinedAliases: ['alias/mine'] });
  expect(() => parseSeed(text)).toThrow('/predefinedAliases/0: expected an alias of AWS such as alias/aws/ebs');
});
