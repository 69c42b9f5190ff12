import type { Account, AccountState } from '@aws-sdk/client-organizations';
import { isAccountId } from '../arn.ts';
import type { DiscoveryCalls } from './discovery-calls.ts';
import { DiscoveryError } from './discovery-error.ts';

/**
 * The IDs of the active accounts of the organization, sorted. Each is there once, even if AWS lists it on two pages
 * because accounts changed in between. Throws the SDK's error, or DiscoveryError: also if the list lacks the account of
 * the gateway's own credentials, which AWS lists in every state. Otherwise, an empty answer would remove all accounts.
 */
export async function listActiveAccounts(calls: DiscoveryCalls, homeAccountId: string): Promise<readonly string[]> {
  // Loaded here, because only a gateway with an organization needs it.
  const { OrganizationsClient, paginateListAccounts } = await import('@aws-sdk/client-organizations');
  const client = new OrganizationsClient(calls.clientConfig());
  const listed = new Set<string>();
  const active = new Set<string>();
  let pages = 0;
  try {
    for await (const { Accounts } of paginateListAccounts({ client }, {})) {
      if (++pages > MAX_PAGES) throw new DiscoveryError('TooManyPages');
      if (!Array.isArray(Accounts)) throw new DiscoveryError('BrokenAnswer');
      for (const account of Accounts) {
        const accountId = parseId(account);
        listed.add(accountId);
        if (isActive(account)) active.add(accountId);
      }
      if (listed.size > MAX_ACCOUNTS) throw new DiscoveryError('TooManyAccounts', 'more than 40,000 accounts');
    }
  } finally {
    client.destroy();
  }
  if (!listed.has(homeAccountId)) {
    throw new DiscoveryError('BrokenAnswer', `the list does not have ${homeAccountId}, the account of the gateway`);
  }
  return [...active].sort();
}

/** AWS's quota can be raised to 10,000 accounts. Source: AWS Organizations User Guide, "Quotas". */
const MAX_ACCOUNTS = 40_000;
/** A page of AWS has at most 20 accounts. */
const MAX_PAGES = MAX_ACCOUNTS / 20;

/**
 * An account in a state that the gateway does not know counts as active: if it cannot be read, its keys say why,
 * whereas nobody would notice keys that are not listed.
 */
function isActive({ State, Status }: Account): boolean {
  // AWS retired `Status` on 9 September 2026, but other services that speak the protocol may not have `State` yet.
  const state = State ?? Status;
  if (typeof state !== 'string') throw new DiscoveryError('BrokenAnswer');
  return !INACTIVE.has(state);
}

/** Source: AWS Organizations API Reference, "Account". */
const INACTIVE: ReadonlySet<string> = new Set<AccountState>([
  'PENDING_ACTIVATION',
  'SUSPENDED',
  'PENDING_CLOSURE',
  'CLOSED',
]);

/** The ID becomes part of the ARN of a role. */
function parseId({ Id }: Account): string {
  if (typeof Id === 'string' && isAccountId(Id)) return Id;
  throw new DiscoveryError('BrokenAnswer');
}
