import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { start, startReady } from '../_process.ts';
import { ANSWER, ask, POLICY } from './_ask.ts';

describe('npm start with KMS_MODE=aws', () => {
  const aws = {
    KMS_MODE: 'aws',
    AWS_REGION: 'us-east-2',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'x',
  };

  it('reads any endpoint that speaks KMS, with the credentials of the default chain', async () => {
    const kms = await createEmbeddedKms();
    onTestFinished(kms.close);
    const env = { ...aws, AWS_ENDPOINT_URL_KMS: kms.url, AWS_ACCOUNT_ID: '111122223333' };
    const { url, output } = await startReady(env);
    expect(output.out).toMatch(/Keys +AWS \(account 111122223333, Region us-east-2\)/);
    expect(output.out).not.toMatch(/embedded/i);
    expect(await ask(url, POLICY)).toEqual(ANSWER);
    expect(kms.callCount()).toBe(1);
  });

  it('finds its account by STS', async () => {
    const kms = await createEmbeddedKms();
    onTestFinished(kms.close);
    const endpoints = { AWS_ENDPOINT_URL_KMS: kms.url, AWS_ENDPOINT_URL_STS: kms.url };
    const { url, output } = await startReady({ ...aws, ...endpoints, AWS_ACCESS_KEY_ID: '444455556666' });
    expect(output.out).toMatch(/Keys +AWS \(account 444455556666, Region us-east-2\)/);
    expect(await ask(url, '{ keys { nodes { arn } } }')).toEqual({ data: { keys: { nodes: [] } } });
    expect([kms.callCount('GetCallerIdentity'), kms.callCount('ListKeys'), kms.callCount()]).toEqual([1, 1, 2]);
  });

  it('reads the accounts that GATEWAY_CONFIG names, by their roles', async () => {
    const kms = await createEmbeddedKms({
      seed: {
        keys: [{ keyId: '0d9f2c7e-5b1a-4c3d-8e6f-7a8b9c0d1e2f', accountId: '444455556666', region: 'eu-west-1' }],
        roles: [{ arn: 'arn:aws:iam::444455556666:role/Reader', externalId: 'only-we-know' }],
      },
    });
    onTestFinished(kms.close);
    const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'gateway.json');
    const roleArn = 'arn:aws:iam::444455556666:role/Reader';
    const account = { accountId: '444455556666', regions: ['eu-west-1'], roleArn, externalId: 'only-we-know' };
    writeFileSync(file, JSON.stringify({ accounts: [account] }));
    const { AWS_REGION: _, ...credentials } = aws;
    const endpoints = { AWS_ENDPOINT_URL_KMS: kms.url, AWS_ENDPOINT_URL_STS: kms.url };
    const { url, output } = await startReady({ ...credentials, ...endpoints, GATEWAY_CONFIG: file });
    expect(output.out).toMatch(/Keys +AWS \(account 444455556666, Region eu-west-1\)/);
    expect(await ask(url, '{ accounts { regions { keys { nodes { metadata { state } } } } } }')).toEqual({
      data: { accounts: [{ regions: [{ keys: { nodes: [{ metadata: { state: 'Enabled' } }] } }] }] },
    });
    writeFileSync(file, JSON.stringify({ accounts: [{ ...account, regions: [], externalId: '!' }] }));
    const bad = start({ ...aws, GATEWAY_CONFIG: file });
    expect(await bad.exit).toBe(1);
    expect(bad.output.err.split('\n')).toEqual([
      `GATEWAY_CONFIG (${file}): /accounts/0/regions: expected at least one Region`,
      `GATEWAY_CONFIG (${file}): /accounts/0/externalId: expected an ExternalId of 2 to 1,224 letters, digits and _+=,.@:/-`,
      '',
    ]);
  });

  it('exits with 1 and one line if STS does not name its account', async () => {
    const { exit, output } = start({ ...aws, AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' });
    expect(await exit).toBe(1);
    expect(output.err).toMatch(/^AWS_ACCOUNT_ID is not set, and STS GetCallerIdentity in us-east-2 failed .*\n$/);
  });
});
