import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createEmbeddedKms, type EmbeddedKms, type Seed } from '../../src/package/embedded-kms.ts';

/** When each test starts. */
const START = Date.parse('2026-01-01T00:00:00Z');

const DAY = 86_400_000;

/**
 * Starts an embedded KMS for the tests of a file. Each test finds the keys of the seed, new keys get the same IDs each
 * time, and the clock moves only by `passDays`.
 */
export function useKms(seed: Seed) {
  let kms: EmbeddedKms;
  let client: KMSClient;
  let now = START;

  beforeAll(async () => {
    kms = await createEmbeddedKms({ seed, ids: 'sequential', now: () => now });
    const credentials = { accessKeyId: '111122223333', secretAccessKey: 'any' };
    client = new KMSClient({ endpoint: kms.url, region: 'us-east-2', credentials });
  });
  beforeEach(() => {
    now = START;
    kms.reset();
  });
  afterAll(async () => {
    client.destroy();
    await kms.close();
  });

  return {
    client: () => client,
    kms: () => kms,
    passDays(days: number): void {
      now += days * DAY;
    },
  };
}
