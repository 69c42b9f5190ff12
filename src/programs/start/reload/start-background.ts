import type { Logger } from 'pino';
import type { Config } from '../../../config/environment.ts';
import { askOwnPrincipals } from '../aws/ask-own-principals.ts';
import { renewAccounts } from '../aws/renew-accounts.ts';
import type { ConnectedKms } from '../open-kms.ts';

/**
 * Starts the background tasks of a connection: finding the accounts of an organization again and again, and asking STS
 * for the gateway's own principals, if it may change policies. Resolves when it has asked once. Returns a function that
 * ends the tasks.
 */
export async function startBackground(
  { connection, discovery }: ConnectedKms,
  { kms }: Pick<Config, 'kms'>,
  log: Logger,
): Promise<() => void> {
  const endAsking = kms.write ? await askOwnPrincipals(connection.accounts, log) : undefined;
  const endRenewals = discovery && renewAccounts(discovery, log);
  return () => {
    endRenewals?.();
    endAsking?.();
  };
}
