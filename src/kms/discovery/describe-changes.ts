import type { AccountConnection } from '../client/account-connection.ts';
import type { Discovered } from './discover-accounts.ts';

/** A line for the log. */
export type Note = {
  readonly level: 'info' | 'warn';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/**
 * What differs between two discoveries, in plain words: one line for each account. A failure is reported when it begins
 * and when its reason changes, so that an account without the role does not cause a warning in every hour.
 */
export function describeChanges(last: Discovered, next: Discovered): readonly Note[] {
  const before = new Map(last.accounts.map((account) => [account.accountId, account]));
  const after = new Set(next.accounts.map(({ accountId }) => accountId));
  return [
    ...last.accounts.filter(({ accountId }) => !after.has(accountId)).map(describeRemoved),
    ...next.accounts.flatMap((account) => describeAccount(before.get(account.accountId), account)),
    ...next.accounts.flatMap(({ accountId }) => describeRecovery(accountId, last, next)),
    ...describeFailures(last, next),
  ];
}

/** What the first discovery has found, in one line, and what failed. */
export function describeFirst(found: Discovered): readonly Note[] {
  const regions = new Set(found.accounts.flatMap((account) => account.regions));
  const message = `the gateway reads ${count(found.accounts.length, 'account')} of the organization`;
  return [
    { level: 'info', message, details: { accounts: found.accounts.length, regions: [...regions].sort() } },
    ...describeFailures({ accounts: [], failures: new Map() }, found),
  ];
}

function describeRemoved({ accountId }: AccountConnection): Note {
  const message = `the gateway no longer reads account ${accountId}: it left the organization, or is not active`;
  return { level: 'info', message, details: { accountId } };
}

function describeAccount(before: AccountConnection | undefined, after: AccountConnection): readonly Note[] {
  const { accountId, regions } = after;
  if (before === undefined) {
    const message = `the gateway now reads account ${accountId} of the organization, in ${count(regions.length, 'Region')}`;
    return [{ level: 'info', message, details: { accountId, regions } }];
  }
  const added = regions.filter((region) => !before.regions.includes(region));
  const removed = before.regions.filter((region) => !regions.includes(region));
  if (added.length === 0 && removed.length === 0) return [];
  const changes = [
    ...(added.length > 0 ? [`${added.join(', ')} added`] : []),
    ...(removed.length > 0 ? [`${removed.join(', ')} removed`] : []),
  ];
  const message = `the Regions of account ${accountId} have changed: ${changes.join('; ')}`;
  return [{ level: 'info', message, details: { accountId, added, removed } }];
}

function describeRecovery(accountId: string, last: Discovered, next: Discovered): readonly Note[] {
  if (!last.failures.has(accountId) || next.failures.has(accountId)) return [];
  const message = `the Regions of account ${accountId} are listed again`;
  return [{ level: 'info', message, details: { accountId } }];
}

/** At most MAX_FAILURES lines, and one that counts the others: before the roles are deployed, every account fails. */
function describeFailures(last: Discovered, next: Discovered): readonly Note[] {
  const notes = describeEachFailure(last, next);
  const more = notes.slice(MAX_FAILURES);
  if (more.length === 0) return notes;
  const message = `the same for ${more.length} more accounts`;
  const accountIds = more.map(({ details }) => details.accountId);
  return [...notes.slice(0, MAX_FAILURES), { level: 'warn', message, details: { accountIds } }];
}

const MAX_FAILURES = 20;

function describeEachFailure(last: Discovered, { accounts, failures }: Discovered): readonly Note[] {
  return accounts.flatMap(({ accountId, regions }): readonly Note[] => {
    const reason = failures.get(accountId);
    if (reason === undefined || reason === last.failures.get(accountId)) return [];
    const message = `the Regions of account ${accountId} could not be listed: the gateway reads it in ${count(regions.length, 'Region')}`;
    return [{ level: 'warn', message, details: { accountId, reason, regions } }];
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
