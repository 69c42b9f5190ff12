import { createHash, createHmac } from 'node:crypto';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../../src/kms/client/signer.ts';

/** The hash that the SDK's signer needs. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string | Uint8Array);
  }
  update(chunk: Uint8Array) {
    this.#hash.update(chunk);
  }
  async digest() {
    return this.#hash.digest();
  }
  reset() {}
}

const REGION = 'us-east-2';

function toRequest({ path, body, target }: { path: string; body: string; target: string }): HttpRequest {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `TrentService.${target}`,
    'content-length': `${Buffer.byteLength(body)}`,
    host: 'kms.us-east-2.amazonaws.com',
    'user-agent': 'kms-policy-gateway',
  };
  return new HttpRequest({ method: 'POST', protocol: 'https:', hostname: 'kms', path, headers, body });
}

const requests = fc.record({
  // As in a parsed URL, which has no segments . and ..
  path: fc.webUrl().map((url) => new URL(url).pathname.replaceAll(/\/{2,}/g, '/')),
  body: fc.string({ unit: 'binary' }),
  target: fc.constantFrom('GetKeyPolicy', 'ListKeys'),
});
const identities = fc.record(
  { accessKeyId: fc.string(), secretAccessKey: fc.string(), sessionToken: fc.base64String() },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);
const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('the signer', () => {
  it('signs any request of any identity, on any day and for any Region, as the signer of the SDK does', async () => {
    let identity = { accessKeyId: '', secretAccessKey: '' };
    const credentials = async () => identity;
    const own = createSigner(credentials, REGION);
    const ofSdk = new SignatureV4({ credentials, region: REGION, service: 'kms', sha256: Sha256 });
    await fc.assert(
      fc.asyncProperty(requests, identities, dates, fc.constantFrom(REGION, 'eu-west-1'), async (...values) => {
        const [request, owner, signingDate, signingRegion] = values;
        identity = owner;
        const options = { signingDate, signingRegion };
        const { headers } = await own.sign(toRequest(request), options);
        expect(headers).toEqual((await ofSdk.sign(toRequest(request), options)).headers);
        // Again, with the derived key of the first.
        expect((await own.sign(toRequest(request), options)).headers).toEqual(headers);
      }),
    );
  });
});
