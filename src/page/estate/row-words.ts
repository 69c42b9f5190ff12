import type { EstateKey } from './estate-key.ts';
import { toCount } from './estate-words.ts';
import { toExposure, toFindingLabel } from './finding-words.ts';

export type RowTone = 'public' | 'shared' | 'unknown' | null;
export type BadgeTone = 'public' | 'severe' | 'weak' | 'unknown';

export type RowWords = {
  /** The color of the row. The badge says the same in words. */
  readonly tone: RowTone;
  readonly badge: { readonly label: string; readonly tone: BadgeTone } | null;
  readonly message: string;
  /** Whether there is more: further findings, and what was not read. Short, because it is never cut off. */
  readonly more: string;
  /** When KMS deletes it. */
  readonly deletion: string;
  readonly created: string;
};

/** What a row says of a key. A key of which something is unknown is never shown as one without findings. */
export function toRowWords(key: EstateKey): RowWords {
  const { findings, flags, unread, deletionDate, createdAt } = key;
  const [worst] = findings;
  const tone = toTone(key);
  const dates = {
    deletion: deletionDate === null ? '' : `on ${DATE.format(new Date(deletionDate))}`,
    created: createdAt === null ? '' : DATE.format(new Date(createdAt)),
  };
  if (worst === undefined || (tone === 'unknown' && isMinor(worst.severity))) {
    const also = findings.length === 0 ? '' : `+${toCount(findings.length, 'finding')}`;
    if (!flags.has('unknown')) return { tone, badge: null, message: 'No finding', more: '', ...dates };
    const message = unread.join(' · ');
    return { tone, badge: { label: 'Unknown', tone: 'unknown' }, message, more: also, ...dates };
  }
  const isPublic = toExposure(worst) === 'public';
  const badgeTone = isPublic || worst.severity === 'CRITICAL' ? 'public' : isMinor(worst.severity) ? 'weak' : 'severe';
  return {
    tone,
    badge: { label: toFindingLabel(worst.code), tone: badgeTone },
    message: [worst.message, ...(worst.certain ? [] : ['Not certain.']), ...unread].join(' '),
    more: [
      ...(findings.length > 1 ? [`+${findings.length - 1} more`] : []),
      ...(unread.length > 0 ? ['not all read'] : []),
    ].join(', '),
    ...dates,
  };
}

function toTone({ flags }: EstateKey): RowTone {
  return (['public', 'shared', 'unknown'] as const).find((tone) => flags.has(tone)) ?? null;
}

/** What could not be read may be worse than such a finding. */
function isMinor(severity: EstateKey['findings'][number]['severity']): boolean {
  return severity === 'LOW' || severity === 'INFO' || severity === 'MEDIUM';
}

/** In UTC, so that everybody sees the same date. */
const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
