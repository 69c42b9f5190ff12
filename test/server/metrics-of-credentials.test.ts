import { describe, expect, it } from 'vitest';
import { loadAwsConnection } from '../../src/kms/client/connection.ts';
import { setEnvironment } from '../_environment.ts';
import { ACCOUNT, DOC_KEY } from '../_setup.ts';
import { account } from '../graphql/_estate.ts';
import { serveMeasured } from './_metrics.ts';

const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename } } }`;
const AT = `account="${ACCOUNT}"`;

describe('the metrics of credentials', () => {
  /** A gateway that assumes a role in the account. */
  async function assume(roleArn: string) {
    const accounts = [account(ACCOUNT, { roleArn, externalId: null })] as const;
    return await serveMeasured({
      seed: { keys: [{ keyId: DOC_KEY }], roles: [{ arn: ROLE }] },
      async connect({ url }) {
        setEnvironment({ AWS_ACCESS_KEY_ID: '000000000001', AWS_SECRET_ACCESS_KEY: 'x', AWS_ENDPOINT_URL_STS: url });
        return await loadAwsConnection({ endpoint: url, accounts });
      },
    });
  }
  const ROLE = `arn:aws:iam::${ACCOUNT}:role/Reader`;
  const EXPIRY = `kms_gateway_credentials_expiry_timestamp_seconds{${AT}}`;
  const FAILURE = `kms_gateway_credentials_last_failure_timestamp_seconds{${AT}}`;

  it('say when they expire', async () => {
    const { post, samples } = await assume(ROLE);
    expect(await samples()).not.toContain(EXPIRY);
    await post(POLICY);
    const found = await samples();
    const minutes = ((found.get(EXPIRY) ?? 0) * 1000 - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(50);
    expect(minutes).toBeLessThan(61);
    expect(found.get(FAILURE)).toBeUndefined();
  });

  it('say when they could last not be loaded', async () => {
    const { post, samples } = await assume(`arn:aws:iam::${ACCOUNT}:role/Missing`);
    await post(POLICY);
    const found = await samples();
    expect(Math.abs((found.get(FAILURE) ?? 0) * 1000 - Date.now())).toBeLessThan(60_000);
    expect(found.get(EXPIRY)).toBeUndefined();
  });
});
