import { expect, it } from 'vitest';
import { toDistance, toTimeWords } from '../../src/page/ui/time-words.ts';

it('a time has its zone, and is there in UTC, too', () => {
  expect(toTimeWords('2026-07-01T22:30:05.000Z', 'Europe/Berlin')).toEqual({
    local: '2 July 2026, 00:30:05 CEST',
    utc: '2026-07-01 22:30:05 UTC',
  });
  expect(toTimeWords('2026-01-01T00:30:05Z', 'America/New_York')).toEqual({
    local: '31 December 2025, 19:30:05 GMT-5',
    utc: '2026-01-01 00:30:05 UTC',
  });
});

it('a reader in UTC sees it once', () => {
  expect(toTimeWords('2026-07-01T22:30:05Z', 'UTC')).toEqual({ local: '1 July 2026, 22:30:05 UTC', utc: null });
});

it('what is no time stays as it is', () => {
  expect(toTimeWords('soon', 'UTC')).toEqual({ local: 'soon', utc: null });
});

it('a distance is in whole days, or what is smaller, and never more than there is', () => {
  const now = Date.parse('2026-07-01T00:00:00Z');
  const distances = ['2026-07-21T23:59:59Z', '2026-07-02T00:00:00Z', '2026-06-30T21:00:00Z', '2026-07-01T00:00:30Z'];
  expect(distances.map((each) => toDistance(each, now))).toEqual([
    'in 20 days',
    'in 1 day',
    '3 hours ago',
    'in 0 minutes',
  ]);
});
