import { useIsSlow } from '../../gateway/use-is-slow.ts';
import { useAnnouncement } from '../../ui/announce.tsx';
import { ReadAt } from '../../ui/read-at.tsx';
import { countDone, toProgressWords, toTotalWords } from '../estate-words.ts';
import { continueReading, type Estate, readAgain, stopReading } from '../read/estate-store.ts';
import { isComplete } from '../read/snapshot.ts';
import { useSeldom } from './use-seldom.ts';

/** How many keys were read of how many accounts and Regions, and the buttons that stop and start the reading. */
export function Progress({ estate }: { readonly estate: Estate }) {
  const { shown, incoming, places, phase } = estate;
  const reading = incoming ?? shown;
  const isReading = phase === 'reading';
  const progress = toProgressWords(reading, places);
  const words = phase === 'done' ? toTotalWords(shown, places) : isReading ? `Reading: ${progress}` : progress;
  useAnnouncement(useSeldom(words, ANNOUNCE_MS));
  const isSlow = useIsSlow(isReading && reading.keys.length === 0);

  return (
    <div className="progress">
      <p className="progress-words">
        {incoming ? `Reading again: ${progress}` : words}
        {phase === 'stopped' && ' (stopped)'}
        {isSlow &&
          reading.keys.length === 0 &&
          ' · This takes longer than usual: the gateway retries until its deadline.'}
      </p>
      {isReading && <progress aria-label="Accounts and Regions read" max={places?.length} value={toValue(estate)} />}
      {isReading && (
        <button type="button" className="button" onClick={stopReading}>
          Stop
        </button>
      )}
      {phase === 'stopped' && (
        <button type="button" className="button" onClick={continueReading}>
          Continue
        </button>
      )}
      {!isReading && isComplete(shown) && <ReadAt at={shown.startedAt} onRetry={readAgain} busy={false} />}
      {phase === 'stopped' && (
        <button type="button" className="button" onClick={readAgain}>
          Read again
        </button>
      )}
    </div>
  );
}

/** A progress element without a value shows that something is going on, and not how far it is. */
function toValue({ shown, incoming, places }: Estate): number | undefined {
  return countDone(incoming ?? shown, places) || undefined;
}

/** Screen readers must have the time to read the words, and something else in between. */
const ANNOUNCE_MS = 5000;
