import type { Dispatcher } from 'undici';
import { toScope } from '../arn.ts';
import { type AccountConnection, type AccountOptions, OWN_ACCOUNT } from './account-connection.ts';
import type { KmsConnection } from './connection.ts';
import { type Aws, openAws } from './open-aws.ts';

/**
 * Without `accounts`, the gateway reads the account of its credentials, in any Region. Without `accountId`, it asks STS
 * for that account (GetCallerIdentity).
 */
export type AccountSource =
  | { readonly accounts: readonly [AccountOptions, ...AccountOptions[]] }
  | { readonly accounts: null; readonly region: string; readonly accountId: string | null };

/** Connects to AWS, or to another KMS. Throws the SDK's error if its call to STS fails. */
export type AwsConnector = (source: AccountSource) => Promise<KmsConnection>;

/**
 * Connects to a list of accounts, and again to each list that replaces it. An account that the last list had with the
 * same role keeps its credentials, so that no role is assumed again. All connections share the pool `dispatcher`.
 * `endpoint` is of KMS; null: AWS's endpoint of each Region.
 */
export function createAwsConnector(endpoint: string | null, dispatcher: Dispatcher): AwsConnector {
  let aws: Aws | undefined;
  let connectAccounts: ConnectAccounts = () => [];
  return async (source) => {
    const region = source.accounts === null ? source.region : source.accounts[0].regions[0];
    if (aws?.region !== region) {
      aws = await openAws({ endpoint, dispatcher, region });
      connectAccounts = keepAccounts(aws);
    }
    if (source.accounts !== null) {
      const accounts = connectAccounts(source.accounts);
      return { home: toScope(source.accounts[0].accountId, region), accounts: () => accounts, dispatcher };
    }
    const { own } = aws;
    const accountId = source.accountId ?? (await own.ask()).accountId;
    const accounts = connectAccounts([{ ...OWN_ACCOUNT, accountId, regions: [region] }]).map(
      (account): AccountConnection => ({ ...account, principal: own, anyRegion: true }),
    );
    return { home: toScope(accountId, region), accounts: () => accounts, dispatcher };
  };
}

type ConnectAccounts = (accounts: readonly AccountOptions[]) => readonly AccountConnection[];

/** Connects a list of accounts. Keeps the connection of an account that differs from the last list in Regions only. */
function keepAccounts({ connectAccount }: Aws): ConnectAccounts {
  let last: ReadonlyMap<string, AccountConnection> = new Map();
  return (accounts) => {
    const connected = accounts.map((options) => {
      // The role is assumed at the STS endpoint of the first Region.
      const name = JSON.stringify({ ...options, regions: options.regions[0] });
      return [name, { ...(last.get(name) ?? connectAccount(options)), regions: options.regions }] as const;
    });
    last = new Map(connected);
    return connected.map(([, account]) => account);
  };
}
