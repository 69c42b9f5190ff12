import type { AccountConnection } from '../../kms/client/account-connection.ts';
import type { CredentialsStatus } from '../../kms/client/credentials.ts';
import type { DiscoveryStatus } from '../../kms/discovery/connect-organization.ts';
import type { MetricRegistry } from './registry.ts';

/** The accounts that the gateway reads, and its credentials there. */
export function addAccountMetrics({ gauge }: MetricRegistry, accounts: () => readonly AccountConnection[]): void {
  gauge('accounts', 'Accounts that the gateway reads.', () => accounts().length);
  const perAccount = (name: string, help: string, toMilliseconds: (status: CredentialsStatus) => number | null) =>
    gauge(name, help, () =>
      accounts()
        .slice(0, MAX_ACCOUNTS)
        .flatMap(({ accountId: account, credentials }) => {
          const time = toMilliseconds(credentials.status());
          return time === null ? [] : [{ labels: { account }, value: time / 1000 }];
        }),
    );
  perAccount(
    'credentials_expiry_timestamp_seconds',
    'When the credentials of an account expire. Absent if they do not, or are not loaded.',
    ({ expiresAt }) => expiresAt,
  );
  perAccount(
    'credentials_last_failure_timestamp_seconds',
    'When the credentials of an account could last not be loaded. Absent if that never happened.',
    ({ failedAt }) => failedAt,
  );
}

/** The most accounts with series of their own. */
const MAX_ACCOUNTS = 1_000;

/** How the accounts of the organization are found. A reload can bring an organization. */
export function addDiscoveryMetrics(
  { gauge, readCounter }: MetricRegistry,
  status: () => DiscoveryStatus | undefined,
): void {
  gauge('discovery_last_success_timestamp_seconds', 'When the accounts of the organization were last listed.', () => {
    const discovery = status();
    return discovery === undefined ? null : discovery.succeededAt / 1000;
  });
  readCounter(
    'discovery_failures_total',
    'How many times the accounts of the organization could not be listed.',
    () => status()?.failures ?? 0,
  );
}
