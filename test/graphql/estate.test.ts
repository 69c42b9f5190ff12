import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { setup } from '../_setup.ts';
import { bulkKeyId } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';
import { ACCOUNTS, account, ESTATE, estateSeed, KEYS, REGIONS, setupEstate } from './_estate.ts';

describe('one query over an estate', () => {
  it('reads every policy once, and asks for the credentials of each account once', async () => {
    const { query, kms, calls } = await setupEstate(estateSeed());
    const { data, errors } = await query(ESTATE);
    expect(errors).toBeUndefined();
    expect(data.accounts.map(({ accountId, regions }) => [accountId, regions.map(({ name }) => name)])).toEqual(
      ACCOUNTS.map((accountId) => [accountId, REGIONS]),
    );
    for (const { accountId, regions } of data.accounts) {
      for (const { name, keys } of regions) {
        expect(keys?.nodes.map(({ policy }) => policy.__typename)).toEqual(Array(KEYS).fill('KeyPolicy'));
        expect(keys?.nodes.every(({ arn }) => arn.startsWith(`arn:aws:kms:${name}:${accountId}:key/`))).toBe(true);
        expect(keys?.policyCoverage).toEqual({ total: KEYS, readable: KEYS, denied: 0, throttled: 0, failed: 0 });
      }
    }
    expect([
      kms.callCount('AssumeRole'),
      kms.callCount('ListKeys'),
      kms.callCount('GetKeyPolicy'),
      kms.callCount(),
    ]).toEqual([3, 9, 9 * KEYS, 3 + 9 + 9 * KEYS]);
    // Nothing of one account's credentials is used for another: the embedded KMS takes the account from them.
    const roles = calls
      .filter(({ operation }) => operation !== 'AssumeRole')
      .map(({ accountId, callerArn }) => `${accountId} ${callerArn}`);
    expect(new Set(roles)).toEqual(
      new Set(ACCOUNTS.map((id) => `${id} arn:aws:sts::${id}:assumed-role/KmsPolicyGateway/kms-policy-gateway`)),
    );
  });

  it('keeps the rest whole where one role is refused and one Region is down', async () => {
    const down = {
      accountId: ACCOUNTS[1],
      region: 'eu-west-1',
      fault: { kind: 'error', code: 'ServiceUnavailableException', status: 503 },
    } as const;
    const { query, kms } = await setupEstate(estateSeed({ faults: [down] }), [
      account(ACCOUNTS[0]),
      account(ACCOUNTS[1]),
      account(ACCOUNTS[2], { externalId: 'wrong' }),
    ]);
    const { data, errors } = await query(ESTATE);
    const read = data.accounts.map(({ regions }) => regions.map(({ keys }) => keys?.policyCoverage.readable ?? null));
    expect(read).toEqual([
      [KEYS, KEYS, KEYS],
      [KEYS, null, KEYS],
      [null, null, null],
    ]);
    const refused = {
      message: `The gateway may not assume its role in account ${ACCOUNTS[2]}.`,
      extensions: { code: 'AccessDeniedException', operation: 'ListKeys', permission: 'sts:AssumeRole' },
    };
    expect(errors?.toSorted((one, other) => (String(one.path) < String(other.path) ? -1 : 1))).toMatchObject([
      {
        path: ['accounts', 1, 'regions', 1, 'keys'],
        extensions: { code: 'ServiceUnavailableException', retryable: true },
      },
      ...[0, 1, 2].map((region) => ({ path: ['accounts', 2, 'regions', region, 'keys'], ...refused })),
    ]);
    expect(JSON.stringify(errors)).not.toContain('role/KmsPolicyGateway');
    // 2 that were granted, 1 that was refused and not asked for again.
    expect(kms.callCount('AssumeRole')).toBe(3);
    expect(kms.callCount('GetKeyPolicy')).toBe(5 * KEYS);
  });

  it('has at most 200 calls in flight in all, so that none waits out its time in a queue of the process', async () => {
    let most = 0;
    const slow: FaultRule = { operation: 'GetKeyPolicy', fault: { kind: 'delay', milliseconds: 150 } };
    const { query, kms } = await setupEstate(estateSeed({ faults: [slow] }), undefined, {
      onCall: () => {
        most = Math.max(most, kms.inFlight());
      },
    });
    const { errors } = await query(ESTATE);
    expect(errors).toBeUndefined();
    expect(most).toBeGreaterThan(120);
    expect(most).toBeLessThanOrEqual(200);
  });

  it('takes account and Region from the ARN alone, and makes no call for what is not configured', async () => {
    const { query, kms, calls } = await setupEstate(estateSeed(), [
      account(ACCOUNTS[0], { regions: ['us-east-2'] }),
      account(ACCOUNTS[1]),
    ]);
    const byArn = (region: string, accountId: string) => `arn:aws:kms:${region}:${accountId}:key/${bulkKeyId(0)}`;
    const policyOf = async (id: string) => {
      const { data } = await query(
        graphql(`
          query ByArn($id: ID!) {
            key(id: $id) { policy { __typename ... on KmsException { code message } } }
          }
        `),
        { id },
      );
      return data.key?.policy;
    };
    expect(await policyOf(byArn('eu-west-1', ACCOUNTS[1]))).toEqual({ __typename: 'KeyPolicy' });
    expect(calls.at(-1)).toMatchObject({ operation: 'GetKeyPolicy', accountId: ACCOUNTS[1], region: 'eu-west-1' });
    const before = kms.callCount();
    expect(await policyOf(byArn('us-east-2', ACCOUNTS[2]))).toMatchObject({
      __typename: 'KmsAccessDeniedException',
      message: `The gateway is not configured for account ${ACCOUNTS[2]} in partition aws, so GetKeyPolicy was not called.`,
    });
    expect(await policyOf(byArn('eu-west-1', ACCOUNTS[0]))).toMatchObject({
      __typename: 'KmsAccessDeniedException',
      message: `The gateway is not configured for eu-west-1 of account ${ACCOUNTS[0]}, so GetKeyPolicy was not called.`,
    });
    expect(kms.callCount()).toBe(before);
  });
});

describe('the accounts of an embedded KMS', () => {
  it('are those of its keys, and AwsAccount is a node', async () => {
    const { query } = await setup({ seed: estateSeed(), connect: 'places' });
    const { data } = await query(
      graphql(
        `query Accounts { accounts { id accountId partition regions { name account { accountId } aliases(first: 1) { nodes { name key { keyId } } } } } }`,
      ),
    );
    expect(data.accounts.map(({ accountId }) => accountId)).toEqual(ACCOUNTS);
    expect(data.accounts[1]?.regions[0]).toEqual({
      name: 'us-east-2',
      account: { accountId: ACCOUNTS[1] },
      aliases: { nodes: [{ name: 'alias/bulk/application-000000', key: { keyId: bulkKeyId(0) } }] },
    });
    const again = await query(`query N($id: ID!) { node(id: $id) { __typename ... on AwsAccount { accountId } } }`, {
      id: data.accounts[2]?.id,
    });
    expect(again.data).toEqual({ node: { __typename: 'AwsAccount', accountId: ACCOUNTS[2] } });
  });
});
