import type { AccountConnection } from '../client/account-connection.ts';
import { type Discovered, NOTHING_DISCOVERED } from './discover-accounts.ts';

/** A line for the log. docs/monitoring.md lists the messages. */
export type Note = {
  readonly level: 'info' | 'warn';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** What the first discovery has found, in one line, what failed, and what is likely a mistake in the configuration. */
export function describeFirst(found: Discovered): readonly Note[] {
  const regions = [...new Set(found.accounts.flatMap((account) => account.regions))].sort();
  const details = { accounts: found.accounts.length, regions };
  return [
    { level: 'info', message: 'found the accounts of the organization', details },
    ...describeExcluded(found),
    ...describeFailures(NOTHING_DISCOVERED, found),
  ];
}

function describeExcluded({ excludedInVain: accountIds }: Discovered): readonly Note[] {
  if (accountIds.length === 0) return [];
  const message = 'exclude names accounts that are not active accounts of the organization';
  return [{ level: 'warn', message, details: { accountIds } }];
}

/**
 * What differs between two discoveries: one line for each account. A failure is reported when it begins and when its
 * reason changes, so that an account without the role does not cause a warning every hour.
 */
export function describeChanges(last: Discovered, next: Discovered): readonly Note[] {
  const before = new Map(last.accounts.map((account) => [account.accountId, account]));
  const after = new Set(next.accounts.map(({ accountId }) => accountId));
  return [
    ...last.accounts.filter(({ accountId }) => !after.has(accountId)).map(describeRemoved),
    ...next.accounts.flatMap((account) => describeAccount(before.get(account.accountId), account)),
    ...next.accounts.flatMap(({ accountId }) => describeRecovery(accountId, last, next)),
    ...describeFailures(last, next),
    ...describeMissed(next),
  ];
}

function describeMissed({ missed }: Discovered): readonly Note[] {
  if (missed === 0) return [];
  const message = 'a renewal had no time for the Regions of some accounts: the next one starts with them';
  return [{ level: 'warn', message, details: { accounts: missed } }];
}

function describeRemoved({ accountId }: AccountConnection): Note {
  const message = 'the gateway no longer reads an account: it left the organization, or is not active';
  return { level: 'info', message, details: { accountId } };
}

function describeAccount(before: AccountConnection | undefined, after: AccountConnection): readonly Note[] {
  const { accountId, regions } = after;
  if (before === undefined) {
    const message = 'the gateway reads a new account of the organization';
    return [{ level: 'info', message, details: { accountId, regions } }];
  }
  const added = regions.filter((region) => !before.regions.includes(region));
  const removed = before.regions.filter((region) => !regions.includes(region));
  if (added.length === 0 && removed.length === 0) return [];
  const message = 'the Regions of an account have changed';
  return [{ level: 'info', message, details: { accountId, added, removed } }];
}

function describeRecovery(accountId: string, last: Discovered, next: Discovered): readonly Note[] {
  if (!last.failures.has(accountId) || next.failures.has(accountId)) return [];
  return [{ level: 'info', message: 'the Regions of an account can be listed again', details: { accountId } }];
}

/** At most MAX_FAILURES lines, and one that names the others: before the roles are deployed, every account fails. */
function describeFailures(last: Discovered, next: Discovered): readonly Note[] {
  const notes = describeEachFailure(last, next);
  const more = notes.slice(MAX_FAILURES);
  if (more.length === 0) return notes;
  const accountIds = more.map(({ details }) => details.accountId);
  const message = 'cannot list the Regions of more accounts';
  return [...notes.slice(0, MAX_FAILURES), { level: 'warn', message, details: { accountIds } }];
}

const MAX_FAILURES = 20;

function describeEachFailure(last: Discovered, { accounts, failures }: Discovered): readonly Note[] {
  return accounts.flatMap(({ accountId, regions }): readonly Note[] => {
    const reason = failures.get(accountId);
    if (reason === undefined || reason === last.failures.get(accountId)) return [];
    return [
      { level: 'warn', message: 'cannot list the Regions of an account', details: { accountId, reason, regions } },
    ];
  });
}
