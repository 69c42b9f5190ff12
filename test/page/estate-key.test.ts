import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/analysis/findings/catalogue/catalogue.ts';
import { toEstateKey } from '../../src/page/estate/estate-key.ts';
import { toFindingLabel } from '../../src/page/estate/finding-words.ts';
import { toRowWords } from '../../src/page/estate/row-words.ts';
import { failed, found, keyFields, metadata } from './_estate-key.ts';

const flagsOf = (...args: Parameters<typeof toEstateKey>) => [...toEstateKey(...args).flags];

describe('what a key is counted for', () => {
  it.each([
    ['public', 'PUBLIC', 'CRITICAL'],
    ['public', 'PUBLIC_VIA_SERVICE', 'HIGH'],
    ['public', 'NOT_PRINCIPAL_WITH_ALLOW', 'CRITICAL'],
    ['shared', 'EXTERNAL_ACCOUNT', 'HIGH'],
    ['shared', 'EXTERNAL_GRANT', 'LOW'],
    ['shared', 'ORGANIZATION_ACCESS', 'INFO'],
    ['shared', 'NETWORK_ONLY', 'MEDIUM'],
    ['orphan', 'ORPHAN_PRINCIPAL', 'LOW'],
  ] as const)('%s: %s of severity %s', (flag, code, severity) => {
    expect(flagsOf(keyFields({ findings: found({ code, severity }) }), [])).toEqual([flag]);
  });

  it('a trusted account is not counted as another account', () => {
    expect(flagsOf(keyFields({ findings: found({ code: 'EXTERNAL_ACCOUNT', severity: 'INFO' }) }), [])).toEqual([]);
  });

  it('rotation that is off counts only where KMS can rotate the key', () => {
    const off = { rotation: { enabled: false } };
    expect(flagsOf(keyFields(off), [])).toEqual(['rotation']);
    for (const change of [
      { spec: 'RSA_2048' },
      { origin: 'EXTERNAL' },
      { manager: 'AWS' },
      { state: 'PendingDeletion' },
    ] as const) {
      const flags = flagsOf(keyFields({ ...off, metadata: metadata(change) }), []);
      expect(flags).toEqual('state' in change ? ['deletion'] : []);
    }
  });

  it.each([
    ['findings', { findings: null }, 'Policy: Access denied kms:SomeCall'],
    ['metadata', { metadata: null }, 'State: Access denied kms:SomeCall'],
    ['rotation', { rotation: null }, 'Rotation: Access denied kms:SomeCall'],
  ] as const)('unknown: what could not be read of %s', (field, change, words) => {
    const key = toEstateKey(keyFields(change), [failed(field)]);
    expect([...key.flags]).toEqual(['unknown']);
    expect(key.unread).toEqual([words]);
    expect(toRowWords(key)).toMatchObject({ tone: 'unknown', badge: { label: 'Unknown' }, message: words });
  });

  it('unknown: what could not be examined; and not: the rotation of a key that cannot be rotated', () => {
    const incomplete = [{ message: 'The grants could not be read.', failure: null }];
    expect(flagsOf(keyFields({ findings: { nodes: [], incomplete } }), [])).toEqual(['unknown']);
    const imported = keyFields({ rotation: null, metadata: metadata({ origin: 'EXTERNAL' }) });
    expect(flagsOf(imported, [failed('rotation', 'UnsupportedOperationException')])).toEqual([]);
  });

  it('aliases and tags that could not be read are no finding, but are missing in the search', () => {
    const key = toEstateKey(keyFields({ aliases: null, tags: null }), [failed('aliases'), failed('tags')]);
    expect([...key.flags]).toEqual([]);
    expect(key.unsearched).toHaveLength(2);
  });

  it('a key that was not read in time is late, also if only its grants were not', () => {
    expect(toEstateKey(keyFields({ tags: null }), [failed('tags', 'DeadlineExceeded')]).isLate).toBe(true);
    const incomplete = [{ message: 'm', failure: { code: 'ThrottlingException' } }];
    expect(toEstateKey(keyFields({ findings: { nodes: [], incomplete } }), []).isLate).toBe(true);
    expect(toEstateKey(keyFields({ tags: null }), [failed('tags')]).isLate).toBe(false);
  });
});

describe('a row', () => {
  it('shows what could not be read before a finding that it may be worse than', () => {
    const incomplete = [{ message: 'The grants could not be read.', failure: null }];
    const weak = { ...found({ code: 'REDUNDANT_STATEMENT', severity: 'INFO' }), incomplete };
    expect(toRowWords(toEstateKey(keyFields({ findings: weak }), []))).toMatchObject({
      badge: { label: 'Unknown' },
      message: 'The grants could not be read.',
      more: '+1 finding',
    });
    const severe = { ...found({ code: 'PUBLIC', severity: 'CRITICAL' }), incomplete };
    expect(toRowWords(toEstateKey(keyFields({ findings: severe }), []))).toMatchObject({
      tone: 'public',
      badge: { label: 'Public', tone: 'public' },
      message: 'About PUBLIC. The grants could not be read.',
      more: 'not all read',
    });
  });

  it('says no finding only of a key that was read whole', () => {
    expect(toRowWords(toEstateKey(keyFields(), []))).toMatchObject({ tone: null, badge: null, message: 'No finding' });
  });

  it('ranks what is not known behind HIGH and before MEDIUM', () => {
    const unknown = toEstateKey(keyFields({ findings: null }), [failed('findings')]);
    const rankOf = (severity: 'HIGH' | 'MEDIUM') =>
      toEstateKey(keyFields({ findings: found({ code: 'PUBLIC', severity }) }), []).rank;
    expect(unknown.rank).toBeGreaterThan(rankOf('HIGH'));
    expect(unknown.rank).toBeLessThan(rankOf('MEDIUM'));
    expect(toEstateKey(keyFields(), []).rank).toBeGreaterThan(rankOf('MEDIUM'));
  });

  it('has a label of at most three words for each code, and the code itself for a later one', () => {
    for (const code of Object.keys(CATALOGUE)) expect(toFindingLabel(code).split(' ').length).toBeLessThanOrEqual(3);
    expect(toFindingLabel('CODE_OF_2031')).toBe('CODE_OF_2031');
  });
});
