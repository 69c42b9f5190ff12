import pMap from 'p-map';
import { toScope } from '../arn.ts';
import { type AccountConnection, OWN_ACCOUNT } from '../client/account-connection.ts';
import type { Aws } from '../client/open-aws.ts';
import { createDiscoveryCalls, type DiscoveryCalls } from './discovery-calls.ts';
import { toReason, toRegionsFailure } from './discovery-error.ts';
import { listActiveAccounts } from './list-active-accounts.ts';
import { listEnabledRegions } from './list-enabled-regions.ts';
import type { OrganizationOptions } from './organization-options.ts';

/** The accounts that a discovery has found. */
export type Discovered = {
  /** Sorted by account ID. */
  readonly accounts: readonly AccountConnection[];
  /** Why the Regions of an account could not be listed, by account ID. */
  readonly failures: ReadonlyMap<string, string>;
  /** Accounts that are not to be read, and that are not active in the organization anyway. */
  readonly excludedInVain: readonly string[];
  /** The number of accounts that there was no time for. */
  readonly missed: number;
  /** The IDs of all accounts: first the missed ones, then those whose Regions were listed longest ago. */
  readonly queue: readonly string[];
};

export const NOTHING_DISCOVERED: Discovered = {
  accounts: [],
  failures: new Map(),
  excludedInVain: [],
  missed: 0,
  queue: [],
};

export type DiscoverOptions = {
  readonly aws: Aws;
  /** The account of the gateway's own credentials, which is read with them. */
  readonly home: { readonly accountId: string };
  readonly organization: OrganizationOptions;
};

/**
 * Lists the active accounts of the organization, and the enabled Regions of each. An account that `last` has keeps its
 * credentials. If its Regions cannot be listed, it keeps its last Regions; a new account then has the configured ones,
 * or only the home Region, and says why.
 * Takes the accounts in the order of the last queue, so that each has its turn even if there is never time for all.
 * Throws the SDK's error, or DiscoveryError, if the accounts cannot be listed.
 */
export async function discoverAccounts(options: DiscoverOptions, last: Discovered): Promise<Discovered> {
  const { aws, home, organization } = options;
  const calls = createDiscoveryCalls(aws);
  const active = await listActiveAccounts(calls, home.accountId);
  const excluded = new Set(organization.exclude);
  const accountIds = [...new Set([home.accountId, ...active])].filter((accountId) => !excluded.has(accountId));
  const queue = sortByTurn(accountIds, last.queue);
  const known = new Map(last.accounts.map((account) => [account.accountId, account]));
  const failures = new Map<string, string>();
  const missed = new Set<string>();
  const discoverAccount = async (accountId: string): Promise<AccountConnection> => {
    const account = known.get(accountId) ?? connect(options, accountId);
    try {
      return withRegions(account, await listRegionsInTime(calls, account), organization);
    } catch (error) {
      if (calls.signal.aborted) {
        missed.add(accountId);
        if (known.has(accountId)) return keepLast(account);
      }
      failures.set(accountId, toReason(error, 'account:ListRegions'));
      return withFailure(account, error, organization);
    }
  };
  /** It is no failure of a known account that there was no time for it. */
  const keepLast = (account: AccountConnection): AccountConnection => {
    const reason = last.failures.get(account.accountId);
    if (reason !== undefined) failures.set(account.accountId, reason);
    return account;
  };
  const concurrency = last === NOTHING_DISCOVERED ? FIRST_CONCURRENCY : CONCURRENCY;
  const accounts = await pMap(queue, discoverAccount, { concurrency });
  const done = queue.filter((accountId) => !missed.has(accountId));
  return {
    accounts: accounts.sort(byAccountId),
    failures,
    excludedInVain: [...excluded].filter((accountId) => !active.includes(accountId)),
    missed: missed.size,
    queue: [...missed, ...done],
  };
}

/** New accounts by ID, and then the others in the order of the queue. */
function sortByTurn(accountIds: readonly string[], queue: readonly string[]): readonly string[] {
  const known = new Set(queue);
  const current = new Set(accountIds);
  const added = accountIds.filter((accountId) => !known.has(accountId)).sort();
  return [...added, ...queue.filter((accountId) => current.has(accountId))];
}

function byAccountId(a: AccountConnection, b: AccountConnection): number {
  return a.accountId < b.accountId ? -1 : 1;
}

/** The number of accounts whose Regions are listed at the same time, at the start: nobody is served yet. */
const FIRST_CONCURRENCY = 20;
/** The same for a renewal: it takes almost 4 ms of CPU time per account, and must leave room for requests. */
const CONCURRENCY = 4;

/** Starts no call after the timeout of the discovery. */
async function listRegionsInTime(
  calls: DiscoveryCalls,
  { credentials }: AccountConnection,
): Promise<readonly string[]> {
  calls.signal.throwIfAborted();
  return await listEnabledRegions(calls, credentials);
}

/** An account before its Regions are known. */
function connect({ aws, home, organization }: DiscoverOptions, accountId: string): AccountConnection {
  const { roleName, externalId, sourceIdentity, regions, fips, dualStack } = organization;
  const { partition } = toScope(accountId, aws.region);
  const isHome = accountId === home.accountId;
  const role = { roleArn: `arn:${partition}:iam::${accountId}:role/${roleName}`, externalId, sourceIdentity };
  const account = aws.connectAccount({
    ...OWN_ACCOUNT,
    ...(isHome ? {} : role),
    accountId,
    regions: [aws.region], // the STS endpoint
    fips,
    dualStack,
  });
  return { ...account, ...(isHome && { principal: aws.own }), regions: regions ?? [aws.region] };
}

/** The same account if its Regions have not changed, so that callers can compare accounts by identity. */
function withRegions(
  account: AccountConnection,
  enabledRegions: readonly string[],
  { regions: configured }: OrganizationOptions,
): AccountConnection {
  if (account.enabledRegions?.join() === enabledRegions.join()) return account;
  const regions = configured?.filter((region) => enabledRegions.includes(region)) ?? enabledRegions;
  return { ...account, enabledRegions, regions, regionsFailure: null };
}

/** Nothing is missing with the last Regions or the configured ones. The same account if the reason has not changed. */
function withFailure(
  account: AccountConnection,
  error: unknown,
  { regions: configured }: OrganizationOptions,
): AccountConnection {
  if (configured !== null || account.enabledRegions !== null) return account;
  const regionsFailure = toRegionsFailure(error, account.accountId);
  return account.regionsFailure?.message === regionsFailure.message ? account : { ...account, regionsFailure };
}
