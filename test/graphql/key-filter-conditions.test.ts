import { describe, expect, it } from 'vitest';
import type { SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { arnOf, setup } from '../_setup.ts';
import type { KeyFilter } from '../generated/graphql.ts';
import { DELETED, grant, KEYS, OTHER, policy, ROLE, statement, THIRD } from './_filtered-keys.ts';
import { select, unless } from './_select-keys.ts';

describe('a filter selects keys', () => {
  it.each<[string, KeyFilter, readonly string[]]>([
    [
      'a text in the key ID, an alias, the description or a tag, in upper or lower case',
      { text: 'PayRoll' },
      ['described', 'aliased', 'tag-key', 'tag-value', 'payroll-in-id'],
    ],
    ['a text that is nowhere', { text: 'nowhere at all' }, []],
    [
      'a role in an Allow, a Deny, a NotPrincipal or a grant',
      { principal: ROLE },
      ['allowed', 'denied', 'excepted', 'granted', 'everyone-but'],
    ],
    [
      'an account, and each principal of it',
      { principal: OTHER },
      ['allowed', 'denied', 'excepted', 'granted', 'account', 'root', 'everyone-but'],
    ],
    [
      'the root user of an account, which stands for the account',
      { principal: `arn:aws:iam::${OTHER}:root` },
      ['allowed', 'denied', 'excepted', 'granted', 'account', 'root', 'everyone-but'],
    ],
    ['an account that is nowhere', { principal: THIRD }, []],
    ['a service, also in a grant', { principal: 'S3.amazonaws.com' }, ['service', 'service-grant']],
    ['a principal that was deleted', { principal: DELETED }, ['deleted']],
    ['everyone, if an Allow names everyone', { principal: '*' }, ['public', 'everyone-but']],
    ['findings of a code', { findings: { codes: ['PUBLIC'] } }, ['public', 'everyone-but']],
    ['findings of a severity', { findings: { minSeverity: 'CRITICAL' } }, ['excepted', 'public', 'everyone-but']],
    ['rotation that is on', { rotation: 'ON' }, ['rotates', 'managed-by-aws']],
    [
      'rotation that is off, and could be on',
      { rotation: 'OFF' },
      unless('rotates', 'managed-by-aws', 'asymmetric', 'hmac', 'imported'),
    ],
    ['rotation that is not available', { rotation: 'UNAVAILABLE' }, ['asymmetric', 'hmac', 'imported']],
    ['multi-Region keys', { multiRegion: true }, [`mrk-${'1'.repeat(32)}`]],
    ['keys of one Region', { multiRegion: false }, unless(`mrk-${'1'.repeat(32)}`)],
    ['several conditions at once', { principal: ROLE, findings: { codes: ['PUBLIC'] } }, ['everyone-but']],
    ['an empty text, which every key has', { text: '' }, unless()],
  ])('by %s', async (_, filter, expected) => {
    expect((await select(filter)).found).toEqual(expected);
  });

  it.each([['ΟΔΟΣ'], ['οδος'], ['STRASSE'], ['straße']])(
    'by a text with letters whose case is special: %s',
    async (text) => {
      const keys = [{ keyId: 'special', description: 'ΟΔΟΣΑ, Straße' }];
      expect((await select({ text }, { keys })).found).toEqual(['special']);
    },
  );

  const COUNT = KEYS.length;
  const NAMING_ROLE = 4; // policies

  it.each<[string, KeyFilter, Record<string, number>]>([
    ['multiRegion by the key ID alone', { multiRegion: true }, {}],
    [
      'text by the key ID first',
      { text: '-' },
      { ListAliases: 1, DescribeKey: COUNT - 8, ListResourceTags: COUNT - 8 },
    ],
    [
      'principal by the grants only where no policy names it',
      { principal: ROLE },
      {
        GetKeyPolicy: COUNT,
        ListGrants: COUNT - NAMING_ROLE,
      },
    ],
    ['everyone without grants', { principal: '*' }, { GetKeyPolicy: COUNT }],
    ['rotation ON without DescribeKey', { rotation: 'ON' }, { GetKeyRotationStatus: COUNT }],
    [
      'rotation OFF only of keys that can rotate',
      { rotation: 'OFF' },
      {
        DescribeKey: COUNT,
        GetKeyRotationStatus: COUNT - 3,
      },
    ],
    ['rotation UNAVAILABLE without GetKeyRotationStatus', { rotation: 'UNAVAILABLE' }, { DescribeKey: COUNT }],
    ['findings without grants if no code needs them', { findings: { codes: ['PUBLIC'] } }, { GetKeyPolicy: COUNT }],
    [
      'the cheapest condition first, and no other for a key that does not meet it',
      {
        multiRegion: true,
        states: ['Enabled'],
        tag: { key: 'none' },
        principal: ROLE,
        findings: {},
      },
      { DescribeKey: 1, ListResourceTags: 1 },
    ],
  ])('reads %s', async (_, filter, expected) => {
    const { kms } = await select(filter);
    const operations = [
      'DescribeKey',
      'GetKeyPolicy',
      'GetKeyRotationStatus',
      'ListAliases',
      'ListGrants',
      'ListResourceTags',
    ];
    const made = Object.fromEntries(
      operations.map((operation) => [operation, kms.callCount(operation)]).filter(([, count]) => count !== 0),
    );
    expect(made).toEqual(expected);
    expect(kms.callCount('ListKeys')).toBe(1);
  });

  it('by findings without looking for them again for the field', async () => {
    const { query, kms, calls } = await setup({ seed: { keys: KEYS } });
    const { data, errors } = await query(
      '{ keys(first: 500, filter: { findings: { minSeverity: HIGH } }) { nodes { findings(minSeverity: HIGH) { nodes { code } } } } }',
    );
    expect(errors).toBeUndefined();
    expect((data as { keys: { nodes: unknown[] } }).keys.nodes.length).toBeGreaterThan(3);
    const asked = calls.map(({ operation, keyId }) => `${operation} ${keyId}`);
    expect(asked.filter((call, index) => asked.indexOf(call) !== index)).toEqual([]);
    expect(kms.callCount('GetKeyPolicy')).toBe(COUNT);
  });
});

describe('a filter never hides a key that it cannot check', () => {
  it.each<[string, string, KeyFilter]>([
    ['DescribeKey', 'text', { text: 'nowhere at all' }],
    ['ListResourceTags', 'text', { text: 'nowhere at all' }],
    ['ListAliases', 'text', { text: 'nowhere at all' }],
    ['GetKeyPolicy', 'principal', { principal: THIRD }],
    ['ListGrants', 'principal', { principal: THIRD }],
    ['GetKeyPolicy', 'findings', { findings: { codes: ['PUBLIC'] } }],
    ['ListGrants', 'findings', { findings: { minSeverity: 'HIGH' } }],
    ['GetKeyRotationStatus', 'rotation', { rotation: 'ON' }],
    ['DescribeKey', 'rotation', { rotation: 'UNAVAILABLE' }],
  ])('if %s fails (%s)', async (operation, _, filter) => {
    const fault = { kind: 'error', code: 'AccessDeniedException' } as const;
    const keys = KEYS.slice(0, 1);
    expect((await select(filter, { keys })).found).toEqual([]);
    expect((await select(filter, { keys, faults: [{ operation, fault }] })).found).toEqual(['plain']);
  });

  it.each<[string, Partial<SeedKey>, KeyFilter]>([
    ['a policy that is no JSON', { policy: '{' }, { principal: THIRD }],
    ['a statement that cannot be read', { policy: policy('no statement') }, { principal: THIRD }],
    ['a principal that cannot be read', { policy: policy(statement('Allow', 'Principal', 7)) }, { principal: THIRD }],
    ['a policy that is no JSON', { policy: '{' }, { findings: { codes: ['PUBLIC'] } }],
    ['more grants than are read', { grants: Array(101).fill(grant(ROLE)) }, { principal: THIRD }],
    [
      'more aliases than are read',
      { aliases: Array.from({ length: 101 }, (_, index) => `alias/${index}`) },
      { text: 'nowhere at all' },
    ],
  ])('if it has %s', async (_, key, filter) => {
    expect((await select(filter, { keys: [{ keyId: arnOf('x').slice(-1), ...key }] })).found).toEqual(['x']);
  });
});
