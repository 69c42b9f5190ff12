import { expect, it } from 'vitest';
import { type StateFacts, toStateWords } from '../../src/page/key/state-words.ts';

const toWords = (facts: StateFacts) => {
  const words = toStateWords(facts, (iso) => `<${iso}>`);
  return words && `${words.tone}: ${words.title}. ${words.advice}`;
};

it('an enabled key needs no words, and a key whose state is not known gets none', () => {
  expect([toWords({ state: 'Enabled' }), toWords({}), toWords({ state: null })]).toEqual([null, null, null]);
});

it('a key that is pending deletion has its date, that uses fail, and what is lost', () => {
  expect(toWords({ state: 'PendingDeletion', deletionDate: '2026-12-17' })).toBe(
    'off: To be deleted on <2026-12-17>. Every use fails (KMSInvalidStateException), whatever the policy allows, unless the deletion is cancelled. After it, what it has encrypted can never be decrypted.',
  );
});

it('nothing is lost with a replica, whose key material other keys have', () => {
  const words = toWords({ state: 'PendingDeletion', multiRegion: { type: 'REPLICA' } });
  expect(words).toContain('the other keys of this multi-Region key still decrypt');
  expect(words).not.toContain('never');
  expect(toWords({ state: 'PendingDeletion', multiRegion: { type: 'PRIMARY' } })).toContain('never be decrypted');
});

it('a primary key that waits for its replicas has the days that follow', () => {
  expect(toWords({ state: 'PendingReplicaDeletion', pendingDeletionWindowInDays: 7 })).toContain(
    'A waiting period of 7 days starts when the last replica is deleted.',
  );
  expect(toWords({ state: 'PendingReplicaDeletion' })).toContain('Its waiting period starts when');
});

it.each([
  ['Disabled', 'off', 'DisabledException'],
  ['PendingImport', 'off', 'until key material is imported'],
  ['Unavailable', 'off', 'custom key store'],
  ['Creating', 'off', 'cannot be used yet'],
  ['Updating', 'info', 'It can be used'],
  ['UNKNOWN', 'info', 'may not be usable'],
] as const)('a key that is %s says whether uses fail', (state, tone, words) => {
  expect(toWords({ state })).toMatch(new RegExp(`^${tone}: .*${words}`));
});
