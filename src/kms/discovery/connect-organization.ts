import { toScope } from '../arn.ts';
import type { KmsConnection } from '../client/connection.ts';
import { describeChanges, describeFirst, type Note } from './describe-changes.ts';
import { type Discovered, type DiscoverOptions, discoverAccounts, NOTHING_DISCOVERED } from './discover-accounts.ts';
import { toReason } from './discovery-error.ts';

export type OrganizationConnection = {
  readonly connection: KmsConnection;
  /** What the first discovery has found. */
  readonly notes: readonly Note[];
  /**
   * Discovers again. `connection.accounts` has the last accounts until it is done, and keeps them if it fails. Returns
   * what changed or failed. Never rejects.
   */
  renew(): Promise<readonly Note[]>;
  status(): DiscoveryStatus;
};

export type DiscoveryStatus = {
  /** When the accounts were last listed, in milliseconds (Date.now). */
  readonly succeededAt: number;
  /** How many times they could not be listed. */
  readonly failures: number;
};

/**
 * The connection to all accounts of the organization of the gateway's own credentials. Throws the SDK's error, or
 * DiscoveryError, if the accounts cannot be listed.
 */
export async function connectOrganization(options: DiscoverOptions): Promise<OrganizationConnection> {
  const { aws, home } = options;
  const discover = (last: Discovered) => discoverAccounts(options, last);
  let current = await discover(NOTHING_DISCOVERED);
  let succeededAt = Date.now();
  let failures = 0;
  return {
    connection: {
      home: toScope(home.accountId, aws.region),
      accounts: () => current.accounts,
      dispatcher: aws.dispatcher,
    },
    notes: describeFirst(current),
    async renew() {
      const last = current;
      try {
        const next = await discover(last);
        succeededAt = Date.now();
        // The same array for as long as no account changes: costs are cached by it.
        current = hasSameAccounts(last, next) ? { ...next, accounts: last.accounts } : next;
        return describeChanges(last, next);
      } catch (error) {
        failures++;
        const reason = toReason(error, 'organizations:ListAccounts');
        const message = 'cannot list the accounts of the organization: the last list stays';
        return [{ level: 'warn', message, details: { accounts: last.accounts.length, reason } }];
      }
    },
    status: () => ({ succeededAt, failures }),
  };
}

function hasSameAccounts({ accounts: before }: Discovered, { accounts: after }: Discovered): boolean {
  return before.length === after.length && before.every((account, index) => account === after[index]);
}
