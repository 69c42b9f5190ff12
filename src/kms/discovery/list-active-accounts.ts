import type { Account } from '@aws-sdk/client-organizations';
import { isAccountId } from '../arn.ts';
import type { DiscoveryCalls } from './discovery-calls.ts';
import { DiscoveryError } from './discovery-error.ts';

/**
 * The IDs of the active accounts of the organization, sorted. Each is there once, even if AWS lists it on two pages
 * because accounts changed in between. Throws the SDK's error, or DiscoveryError.
 */
export async function listActiveAccounts(calls: DiscoveryCalls): Promise<readonly string[]> {
  // Loaded here, because only a gateway with an organization needs it.
  const { OrganizationsClient, paginateListAccounts } = await import('@aws-sdk/client-organizations');
  const client = new OrganizationsClient(calls.clientConfig());
  const active = new Set<string>();
  let pages = 0;
  try {
    for await (const { Accounts } of paginateListAccounts({ client }, {})) {
      if (++pages > MAX_PAGES) throw new DiscoveryError('TooManyPages');
      if (!Array.isArray(Accounts)) throw new DiscoveryError('BrokenAnswer');
      for (const account of Accounts) if (isActive(account)) active.add(parseId(account));
    }
  } finally {
    client.destroy();
  }
  return [...active].sort();
}

/** A page has at most 20 accounts, so these are enough for 40,000. */
const MAX_PAGES = 2_000;

/** AWS retired `Status` on 9 September 2026, but other services that speak the protocol may not have `State` yet. */
function isActive({ State, Status }: Account): boolean {
  const state = State ?? Status;
  if (typeof state !== 'string') throw new DiscoveryError('BrokenAnswer');
  return state === 'ACTIVE';
}

/** The ID becomes part of the ARN of a role. */
function parseId({ Id }: Account): string {
  if (typeof Id === 'string' && isAccountId(Id)) return Id;
  throw new DiscoveryError('BrokenAnswer');
}
