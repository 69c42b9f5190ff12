import { describe, expect, it } from 'vitest';
import { arnOf, REGION } from '../_setup.ts';
import { countAndCall } from './_counted.ts';
import { countedSeed, RICH_KEY } from './_counted-seed.ts';

describe('the KMS calls that are counted', () => {
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

  it('are not fewer behind a key whose name is written like two others', async () => {
    const { count } = await countAndCall(countedSeed());
    const ids = ['home-1', 'home-2'].map((keyId) => btoa(`Key:${arnOf(keyId)}`));
    const list = 'nodes(ids: $ids) { ... on Key { metadata { state } tags { key } } }';
    expect(await count(`query ($ids: [ID!]!) { ${list} }`, { ids })).toBe(4);
    const id = `home-1"},{"arn":"${arnOf('home-2')}`;
    expect(await count(`query ($id: ID!, $ids: [ID!]!) { key(id: $id) { arn } ${list} }`, { id, ids })).toBe(4);
  });
});
