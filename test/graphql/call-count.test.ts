import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READ_OPERATIONS } from '../../src/kms/operations.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { estateSeed } from '../page/_estate-seed.ts';
import { countAndCall } from './_counted.ts';
import { countedSeed } from './_counted-seed.ts';
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

  it('let the query of docs/aws.md run over the keys of the example', async () => {
    const { run } = await countAndCall({ ...estateSeed(), faults: [] });
    const { counted, made } = await run(
      '{ allKeys(first: 1000) { policyCoverage { total readable denied throttled failed } nodes { arn policy { __typename } } failures { accountId region exception { code message } } pageInfo { hasNextPage endCursor } } }',
    );
    expect([counted, made]).toEqual([1003, 118]);
  });
});
