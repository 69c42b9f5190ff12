import { toTimeWords } from './time-words.ts';

/** A point in time: in the time zone of the reader, and in UTC, as in the logs of AWS. */
export function Time({ value }: { readonly value: string }) {
  const { local, utc } = toTimeWords(value);
  return (
    <time dateTime={value}>
      {local}
      {utc !== null && <span className="quiet"> ({utc})</span>}
    </time>
  );
}
