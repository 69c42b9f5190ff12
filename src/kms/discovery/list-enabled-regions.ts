import type { Region } from '@aws-sdk/client-account';
import { isRegion, toScope } from '../arn.ts';
import type { SharedCredentials } from '../client/credentials.ts';
import type { DiscoveryCalls } from './discovery-calls.ts';
import { DiscoveryError } from './discovery-error.ts';

/**
 * The names of the Regions that are enabled in the account of the credentials, sorted. Throws the SDK's error, KmsError
 * if the role of the account cannot be assumed, or DiscoveryError.
 */
export async function listEnabledRegions(
  calls: DiscoveryCalls,
  credentials: SharedCredentials,
): Promise<readonly string[]> {
  const { AccountClient, paginateListRegions } = await import('@aws-sdk/client-account');
  const client = new AccountClient(calls.clientConfig(credentials));
  const enabled = new Set<string>();
  let pages = 0;
  try {
    // Statuses are checked here: another service that speaks the protocol may ignore a filter in the request.
    for await (const { Regions } of paginateListRegions({ client }, { MaxResults: MAX_PAGE })) {
      if (++pages > MAX_PAGES) throw new DiscoveryError('TooManyPages');
      if (!Array.isArray(Regions)) throw new DiscoveryError('BrokenAnswer');
      for (const region of Regions) if (isEnabled(region)) enabled.add(parseName(region, calls.region));
    }
  } finally {
    client.destroy();
  }
  if (enabled.size === 0) throw new DiscoveryError('BrokenAnswer'); // AWS enables some Regions in each account
  return [...enabled].sort();
}

/** Source: AWS Account Management API Reference, "ListRegions". */
const MAX_PAGE = 50;
/** AWS has fewer than 50 Regions. */
const MAX_PAGES = 10;

function isEnabled({ RegionOptStatus: status }: Region): boolean {
  return status === 'ENABLED' || status === 'ENABLED_BY_DEFAULT';
}

/** The name becomes part of a host name. */
function parseName({ RegionName: name }: Region, home: string): string {
  if (typeof name === 'string' && isRegion(name) && toScope('', name).partition === toScope('', home).partition) {
    return name;
  }
  throw new DiscoveryError('BrokenAnswer');
}
