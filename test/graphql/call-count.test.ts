import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READ_OPERATIONS } from '../../src/kms/operations.ts';
import { arnOf, REGION } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { estateSeed } from '../page/_estate-seed.ts';
import { countAndCall } from './_counted.ts';
import { countedSeed, RICH_KEY } from './_counted-seed.ts';
import { exactOperations, operations } from './_operations.ts';
import { toFieldCases } from './_ways.ts';

/** Whether each list of an answer is as long as was asked for. */
function isFull(answer: unknown, lengths: readonly number[]): boolean {
  if (typeof answer !== 'object' || answer === null) return true;
  if ('nodes' in answer && Array.isArray(answer.nodes) && !lengths.includes(answer.nodes.length)) return false;
  return Object.values(answer).every((inner) => isFull(inner, lengths));
}

/**
 * `Key.access`, `accessibleKeys`, `Key.findings`, `KeyPolicy.diff`, `Key.putKeyPolicyPlan` and `Query.allKeys` make the
 * least calls that they need, so that their counts are maximums.
 */
function isMaximum(document: string): boolean {
  const fields = [' access(', ' accessibleKeys(', ' allKeys', ' diff(', ' findings {', ' putKeyPolicyPlan('];
  return fields.some((field) => document.includes(field));
}

describe('the KMS calls that are counted', () => {
  it.each([
    ['one key', ['Query.keys', 'Query.allKeys']],
    ['a list of keys', ['Query.key', 'Query.allKeys']],
  ])(
    'are those that are made, for every field of the schema by way of %s; more only where a list ends early, or access, findings and diff need fewer',
    async (_, without) => {
      const { run, kms } = await countAndCall(countedSeed());
      const wrong: unknown[] = [];
      const called = new Set<string>();
      for (const { name, document, lengths } of toFieldCases(without)) {
        const { counted, made, data, errors } = await run(document);
        for (const operation of READ_OPERATIONS) if (kms.callCount(operation) > 0) called.add(operation);
        expect({ document, errors }).toEqual({ document, errors: undefined });
        const isExact = isFull(data, lengths) && !isMaximum(document);
        if (isExact ? made !== counted : made > counted) wrong.push({ name, counted, made, document });
      }
      expect(wrong).toEqual([]);
      expect([...called].sort()).toEqual([...READ_OPERATIONS].sort());
    },
    120_000,
  );

  it('are those that are made, for fields in any combination on full lists', async () => {
    const { run } = await countAndCall(countedSeed());
    const property = fc.asyncProperty(exactOperations, async ({ document, variables }) => {
      const { counted, made, errors } = await run(document, variables);
      expect({ document, errors, made }).toEqual({ document, errors: undefined, made: counted });
    });
    await fc.assert(property, { numRuns: 60 });
  }, 120_000);

  it('are never fewer than those that are made, for any combination', async () => {
    const { run } = await countAndCall(countedSeed(10));
    const property = fc.asyncProperty(operations, async ({ document, variables }) => {
      const { counted, made, errors } = await run(document, variables);
      expect({ document, errors }).toEqual({ document, errors: undefined });
      expect(counted, `${document} made ${made}`).toBeGreaterThanOrEqual(made);
    });
    await fc.assert(property, { numRuns: 40 });
  }, 120_000);

  const ARN = arnOf(RICH_KEY);

  it.each<[string, string, number]>([
    [
      'a key that is asked for twice',
      `{ a: key(id: "${RICH_KEY}") { policy { __typename } } b: key(id: "${ARN}") { policy { __typename } } }`,
      1,
    ],
    [
      'a key by another field',
      `{ key(id: "${ARN}") { tags { key } } nodes(ids: ["${btoa(`Key:${ARN}`)}"]) { ... on Key { tags { key } } } _entities(representations: [{ __typename: "Key", identifier: "${RICH_KEY}" }]) { ... on Key { tags { key } } } }`,
      1,
    ],
    [
      'an alias, and what it stands for',
      '{ key(id: "alias/home/0/0") { metadata { state multiRegion { type } } } }',
      1,
    ],
    [
      'IDs that are given twice',
      `{ nodes(ids: ["${btoa(`Key:${ARN}`)}", "${btoa(`Key:${ARN}`)}"]) { ... on Key { metadata { state } } } }`,
      1,
    ],
    [
      'coverage, nodes and edges of one list',
      '{ keys(first: 3) { policyCoverage { total } nodes { policy { __typename } } edges { node { policy { __typename } } } } }',
      4,
    ],
    [
      'one list under two names',
      '{ a: keys(first: 3) { nodes { metadata { state } } } b: keys(first: 3) { nodes { metadata { state } tags { key } } } }',
      7,
    ],
    [
      'what leads back to the key',
      `{ key(id: "${RICH_KEY}") { policy { ... on KeyPolicy { key { policy { __typename } aliases { nodes { key { policy { __typename } metadata { state } } } } } } } } }`,
      3,
    ],
    [
      'replicas of replicas',
      `{ key(id: "${RICH_KEY}") { metadata { multiRegion { replicas { policy { __typename } metadata { multiRegion { replicas { policy { __typename } } } } } } } } }`,
      81,
    ],
    [
      'the own Regions of each account',
      '{ accounts { regions { keys(first: 1) { nodes { grants(first: 150) { nodes { grantId } } } } account { regions { keys(first: 1) { nodes { keyId } } } } } } }',
      42 * 3,
    ],
    ['all places', '{ allKeys(first: 1000) { nodes { arn } } }', 42],
    [
      'all places under two names',
      '{ a: allKeys(first: 100) { nodes { arn } } b: allKeys(first: 100) { edges { cursor } } }',
      42,
    ],
    [
      'the places of an account',
      '{ allKeys(accountIds: ["444455556666"], first: 3) { nodes { policy { __typename } } policyCoverage { total } failures { region } } }',
      4,
    ],
    ['the places of a Region', `{ allKeys(regions: ["${REGION}"], first: 6) { nodes { policyNames } } }`, 8],
    ['no place that is not read', '{ allKeys(regions: ["us-west-1"]) { nodes { arn } } }', 0],
    [
      'pages that two lists share',
      `{ key(id: "${RICH_KEY}") { a: grants(first: 150) { nodes { grantId } } b: grants(first: 200) { nodes { grantId } } } }`,
      3,
    ],
  ])('are those of %s once', async (_, document, calls) => {
    const { run } = await countAndCall(countedSeed());
    const { counted, made, errors } = await run(document);
    expect({ counted, made }).toEqual({ counted: calls, made: calls });
    expect(errors === undefined).toBe(calls > 0);
  });

  it('go on within a page with as many calls as are made', async () => {
    const { run } = await countAndCall(countedSeed());
    const document =
      'query ($id: ID!, $after: String) { key(id: $id) { grants(first: 90, after: $after) { edges { cursor } } } }';
    const first = await run(document, { id: RICH_KEY });
    const { edges } = (first.data as { key: { grants: { edges: { cursor: string }[] } } }).key.grants;
    const second = await run(document, { id: RICH_KEY, after: edges[49]?.cursor });
    expect([first.counted, first.made, second.counted, second.made]).toEqual([1, 1, 2, 2]);
  });

  it('are, for allKeys with a cursor, one for each place after it, and one more if it is within a page of KMS', async () => {
    const { run } = await countAndCall(countedSeed());
    const document = 'query ($after: String) { allKeys(first: 1000, after: $after) { edges { cursor } } }';
    const first = await run(document);
    const cursors = (first.data as { allKeys: { edges: { cursor: string }[] } }).allKeys.edges;
    const inFirst = await run(document, { after: cursors[0]?.cursor });
    const afterRegion = await run(document, { after: cursors[39]?.cursor });
    expect([first.counted, inFirst.counted, inFirst.made, afterRegion.counted, afterRegion.made]).toEqual([
      42, 41, 41, 2, 2,
    ]);
  });

  it('are bounded for a filter that no key meets, with one ListKeys', async () => {
    const { run, kms } = await countAndCall(bulkSeed(700));
    const { counted, made } = await run(
      '{ keys(first: 1, filter: { states: [Disabled], aliasPrefix: "x", tag: { key: "x" } }) { nodes { metadata { state } tags { key } } } }',
    );
    expect(counted).toBe(1 + 500 + 500 + 125 + 500);
    expect([made, kms.callCount('ListKeys')]).toEqual([501, 1]);
  });

  it.each([
    ['text: "-"', 500 + 125 + 500 + 500],
    ['principal: "111122223333"', 500 + 500],
    ['principal: "*"', 500],
    ['findings: {}', 4 * 500],
    ['findings: { codes: [PUBLIC] }', 500 + 500],
    ['rotation: ON', 500],
    ['rotation: OFF', 500 + 500],
    ['rotation: UNAVAILABLE', 500],
    ['multiRegion: true', 0],
    ['multiRegion: true, states: [Enabled], text: "x", findings: {}', 125 + 6 * 500],
  ])('are those of the filter { %s } for the 500 keys that it may read', async (filter, calls) => {
    const { count, run } = await countAndCall(bulkSeed(600));
    expect(await count(`{ keys(filter: { ${filter} }) { nodes { arn } } }`)).toBe(1 + calls);
    const { counted, made } = await run(`{ allKeys(first: 1000, filter: { ${filter} }) { nodes { arn } } }`);
    expect(counted).toBe(1 + calls);
    expect(made).toBeLessThanOrEqual(counted);
  });

  it('are not fewer behind a key whose name is written like two others', async () => {
    const { count } = await countAndCall(countedSeed());
    const ids = ['home-1', 'home-2'].map((keyId) => btoa(`Key:${arnOf(keyId)}`));
    const list = 'nodes(ids: $ids) { ... on Key { metadata { state } tags { key } } }';
    expect(await count(`query ($ids: [ID!]!) { ${list} }`, { ids })).toBe(4);
    const id = `home-1"},{"arn":"${arnOf('home-2')}`;
    expect(await count(`query ($id: ID!, $ids: [ID!]!) { key(id: $id) { arn } ${list} }`, { id, ids })).toBe(4);
  });

  it('let the query of docs/aws.md run over the keys of the example', async () => {
    const { run } = await countAndCall({ ...estateSeed(), faults: [] });
    const { counted, made } = await run(
      '{ allKeys(first: 1000) { policyCoverage { total readable denied throttled failed } nodes { arn policy { __typename } } failures { accountId region exception { code message } } pageInfo { hasNextPage endCursor } } }',
    );
    expect([counted, made]).toEqual([1003, 118]);
  });
});
