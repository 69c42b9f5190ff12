import type { Place } from '../ui/location.ts';
import type { Flag } from './estate-key.ts';
import type { Estate } from './read/estate-store.ts';
import { comparePlaces, isComplete, type Snapshot } from './read/snapshot.ts';
import type { Selection } from './selection.ts';

export const CARD_LABELS: Record<Flag | 'all', string> = {
  all: 'keys',
  public: 'public',
  shared: 'open to other accounts',
  orphan: 'deleted principals',
  deletion: 'pending deletion',
  rotation: 'rotation off',
  unknown: 'unknown',
};

/** As a chip. */
export const FLAG_LABELS: Record<Flag, string> = {
  public: 'Public',
  shared: 'Open to other accounts',
  orphan: 'Deleted principals',
  deletion: 'Pending deletion',
  rotation: 'Rotation off',
  unknown: 'Unknown',
};

/** What each card counts, for those who wonder. */
export const FLAG_HINTS: Record<Flag | 'all', string> = {
  all: 'All keys of the accounts and Regions that the gateway reads',
  public: 'Everyone in any AWS account is allowed something: by the policy, or by a service',
  shared: 'Another account or organization is allowed something, and the configuration does not trust the account',
  orphan: 'The policy names a user or role that was deleted',
  deletion: 'KMS deletes the key after its waiting period',
  rotation: 'Automatic rotation is possible, and off',
  unknown: 'The policy, the grants, the metadata or the rotation could not be read as a whole',
};

/** How far the reading is: "1,200 keys so far, 6 of 40 accounts and Regions read". */
export function toProgressWords(snapshot: Snapshot, places: Estate['places']): string {
  const keys = `${toCount(snapshot.keys.length, 'key')} so far`;
  const done = countDone(snapshot, places);
  if (places === null || places.length < 2 || done === null) return keys;
  return `${keys}, ${done} of ${NUMBER.format(places.length)} accounts and Regions read`;
}

/** How many accounts and Regions are read whole. Null if that is not known. */
export function countDone({ reached }: Snapshot, places: Estate['places']): number | null {
  if (places === null) return null;
  if (reached === null) return 0;
  return places.filter((place) => comparePlaces(place, reached) < 0).length;
}

/** What was read: "124 keys in 2 accounts and 3 Regions". */
export function toTotalWords({ keys }: Snapshot, places: Estate['places']): string {
  const total = toCount(keys.length, 'key');
  if (places === null) return total;
  const accounts = new Set(places.map(({ accountId }) => accountId)).size;
  const regions = new Set(places.map(({ region }) => region)).size;
  return `${total} in ${toCount(accounts, 'account')} and ${toCount(regions, 'Region')}`;
}

export type EmptyWords = { readonly title: string; readonly advice: string };

/** Why the list is empty. An account or Region that is not read is not an empty one. */
export function toEmptyWords(selection: Selection, snapshot: Snapshot, places: Estate['places']): EmptyWords {
  const { flag, accountId, region, search } = selection;
  const notRead = places && explainNotRead(selection, places);
  if (notRead) return notRead;
  const where = toWhere(accountId, region);
  const unread = snapshot.unreadPlaces.some(
    (place) => (accountId ?? place.accountId) === place.accountId && (region ?? place.region) === place.region,
  );
  if (unread) {
    return {
      title: 'No key was found in what could be read',
      advice: `Some keys${where} could not be listed, and may be what you look for: see above.`,
    };
  }
  if (!isComplete(snapshot)) return { title: 'No key so far', advice: 'Not all keys have been read.' };
  if (flag === null && search.trim() === '') return { title: `There are no keys${where}`, advice: '' };
  return { title: 'No key matches', advice: `None of the keys${where} that were read meets the filter.` };
}

function explainNotRead({ accountId, region }: Selection, places: readonly Place[]): EmptyWords | null {
  const ofAccount = places.filter((place) => accountId === null || place.accountId === accountId);
  if (accountId !== null && ofAccount.length === 0) {
    return {
      title: `The gateway does not read account ${accountId}`,
      advice:
        'It is not configured for this account, or you may not see it. That is no missing permission in AWS: the operator of the gateway decides which accounts it reads.',
    };
  }
  if (region === null || ofAccount.some((place) => place.region === region)) return null;
  return {
    title: `The gateway does not read ${region}${accountId === null ? '' : ` of account ${accountId}`}`,
    advice:
      'There is no such Region, or it is not enabled, or the gateway is not configured for it. Whether there are keys is not known.',
  };
}

function toWhere(accountId: string | null, region: string | null): string {
  return `${region === null ? '' : ` in ${region}`}${accountId === null ? '' : ` of account ${accountId}`}`;
}

export function toCount(count: number, noun: string): string {
  return `${NUMBER.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export const NUMBER = new Intl.NumberFormat('en-GB');
