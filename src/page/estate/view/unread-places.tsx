import { toFailureWords } from '../../gateway/failure-words.ts';
import { RetryButton } from '../../gateway/retry-button.tsx';
import { useAnnouncement } from '../../ui/announce.tsx';
import { toCount } from '../estate-words.ts';
import { readUnreadPlaces } from '../read/estate-store.ts';
import type { UnreadPlace } from '../read/snapshot.ts';

/** Each account and Region whose keys could not be listed, by reason. They can be read again without all others. */
export function UnreadPlaces({ places, busy }: UnreadPlacesProps) {
  useAnnouncement(places.length > 0 ? `${TITLE}: ${toCount(places.length, 'failure')}` : null);
  if (places.length === 0) return null;
  const groups = Map.groupBy(places, ({ failure, region }) => {
    const { title, advice } = toFailureWords(failure);
    return JSON.stringify([region === null, title, advice]);
  });
  return (
    <section className="unread-places" aria-labelledby="unread-places">
      <h2 id="unread-places">{TITLE}</h2>
      <ul>
        {[...groups].map(([group, members]) => (
          <Group key={group} members={members} />
        ))}
      </ul>
      {places.some(({ region }) => region !== null) && (
        <RetryButton onRetry={readUnreadPlaces} busy={busy}>
          Try again
        </RetryButton>
      )}
    </section>
  );
}

export type UnreadPlacesProps = { readonly places: readonly UnreadPlace[]; readonly busy: boolean };

function Group({ members }: { readonly members: readonly UnreadPlace[] }) {
  const [first] = members;
  if (first === undefined) return null;
  const { title, advice } = toFailureWords(first.failure);
  const names = members.map(({ accountId, region }) =>
    region === null ? `Regions of account ${accountId}` : `${region} of account ${accountId}`,
  );
  return (
    <li>
      <p>
        <strong>{title}</strong> · {names.slice(0, NAMED).join(', ')}
        {names.length > NAMED && ` and ${names.length - NAMED} more`}
      </p>
      <details>
        <summary>{names.length > NAMED ? 'All of them, and why' : 'Why'}</summary>
        {first.region === null && <p>There may be keys in Regions that the gateway does not know.</p>}
        <p>{advice}</p>
        {names.length > NAMED && <p>{names.join(', ')}</p>}
        <p className="mono">
          {first.failure.code}: {first.failure.message}
        </p>
      </details>
    </li>
  );
}

const TITLE = 'Some keys could not be listed';

/** So many are named at once. An organization can have hundreds of accounts. */
const NAMED = 4;
