import { describe, expect, it } from 'vitest';
import { REGION } from '../_setup.ts';
import { allow, DELEGATES, ROLE, toPolicy } from './_access.ts';
import { arnIn, DIFF, KEY_ID, MULTI_REGION_ID, OTHER_ID, SAME, setupKeys } from './_diff.ts';

const DECRYPT = allow(ROLE, 'kms:Decrypt');

describe('KeyPolicy.canonicalDigest', () => {
  it('is the same for the same policy as KMS returns it from call to call, and digest is not', async () => {
    const roles = [ROLE, `${ROLE}2`];
    const [policy, other] = [toPolicy(allow(roles)), toPolicy(allow(roles.toReversed()))];
    const { ask } = await setupKeys({ policy, other });
    const fields = 'policy { ... on KeyPolicy { digest canonicalDigest } }';
    const [one, next] = [await ask(KEY_ID, fields), await ask(OTHER_ID, fields)].map(
      ({ key }) => (key as { policy: { digest: string; canonicalDigest: string } }).policy,
    );
    expect(one?.canonicalDigest).toBe(next?.canonicalDigest);
    expect(one?.digest).not.toBe(next?.digest);
  });

  it('does not change from version to version of the gateway: clients may store it', async () => {
    const { ask } = await setupKeys({ policy: toPolicy(DELEGATES, DECRYPT) });
    expect((await ask(KEY_ID, 'policy { ... on KeyPolicy { canonicalDigest } }')).key).toMatchInlineSnapshot(`
      {
        "policy": {
          "canonicalDigest": "1b8653bb4f889196f9d81ece065f83713f686f9265c60bb1349e318eb34dde18",
        },
      }
    `);
  });
});

describe('MultiRegionConfiguration.policyDrift', () => {
  const FIELDS = `metadata { multiRegion { policyDrift { key { arn } diff ${DIFF} } } }`;
  const inRegion = (region: string, ...more: object[]) =>
    toPolicy(
      allow(ROLE, 'kms:*', {
        Resource: arnIn(region),
        Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
      }),
      ...(more as Record<string, unknown>[]),
    );
  type Drift = {
    metadata: { multiRegion: { policyDrift: { key: { arn: string }; diff: Record<string, unknown> }[] } };
  };

  it('compares each replica with the primary key as if they were in one Region', async () => {
    const related = [inRegion(REGION), inRegion('eu-west-1'), inRegion('eu-west-2', DECRYPT)];
    const { ask } = await setupKeys({ policy: '{}', related });
    for (const region of [REGION, 'eu-west-2']) {
      const { key, errors, operations } = await ask(arnIn(region), FIELDS);
      const [same, other] = (key as Drift).metadata.multiRegion.policyDrift;
      expect(errors).toBeUndefined();
      expect(same).toEqual({ key: { arn: arnIn('eu-west-1') }, diff: SAME });
      expect(other).toMatchObject({
        key: { arn: arnIn('eu-west-2') },
        diff: {
          equivalent: false,
          newAccess: [{ principal: { value: ROLE }, actions: ['kms:Decrypt'] }],
          lostAccess: [],
        },
      });
      expect(operations).toEqual(['DescribeKey', 'GetKeyPolicy', 'GetKeyPolicy', 'GetKeyPolicy']);
    }
  });

  it('takes kms:MultiRegionKeyType of each key, without a further call', async () => {
    const policy = toPolicy(
      allow(ROLE, 'kms:Decrypt', { Condition: { StringEquals: { 'kms:MultiRegionKeyType': 'PRIMARY' } } }),
    );
    const { ask } = await setupKeys({ policy: '{}', related: [policy, policy, policy] });
    const { key, operations } = await ask(MULTI_REGION_ID, FIELDS);
    const drift = (key as Drift).metadata.multiRegion.policyDrift;
    expect(drift.map(({ diff }) => diff)).toMatchObject([{ lostAccess: [{ from: 'ALLOWED' }] }, { lostAccess: [{}] }]);
    expect(operations).toEqual(['DescribeKey', 'GetKeyPolicy', 'GetKeyPolicy', 'GetKeyPolicy']);
  });

  it('has a failure for a replica that cannot be read, and for all if the primary key cannot be', async () => {
    const faultOn = (region: string) => ({
      operation: 'GetKeyPolicy',
      keyId: arnIn(region),
      fault: { kind: 'error', code: 'AccessDeniedException' } as const,
    });
    const related = [inRegion(REGION), inRegion('eu-west-1'), inRegion('eu-west-2')];
    const failures = async (region: string) => {
      const { ask } = await setupKeys({ policy: '{}', related, faults: [faultOn(region)] });
      const { key, errors } = await ask(MULTI_REGION_ID, FIELDS);
      expect(errors).toBeUndefined();
      return (key as Drift).metadata.multiRegion.policyDrift.map(({ diff }) => diff.failure);
    };
    expect(await failures('eu-west-1')).toMatchObject([{ failure: { code: 'AccessDeniedException' } }, null]);
    expect(await failures(REGION)).toMatchObject([
      { message: 'The policy of the primary key could not be read.' },
      { message: 'The policy of the primary key could not be read.' },
    ]);
  });
});
