import { describe, expect, it } from 'vitest';
import { toRotationWords } from '../../src/page/key/rotation-words.ts';

const OFF = { enabled: false, periodInDays: null };

describe('the rotation of a key', () => {
  it.each([
    ['SYMMETRIC_DEFAULT', 'AWS_KMS', 'off'],
    [null, null, 'off'],
    ['ECC_NIST_P256', 'AWS_KMS', 'not available for this kind of key'],
    ['HMAC_256', 'AWS_KMS', 'not available for this kind of key'],
    ['SYMMETRIC_DEFAULT', 'AWS_CLOUDHSM', 'not available for this kind of key'],
  ] as const)('that is not enabled, with spec %s and origin %s, is %s', (spec, origin, words) => {
    expect(toRotationWords(OFF, { spec, origin })).toBe(words);
  });

  it('that is enabled has its period', () => {
    expect(toRotationWords({ enabled: true, periodInDays: 365 }, {})).toBe('every 365 days');
  });
});
