import { isAtLeast } from '../analysis/findings/filter.ts';
import { SEVERITIES, type Severity } from '../analysis/findings/finding.ts';
import type { About, Summary } from './report-schema.ts';
import type { Entry } from './to-entries.ts';

export function createSummary(): Summary {
  return {
    keys: 0,
    findings: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, INFO: 0 },
    unread: { places: 0, keys: 0, parts: 0 },
  };
}

export function addEntry(summary: Summary, { key, findings, unread }: Entry): void {
  if (key !== null) summary.keys++;
  for (const { severity } of findings) summary.findings[severity]++;
  for (const { kind } of unread) summary.unread[UNREAD_COUNTS[kind]]++;
}

const UNREAD_COUNTS = { PLACE: 'places', KEY: 'keys', PART: 'parts' } as const;

export function countFindings({ findings }: Summary): number {
  return Object.values(findings).reduce((sum, count) => sum + count, 0);
}

export function countUnread({ unread: { places, keys, parts } }: Summary): number {
  return places + keys + parts;
}

/**
 * 2: there are findings of `failOn` or more severe ones. 3: something could not be read. If both are true, 2: a job that
 * tolerates 3 must not miss a finding.
 */
export function toExitCode(summary: Summary, failOn: Severity | null): 0 | 2 | 3 {
  const failing = SEVERITIES.filter((severity) => failOn !== null && isAtLeast(severity, failOn));
  if (failing.some((severity) => summary.findings[severity] > 0)) return 2;
  return countUnread(summary) > 0 ? 3 : 0;
}

/** Such as "14 keys, 3 findings (2 HIGH, 1 INFO), 1 not read". */
export function toSummaryText(summary: Summary): string {
  const total = countFindings(summary);
  const bySeverity = SEVERITIES.filter((severity) => summary.findings[severity] > 0).map(
    (severity) => `${summary.findings[severity]} ${severity}`,
  );
  const { places, keys, parts } = summary.unread;
  const unread = [
    ...(places > 0 ? [`${places} ${places === 1 ? 'account or Region' : 'accounts or Regions'} not listed`] : []),
    ...(keys > 0 ? [`${toCount(keys, 'key')} not read`] : []),
    ...(parts > 0 ? [`${toCount(parts, 'part')} of ${parts === 1 ? 'a key' : 'keys'} not examined`] : []),
  ];
  const found = `${toCount(total, 'finding')}${total > 0 ? ` (${bySeverity.join(', ')})` : ''}`;
  return [toCount(summary.keys, 'key'), found, ...unread].join(', ');
}

/** Such as "3 Regions of 2 accounts": a Region counts once for each account. */
export function toPlacesText(places: About['places']): string {
  const accounts = new Set(places.map(({ accountId }) => accountId));
  return `${toCount(places.length, 'Region')} of ${toCount(accounts.size, 'account')}`;
}

/** Such as "1 key" and "2 keys". */
export function toCount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
