import { KMSClient, RotateKeyOnDemandCommand } from '@aws-sdk/client-kms';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ACCOUNT, type Answer, arnOf, DOC_KEY, REGION, setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';
import type { RotationsQuery } from '../generated/graphql.ts';

const HEX_64 = /^[0-9a-f]{64}$/;

describe('Key.rotations', () => {
  const ROTATIONS = graphql(`
    query Rotations($id: ID!, $first: Int, $after: String) {
      key(id: $id) {
        rotations(first: $first, after: $after) {
          nodes {
            rotatedAt type keyMaterialId keyMaterialState keyMaterialDescription importState expirationModel validTo
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  `);

  it('lists the completed rotations, with one ListKeyRotations call for each page', async () => {
    const { query, kms } = await setup();
    const client = new KMSClient({
      region: REGION,
      endpoint: kms.url,
      credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'x' },
    });
    onTestFinished(() => client.destroy());
    for (let times = 0; times < 3; times++) await client.send(new RotateKeyOnDemandCommand({ KeyId: DOC_KEY }));
    kms.resetCallCounts();

    const first: Answer<RotationsQuery> = await query(ROTATIONS, { id: DOC_KEY, first: 2 });
    const { nodes = [], pageInfo } = first.data.key?.rotations ?? {};
    const second = await query(ROTATIONS, { id: DOC_KEY, first: 2, after: pageInfo?.endCursor ?? null });
    const all = [...nodes, ...(second.data.key?.rotations?.nodes ?? [])];
    expect(all).toHaveLength(3);
    expect(all[0]).toEqual({
      rotatedAt: expect.any(String),
      type: 'ON_DEMAND',
      keyMaterialId: expect.stringMatching(HEX_64),
      keyMaterialState: 'NON_CURRENT',
      keyMaterialDescription: null,
      importState: null,
      expirationModel: null,
      validTo: null,
    });
    expect(all[2]?.keyMaterialState).toBe('CURRENT');
    expect([pageInfo?.hasNextPage, second.data.key?.rotations?.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([kms.callCount('ListKeyRotations'), kms.callCount()]).toEqual([2, 2]);
  });

  it('is null for an asymmetric key, with the reason in errors[]', async () => {
    const { query } = await setup();
    const { data, errors } = await query(
      '{ key(id: "alias/mobile/release-signing") { rotations { nodes { rotatedAt } } } }',
    );
    expect(data).toEqual({ key: { rotations: null } });
    expect(errors).toMatchObject([{ extensions: { code: 'UnsupportedOperationException' } }]);
  });
});

describe('Key.lastUsage', () => {
  const LAST_USAGE = graphql(`
    query LastUsage($id: ID!) {
      key(id: $id) {
        lastUsage { operation usedAt cloudTrailEventId kmsRequestId trackingStartedAt keyCreatedAt }
      }
    }
  `);

  it('says that a key was never used, with one GetKeyLastUsage call', async () => {
    const { query, kms } = await setup({ seed: { keys: [{ keyId: DOC_KEY, createdAt: '2026-03-11T18:23:45Z' }] } });
    const { data, errors } = await query(LAST_USAGE, { id: arnOf(DOC_KEY) });
    expect(errors).toBeUndefined();
    expect(data.key?.lastUsage).toEqual({
      operation: null,
      usedAt: null,
      cloudTrailEventId: null,
      kmsRequestId: null,
      trackingStartedAt: '2026-03-11T18:23:45.000Z',
      keyCreatedAt: '2026-03-11T18:23:45.000Z',
    });
    expect([kms.callCount('GetKeyLastUsage'), kms.callCount()]).toEqual([1, 1]);
  });

  it('is null without kms:GetKeyLastUsage, and spoils no other field', async () => {
    const fault = { kind: 'error', code: 'AccessDeniedException', message: 'no', status: 400 } as const;
    const { query } = await setup({
      seed: { keys: [{ keyId: DOC_KEY }], faults: [{ operation: 'GetKeyLastUsage', fault }] },
    });
    const { data, errors } = await query(`{ key(id: "${DOC_KEY}") { lastUsage { operation } tags { key } } }`);
    expect(data).toEqual({ key: { lastUsage: null, tags: [] } });
    expect(errors).toMatchObject([{ extensions: { code: 'AccessDeniedException', operation: 'GetKeyLastUsage' } }]);
  });
});
