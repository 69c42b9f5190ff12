import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Sha256 } from '../../src/kms/client/sha256.ts';

const DATA = new TextEncoder().encode('AWS4-HMAC-SHA256');
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

describe('Sha256', () => {
  it('is a digest without a secret', async () => {
    const sha256 = new Sha256();
    sha256.update(DATA.subarray(0, 4));
    sha256.update(DATA.subarray(4));
    expect(Buffer.from(await sha256.digest())).toEqual(createHash('sha256').update(DATA).digest());
  });

  it.each([
    ['a string', SECRET],
    ['bytes', new TextEncoder().encode(SECRET)],
    ['a part of a buffer', new Uint8Array(Buffer.from(`..${SECRET}..`)).subarray(2, 2 + SECRET.length)],
    ['a buffer', new Uint8Array(Buffer.from(SECRET)).buffer],
  ])('is an HMAC where the secret is %s', async (_, secret) => {
    const hmac = new Sha256(secret);
    hmac.update(DATA);
    expect(Buffer.from(await hmac.digest())).toEqual(createHmac('sha256', SECRET).update(DATA).digest());
  });

  it('starts again after reset, with its secret', async () => {
    const hmac = new Sha256(SECRET);
    hmac.update(DATA);
    hmac.reset();
    expect(Buffer.from(await hmac.digest())).toEqual(createHmac('sha256', SECRET).digest());
  });
});
