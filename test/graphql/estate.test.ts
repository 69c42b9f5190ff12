import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import type { AccountOptions } from '../../src/kms/client/account-connection.ts';
import { loadAwsConnection } from '../../src/kms/client/connection.ts';
import { setEnvironment } from '../_environment.ts';
import { type SetupOptions, setup } from '../_setup.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';

const ACCOUNTS = ['111122223333', '444455556666', '777788889999'] as const;
const REGIONS = ['us-east-2', 'eu-west-1', 'ap-southeast-2'] as const;
const KEYS = 200;

const roleOf = (accountId: string) => `arn:aws:iam::${accountId}:role/KmsPolicyGateway`;

/** 3 accounts x 3 Regions x 200 keys, and a role in each account. */
function estateSeed(options: { faults?: readonly FaultRule[] } = {}): Seed {
  const { keys } = bulkSeed(KEYS);
  const roles = ACCOUNTS.map((accountId) => ({
    arn: roleOf(accountId),
    externalId: `external-${accountId}`,
  }));
  return {
    keys: ACCOUNTS.flatMap((accountId) =>
      REGIONS.flatMap((region) => keys.map((key) => ({ ...key, accountId, region }))),
    ),
    roles,
    faults: options.faults ?? [],
  };
}

const account = (accountId: string, more: Partial<AccountOptions> = {}): AccountOptions => ({
  accountId,
  regions: [...REGIONS],
  roleArn: roleOf(accountId),
  externalId: `external-${accountId}`,
  sourceIdentity: false,
  profile: null,
  fips: false,
  dualStack: false,
  ...more,
});

/** A gateway that reaches the embedded KMS as it reaches AWS: by the default chain, STS and roles. */
async function setupEstate(
  seed: Seed,
  accounts: [AccountOptions, ...AccountOptions[]] = [account(ACCOUNTS[0]), account(ACCOUNTS[1]), account(ACCOUNTS[2])],
  more: Pick<SetupOptions, 'now' | 'onCall'> = {},
) {
  return await setup({
    ...more,
    seed,
    // On a busy machine a try may take longer than it should; tried again, it would be one call more.
    env: { MAX_KMS_CALLS: '100000', KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' },
    async connect({ url }) {
      setEnvironment({
        AWS_ACCESS_KEY_ID: '000000000001',
        AWS_SECRET_ACCESS_KEY: 'x',
        AWS_ENDPOINT_URL_STS: url,
      });
      return await loadAwsConnection({ endpoint: url, accounts });
    },
  });
}

const ESTATE = graphql(`
  query Estate {
    accounts {
      accountId
      partition
      regions {
        name
        keys(first: 1000) { nodes { arn policy { __typename ... on KmsException { code } ... on KmsAccessDeniedException { permission } } } policyCoverage { total readable denied throttled failed } }
      }
    }
  }
`);

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

  it('renews credentials that AWS calls expired half way once per account, and repeats the calls that they spoilt', async () => {
    let clock = 0;
    const { query, kms } = await setupEstate(estateSeed(), undefined, {
      now: () => Date.now() + clock,
      onCall() {
        if (kms.callCount('GetKeyPolicy') === 900) clock = 2 * 60 * 60 * 1000;
      },
    });
    const { data, errors } = await query(ESTATE);
    expect(errors).toBeUndefined();
    const coverage = data.accounts.flatMap(({ regions }) => regions.map(({ keys }) => keys?.policyCoverage.readable));
    expect(coverage).toEqual(Array(9).fill(KEYS));
    expect(kms.callCount('AssumeRole')).toBe(6);
    // The embedded KMS counts a call when its credentials hold: what was refused was sent again, nothing else.
    expect(kms.callCount('GetKeyPolicy')).toBe(9 * KEYS);
  });

  it('renews credentials before they expire', async () => {
    // A clock that is 3,599 seconds slow: credentials that last an hour expire a second after they were given out.
    const now = () => Date.now() - 3_599_000;
    const renewals: number[] = [];
    const { query, kms, calls } = await setupEstate(estateSeed(), [account(ACCOUNTS[0], { regions: ['us-east-2'] })], {
      now,
      onCall: ({ operation }) => operation === 'AssumeRole' && renewals.push(Date.now()),
    });
    const start = Date.now();
    while (Date.now() - start < 1500) {
      const { errors } = await query(`{ keys(first: 5) { nodes { policy { __typename } metadata { state } } } }`);
      expect(errors).toBeUndefined();
    }
    expect(calls.every(({ status }) => status === 200)).toBe(true);
    expect(kms.callCount('AssumeRole')).toBeGreaterThan(1);
    expect(kms.callCount('AssumeRole')).toBeLessThan(10);
    const gaps = renewals.slice(1).map((time, index) => time - (renewals[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(1000);
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
