import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../src/page/compare/compare-location.ts';
import { toActions, toAnswer, toReach, toStatementName } from '../../src/page/compare/diff/diff-words.ts';
import { toBlocks, toFolded } from '../../src/page/compare/texts/text-blocks.ts';

const SAME = { equivalent: true, newAccess: [], lostAccess: [], undecided: [] };

describe('the answer of a comparison', () => {
  it('says that texts differ although they mean the same', () => {
    expect(toAnswer(SAME, false)).toBe('The texts differ, their meaning does not.');
    expect(toAnswer(SAME, true)).toBe('Both have the same text.');
  });

  it('counts what is gained, lost, and not decided', () => {
    const diff = { equivalent: false, newAccess: [1, 2], lostAccess: [1], undecided: [1] };
    expect(toAnswer(diff, false)).toBe('2 gained, 1 lost, 1 not decided.');
    expect(toAnswer({ ...diff, newAccess: [], undecided: [] }, false)).toBe('1 lost.');
  });

  it('never says that policies are the same if that is not known', () => {
    const diff = { equivalent: false, newAccess: [], lostAccess: [], undecided: [] };
    expect(toAnswer(diff, true)).toBe('It could not be decided whether the policies differ.');
  });
});

describe('a change', () => {
  it.each([
    ['EVERYONE', null, 'public'],
    ['IAM_ROLE', '444455556666', 'other'],
    ['IAM_ROLE', '111122223333', 'home'],
    ['SERVICE', null, 'home'],
  ] as const)('of %s of account %s reaches: %s', (kind, accountId, reach) => {
    expect(toReach({ principal: { kind, value: '', accountId } }, '111122223333')).toBe(reach);
  });

  it('names its statements by number', () => {
    expect(toStatementName('/Statement/2/Action')).toBe('statement 3');
    expect(toStatementName('/Statement')).toBe('the statement');
  });

  it('says how many actions it hides, and hides no few', () => {
    const toMany = (count: number) => Array.from({ length: count }, (_, index) => `kms:A${index}`);
    expect(toActions({ actions: toMany(10), andFutureActions: false })).toMatchObject({ hidden: [], note: null });
    const { shown, hidden, note } = toActions({ actions: toMany(20), andFutureActions: true });
    expect([shown.length, hidden.length]).toEqual([8, 12]);
    expect(note).toContain('adds later');
  });
});

describe('two texts', () => {
  it('that are JSON are laid out alike, without a change to what they say', () => {
    const { blocks, isLaidOut } = toBlocks('{"a":1,"a":2}', '{\n\t"a": 1,\r\n "a": 2 }');
    expect(isLaidOut).toBe(true);
    expect(blocks).toEqual([{ isSame: true, left: ['{', '  "a": 1,', '  "a": 2', '}'], right: expect.anything() }]);
  });

  it('that are not JSON are compared line by line as they are', () => {
    const { blocks, isLaidOut } = toBlocks('{\n  a\n}', '{\n  b\n  c\n}');
    expect(isLaidOut).toBe(false);
    expect(blocks).toEqual([
      { isSame: true, left: ['{'], right: ['{'] },
      { isSame: false, left: ['  a'], right: ['  b', '  c'] },
      { isSame: true, left: ['}'], right: ['}'] },
    ]);
  });

  it('of the greatest length without a line in common do not take long', () => {
    const [left, right] = ['a', 'b'].map((each) => `${each}\n`.repeat(20_000));
    const started = performance.now();
    expect(toBlocks(left ?? '', right ?? '').blocks).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('fold equal lines between differences, and keep some around them', () => {
    const lines = Array.from({ length: 12 }, (_, index) => String(index));
    expect(toFolded(lines, false, false)).toMatchObject({ head: ['0', '1', '2'], tail: ['9', '10', '11'] });
    expect(toFolded(lines, true, false)).toMatchObject({ head: [], tail: ['9', '10', '11'] });
    expect(toFolded(lines.slice(0, 9), false, false).folded).toEqual([]);
  });
});

describe('the target of a URL', () => {
  it.each([
    ['?tab=compare', { mode: 'key', other: null }],
    ['?mode=text', { mode: 'text' }],
    ['?mode=else&with=alias/a', { mode: 'key', other: { id: 'alias/a', place: null, ignoreRegion: false } }],
    [
      '?with=a&withAccount=111122223333&withRegion=eu-west-1&ignoreRegion=true',
      {
        mode: 'key',
        other: { id: 'a', place: { accountId: '111122223333', region: 'eu-west-1' }, ignoreRegion: true },
      },
    ],
  ])('%s', (search, target) => expect(parseTarget(search)).toEqual(target));
});
