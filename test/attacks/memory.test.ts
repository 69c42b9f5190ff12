import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { many } from './_attack.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

describe('the memory of the gateway', () => {
  it.each([
    ['3,000 documents', 3_000, (i: number) => `{ key(id: "k${i}") { arn keyId region partition accountId } }`],
    ['300 documents of 17 KB', 300, (i: number) => `{ key(id: "k${i}") { ${'arn'.padEnd(28).repeat(600)} } }`],
    ['2,000 documents that are invalid', 2_000, (i: number) => `{ ${many(20, (n) => `f${i}x${n}`)} }`],
    ['900 documents of 17 KB that are none', 900, (i: number) => `{ ${'arn'.padEnd(28).repeat(600)} f${i}`],
  ])('is not exhausted by %s', async (_, count, toDocument) => {
    const { query, calls } = await setup();
    for (let i = 0; i < 50; i++) await query(toDocument(-i - 1));
    const before = heapMegabytes();
    for (let i = 0; i < count; i++) await query(toDocument(i));
    const grown = heapMegabytes() - before;
    process.stdout.write(`${count} documents: ${Math.round(grown)} MB more\n`);
    expect(grown).toBeLessThan(40);
    expect(calls).toEqual([]);
  });
});

describe('the errors of unreadable keys', () => {
  const IDS = Array.from({ length: 50 }, (_, i) => btoa(`Key:arn:aws:kms:us-east-2:111122223333:key/${i}`));

  it('do not grow if a field is selected many times', async () => {
    const { query } = await setup();
    const ask = (times: number) =>
      query(`query ($of: [ID!]!) { nodes(ids: $of) { ... on Key { ${'policyNames '.repeat(times)} } } }`, { of: IDS });
    expect(await ask(400)).toEqual({ ...(await ask(1)), errors: expect.arrayContaining([expect.anything()]) });
    expect(JSON.stringify((await ask(400)).errors).length).toBeLessThan(50 * 400);
  });

  it('have no locations, which are slow to compute for 30,000 line breaks', async () => {
    const { query } = await setup();
    const { errors } = await query(
      `${'\n'.repeat(30_000)} query ($of: [ID!]!) { nodes(ids: $of) { ... on Key { policyNames tags { key } } } }`,
      { of: IDS },
    );
    expect(errors).toHaveLength(100);
    for (const error of errors ?? []) expect(error).not.toHaveProperty('locations');
  });

  it('of an invalid document have locations', async () => {
    const { query } = await setup();
    expect((await query('{\n nothing }')).errors).toMatchObject([{ locations: [{ line: 2, column: 2 }] }]);
    expect((await query('{\n nothing }')).errors).toMatchObject([{ locations: [{ line: 2, column: 2 }] }]);
  });
});
