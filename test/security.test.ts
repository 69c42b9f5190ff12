import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The threats of SECURITY.md, each with the tests that it names. */
const THREATS = readFileSync('SECURITY.md', 'utf8')
  .split('\n')
  .filter((line) => /^\|.*\|.*\|.*\|$/.test(line) && !/^\| Threat \||^\|-/.test(line))
  .map((line) => {
    const [, threat = '', , tests = ''] = line.split('|');
    return { threat: threat.trim(), tests: [...tests.matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, name]) => name) };
  });

describe('SECURITY.md', () => {
  it('names a test for every threat', () => {
    expect(THREATS.length).toBeGreaterThan(40);
    expect(THREATS.filter(({ tests }) => tests.length === 0)).toEqual([]);
  });

  it('names tests that exist', () => {
    const tests = THREATS.flatMap((threat) => threat.tests);
    expect(tests.filter((name) => !existsSync(`test/${name}.test.ts`))).toEqual([]);
  });
});
