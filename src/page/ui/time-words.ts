export type TimeWords = {
  /** In the time zone of the reader, with its name: 26 November 2026, 14:03:12 CET. */
  readonly local: string;
  /** 2026-11-26 13:03:12 UTC. Null if the reader is in UTC: `local` says it. */
  readonly utc: string | null;
};

/** A point in time in words. `timeZone` is for tests. Default: that of the browser. */
export function toTimeWords(iso: string, timeZone?: string): TimeWords {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return { local: iso, utc: null };
  const local = createFormat(timeZone).format(date).replace(' at ', ', ');
  return { local, utc: local.endsWith(' UTC') ? null : toUtc(date) };
}

function toUtc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `dateStyle` and `timeZoneName` cannot be combined. */
function createFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  });
}

/** How far a point in time is from `now`, in words: in 20 days, 3 hours ago. `now` is in milliseconds. */
export function toDistance(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const [unit, length] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? LAST_UNIT;
  return RELATIVE.format(Math.trunc(seconds / length), unit);
}

const LAST_UNIT = ['minute', 60] as const;
const UNITS = [['day', 86_400], ['hour', 3600], LAST_UNIT] as const;
const RELATIVE = new Intl.RelativeTimeFormat('en-GB');
