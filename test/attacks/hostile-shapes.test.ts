import { describe, expect, it } from 'vitest';
import { isLargerAsJson } from '../../src/server/limits/json-bytes.ts';
import { arnOf, setup } from '../_setup.ts';
import { keyList, startRawKms, withReplicas } from './_raw-kms.ts';

const DEEP = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
const GRANTS = 'grants { nodes { grantId constraints operations } }';

function list(name: string, item: string, count: number): string {
  return `{"${name}":[${Array(count).fill(item).join(',')}],"Truncated":false}`;
}

function grant(member: string): string {
  return `{"Grants":[{"GrantId":"1",${member}}],"Truncated":false}`;
}

function metadata(member: string): string {
  return `{"KeyMetadata":{"KeyId":"k0",${member}}}`;
}

/** Each answer goes to the first of two keys; it must fail its own field, and nothing else. */
const BROKEN: readonly (readonly [string, string, string, string])[] = [
  ['70,000 tags', 'ListResourceTags', list('Tags', '{"TagKey":""}', 70_000), 'tags { key }'],
  ['a tag key that is a list', 'ListResourceTags', list('Tags', '{"TagKey":[[]]}', 1), 'tags { key }'],
  ['a tag that is null', 'ListResourceTags', list('Tags', 'null', 1), 'tags { key }'],
  ['a tag key of many levels', 'ListResourceTags', list('Tags', `{"TagKey":${DEEP}}`, 1), 'tags { key }'],
  ['300,000 policy names', 'ListKeyPolicies', list('PolicyNames', '""', 300_000), 'policyNames'],
  ['a policy name that is an object', 'ListKeyPolicies', list('PolicyNames', '{}', 1), 'policyNames'],
  ['60,000 grants', 'ListGrants', list('Grants', '{}', 60_000), GRANTS],
  [
    'constraints of many levels',
    'ListGrants',
    grant(`"Constraints":{"EncryptionContextSubset":{"a":${DEEP}}}`),
    GRANTS,
  ],
  ['constraints that are a text', 'ListGrants', grant('"Constraints":{"EncryptionContextEquals":"x"}'), GRANTS],
  ['operations that are objects', 'ListGrants', grant('"Operations":[{}]'), GRANTS],
  ['20,000 rotations', 'ListKeyRotations', list('Rotations', '{}', 20_000), 'rotations { nodes { type } }'],
  [
    'a rotation of another type',
    'ListKeyRotations',
    list('Rotations', '{"RotationType":{}}', 1),
    'rotations { nodes { type } }',
  ],
  ['an alias name that is a list', 'ListAliases', list('Aliases', '{"AliasName":[]}', 1), 'aliases { nodes { name } }'],
  ['a description that is a list', 'DescribeKey', metadata('"Description":[]'), 'metadata { description }'],
  ['a state that is an object', 'DescribeKey', metadata('"KeyState":{}'), 'metadata { state }'],
  ['algorithms that are objects', 'DescribeKey', metadata('"MacAlgorithms":[{}]'), 'metadata { macAlgorithms }'],
  ['41 replicas', 'DescribeKey', JSON.stringify(withReplicas(41)), 'metadata { multiRegion { type } }'],
  ['a rotation status that is a text', 'GetKeyRotationStatus', '{"KeyRotationEnabled":"yes"}', 'rotation { enabled }'],
  [
    'a period that is a text',
    'GetKeyRotationStatus',
    '{"KeyRotationEnabled":true,"RotationPeriodInDays":"x"}',
    'rotation { periodInDays }',
  ],
  [
    'a last use that is a text',
    'GetKeyLastUsage',
    '{"TrackingStartDate":1,"KeyLastUsage":{"Operation":[]}}',
    'lastUsage { operation }',
  ],
];

const GOOD: Readonly<Record<string, object>> = {
  DescribeKey: { KeyMetadata: { KeyId: 'k1' } },
  GetKeyRotationStatus: { KeyRotationEnabled: true },
  GetKeyLastUsage: { TrackingStartDate: 1 },
};
const LISTS = { Tags: [], PolicyNames: [], Grants: [], Rotations: [], Aliases: [], Truncated: false };

describe('an answer of KMS with', () => {
  it.each(BROKEN)('%s is broken, for its own field of its own key', async (_, operation, answer, field) => {
    const kms = await startRawKms((called, { KeyId }) => {
      if (called === 'ListKeys') return keyList(2);
      return called === operation && KeyId === arnOf('k0') ? answer : (GOOD[called] ?? LISTS);
    });
    const { query, logged } = await setup({ connect: kms.connect });
    const { data, errors } = await query<{ keys: { nodes: object[] } }, object>(
      `{ keys(first: 2) { nodes { keyId field: ${field} } } }`,
    );
    expect(data.keys.nodes).toEqual([
      { keyId: 'k0', field: null },
      { keyId: 'k1', field: expect.anything() },
    ]);
    expect(errors).toMatchObject([
      { path: ['keys', 'nodes', 0, 'field'], extensions: { code: 'BrokenAnswer', operation } },
    ]);
    expect(logged.filter(({ msg }) => msg === 'internal error')).toEqual([]);
  });

  it('constraints shows those that are known, and no others', async () => {
    const constraints = '{"SourceArn":"s","EncryptionContextEquals":{"a":"b"},"Other":[[]]}';
    const kms = await startRawKms(() => grant(`"Constraints":${constraints}`));
    const { query } = await setup({ connect: kms.connect });
    const { data, errors } = await query(`{ key(id: "k") { ${GRANTS} } }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      key: { grants: { nodes: [{ constraints: { SourceArn: 's', EncryptionContextEquals: { a: 'b' } } }] } },
    });
    expect(JSON.stringify(data)).not.toContain('Other');
  });

  it('40 replicas has as many calls as are counted', async () => {
    const kms = await startRawKms((operation) => (operation === 'DescribeKey' ? withReplicas(40) : { Policy: '{}' }));
    const replicas = '{ key(id: "k") { metadata { multiRegion { replicas { policy { __typename } } } } } }';
    for (const [env, status] of [
      [{ MAX_KMS_CALLS: '40' }, 400],
      [{ MAX_KMS_CALLS: '41' }, 200],
    ] as const) {
      const { query } = await setup({ connect: kms.connect, env });
      expect((await query(replicas)).status).toBe(status);
    }
    expect([kms.callsOf('DescribeKey'), kms.callsOf('GetKeyPolicy')]).toEqual([1, 40]);
  });
});

it('what is nested too deep for JSON.stringify counts as too large', () => {
  expect(isLargerAsJson(JSON.parse(DEEP), 32_000_000)).toBe(true);
  expect(isLargerAsJson(JSON.parse('['.repeat(1_000) + ']'.repeat(1_000)), 32_000_000)).toBe(false);
});
