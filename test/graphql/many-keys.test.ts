import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { arnOf, setup } from '../_setup.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';

const COUNT = 1000;
const KEY_IDS = Array.from({ length: COUNT }, (_, index) => bulkKeyId(index));

/** On a busy machine, a try could time out. Its retry would be one call more than the test expects. */
const PATIENT = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };

const POLICIES = graphql(`
  query Policies($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Key {
        keyId
        policy {
          __typename
          ... on KeyPolicy { text }
          ... on KmsException { code message }
        }
      }
    }
  }
`);

describe('1,000 keys', () => {
  it('get one answer and one call each, even if every 7th is denied and every 11th is missing', async () => {
    const denied = KEY_IDS.filter((_, index) => index % 7 === 0);
    const seed = bulkSeed(COUNT);
    const keys = seed.keys.filter((_, index) => index % 11 !== 0);
    const faults = denied.map(
      (keyId): FaultRule => ({ keyId, fault: { kind: 'error', code: 'AccessDeniedException' } }),
    );
    const { query, kms } = await setup({ seed: { keys, faults }, env: PATIENT });

    const { data, errors } = await query(POLICIES, { ids: KEY_IDS.map((keyId) => btoa(`Key:${arnOf(keyId)}`)) });

    expect(errors).toBeUndefined();
    const answers = data.nodes.map((key) => key?.policy);
    const expected = KEY_IDS.map((_, index) => {
      if (index % 7 === 0) return 'KmsAccessDeniedException';
      return index % 11 === 0 ? 'KmsNotFoundException' : 'KeyPolicy';
    });
    expect(answers.map((policy) => policy?.__typename)).toEqual(expected);
    expect(data.nodes.map((key) => key?.keyId)).toEqual(KEY_IDS);
    expect(answers[1]).toMatchObject({ text: seed.keys[1]?.policy });
    expect([kms.callCount('GetKeyPolicy'), kms.callCount()]).toEqual([COUNT, COUNT]);
  });

  it('are all read, even if the first two calls for each are throttled', async () => {
    const seed = {
      ...bulkSeed(COUNT),
      faults: [{ operation: 'GetKeyPolicy', firstCalls: 2, fault: { kind: 'throttle' } } as const],
    };
    const { query, kms } = await setup({ seed, env: PATIENT });
    const { data, errors } = await query(
      graphql(`
        query List { keys(first: 1000) { nodes { policy { __typename } } } }
      `),
    );
    expect(errors).toBeUndefined();
    expect(data.keys?.nodes.filter(({ policy }) => policy.__typename !== 'KeyPolicy')).toEqual([]);
    expect(data.keys?.nodes).toHaveLength(COUNT);
    expect(kms.callCount('GetKeyPolicy')).toBe(3 * COUNT);
  });

  it('are read at most 50 at a time', async () => {
    let most = 0;
    const { query, kms } = await setup({
      seed: { ...bulkSeed(200), faults: [{ operation: 'GetKeyPolicy', fault: { kind: 'delay', milliseconds: 20 } }] },
      onCall: () => {
        most = Math.max(most, kms.inFlight());
      },
    });
    const { data } = await query(`{ keys(first: 200) { nodes { policy { __typename } } } }`);
    expect(data).toBeTruthy();
    expect(most).toBeGreaterThan(25);
    expect(most).toBeLessThanOrEqual(50);
  });
});
