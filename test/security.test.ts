import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('SECURITY.md names tests that there are', () => {
  const text = readFileSync('SECURITY.md', 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|') && line.split('|').length === 5);
  const tests = rows.flatMap((row) =>
    [...(row.split('|')[3] ?? '').matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, name]) => name),
  );
  expect(tests.length).toBeGreaterThan(30);
  expect(tests.filter((name) => !existsSync(`test/${name}.test.ts`))).toEqual([]);
});
