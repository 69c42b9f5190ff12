import { toDistance, toTimeWords } from '../ui/time-words.ts';
import { type StateFacts, toStateWords } from './state-words.ts';

/** In the head of the key, over all its tabs: that it cannot be used, and when it is deleted. */
export function StateNotice({ facts }: { readonly facts: StateFacts }) {
  const words = toStateWords(facts, toTime);
  if (words === null) return null;
  return (
    <p className="state-notice" data-tone={words.tone}>
      <strong>{words.title}.</strong> {words.advice}
    </p>
  );
}

function toTime(iso: string): string {
  const { local, utc } = toTimeWords(iso);
  const isAhead = Date.parse(iso) > Date.now();
  return `${local}${utc === null ? '' : ` (${utc})`}${isAhead ? `, ${toDistance(iso, Date.now())}` : ''}`;
}
