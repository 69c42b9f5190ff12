import {
  CreateAliasCommand,
  CreateKeyCommand,
  type KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
  paginateListAliases,
  paginateListKeys,
} from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { bulkKeyId, bulkSeed } from './_bulk-seed.ts';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';

const IDS = Array.from({ length: 250 }, (_, index) => bulkKeyId(index)).sort();

async function listKeyIds(client: KMSClient, pageSize: number) {
  const pages: string[][] = [];
  for await (const page of paginateListKeys({ client, pageSize }, {})) {
    pages.push((page.Keys ?? []).map(({ KeyId = '' }) => KeyId));
  }
  return pages;
}

describe('ListKeys', () => {
  it('answers 100 keys, sorted by ID, with a marker only if there are more', async () => {
    const client = (await startKms({ seed: bulkSeed(101) })).client();
    const first = await client.send(new ListKeysCommand({}));
    const second = await client.send(new ListKeysCommand({ Marker: first.NextMarker }));
    expect(first.Keys).toHaveLength(100);
    expect(first.Truncated).toBe(true);
    expect(second.Keys).toHaveLength(1);
    expect(second.Truncated).toBe(false);
    expect(second).not.toHaveProperty('NextMarker');
    const [{ KeyId, KeyArn } = {}] = first.Keys ?? [];
    expect(KeyArn).toBe(`arn:aws:kms:us-east-2:111122223333:key/${KeyId}`);
  });

  it.each([1, 7, 125, 249, 250, 1000])('lists each key once, in pages of %i', async (pageSize) => {
    const client = (await startKms({ seed: bulkSeed(250) })).client();
    const pages = await listKeyIds(client, pageSize);
    expect(pages.flat()).toEqual(IDS);
    expect(pages).toHaveLength(Math.ceil(250 / pageSize));
  });

  it('continues from a marker after a restart, although keys were added before and after it', async () => {
    const client = (await startKms({ seed: bulkSeed(250) })).client();
    const { NextMarker } = await client.send(new ListKeysCommand({ Limit: 100 }));

    // The key that the marker names does not exist any more.
    const { keys } = bulkSeed(250);
    const others = ['00000000-0000-4000-a000-000000000000', 'ffffffff-ffff-4fff-afff-ffffffffffff'];
    const restarted = await startKms({
      seed: { keys: [...keys.filter(({ keyId }) => keyId !== IDS[99]), ...others.map((keyId) => ({ keyId }))] },
    });
    const rest = await restarted.client().send(new ListKeysCommand({ Limit: 1000, Marker: NextMarker }));
    expect(rest.Keys?.map(({ KeyId }) => KeyId)).toEqual([...IDS.slice(100), others[1]]);
  });

  it('lists a new key in its sorted place', async () => {
    const client = (await startKms({ seed: bulkSeed(250) })).client();
    const made = await Promise.all(
      Array.from({ length: 20 }, async () => (await client.send(new CreateKeyCommand({}))).KeyMetadata?.KeyId ?? ''),
    );
    expect((await listKeyIds(client, 30)).flat()).toEqual([...IDS, ...made].sort());
  });

  it('answers an empty list if there are no keys', async () => {
    const client = (await startKms()).client('444455556666', 'eu-west-1');
    expect(await client.send(new ListKeysCommand({}))).toMatchObject({ Keys: [], Truncated: false });
  });

  it.each([
    [{ Marker: 'not-one' }, 'InvalidMarkerException', "Invalid marker 'not-one'"],
    [
      { Limit: 0 },
      'ValidationException',
      "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      { Limit: 1001 },
      'ValidationException',
      "1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    [
      { Marker: '' },
      'ValidationException',
      "1 validation error detected: Value '' at 'marker' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ])('answers %j with %s', async (input, name, message) => {
    const client = (await startKms()).client();
    expect(await failureOf(client.send(new ListKeysCommand(input)))).toEqual([name, message]);
  });

  it('refuses the marker of another list', async () => {
    const client = (await startKms()).client();
    const { NextMarker } = await client.send(new ListAliasesCommand({ Limit: 1 }));
    const call = client.send(new ListKeysCommand({ Marker: NextMarker }));
    expect((await failureOf(call))[0]).toBe('InvalidMarkerException');
  });
});

describe('ListAliases', () => {
  it('answers 50 aliases, sorted by name, and at most 100', async () => {
    const client = (await startKms({ seed: bulkSeed(250) })).client();
    const { Aliases, Truncated } = await client.send(new ListAliasesCommand({}));
    expect(Truncated).toBe(true);
    expect(Aliases).toHaveLength(50);
    expect(Aliases?.[0]).toEqual({
      AliasName: 'alias/bulk/application-000000',
      AliasArn: 'arn:aws:kms:us-east-2:111122223333:alias/bulk/application-000000',
      TargetKeyId: bulkKeyId(0),
      CreationDate: new Date('2026-01-15T09:30:00Z'),
      LastUpdatedDate: new Date('2026-01-15T09:30:00Z'),
    });
    expect((await client.send(new ListAliasesCommand({ Limit: 1000 }))).Aliases).toHaveLength(100);
  });

  it('lists each alias once across pages, new ones in their sorted places', async () => {
    const client = (await startKms({ seed: bulkSeed(120) })).client();
    await client.send(new CreateAliasCommand({ AliasName: 'alias/a', TargetKeyId: bulkKeyId(3) }));
    await client.send(new CreateAliasCommand({ AliasName: 'alias/z', TargetKeyId: bulkKeyId(3) }));
    const names: (string | undefined)[] = [];
    for await (const page of paginateListAliases({ client, pageSize: 7 }, {})) {
      names.push(...(page.Aliases ?? []).map(({ AliasName }) => AliasName));
    }
    expect(names).toHaveLength(122);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('lists the aliases of one key', async () => {
    const client = (await startKms()).client();
    const listNames = async (KeyId: string) =>
      (await client.send(new ListAliasesCommand({ KeyId }))).Aliases?.map(({ AliasName }) => AliasName);
    const cards = '0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45';
    expect(await listNames(cards)).toEqual(['alias/payments/cards', 'alias/payments/primary']);
    await client.send(new CreateAliasCommand({ AliasName: 'alias/a', TargetKeyId: cards }));
    expect(await listNames(cards)).toEqual(['alias/a', 'alias/payments/cards', 'alias/payments/primary']);
    expect(await listNames('81a3cf76-5e42-40db-b3a9-c62718091aeb')).toEqual([]);
  });

  it.each([
    [{ KeyId: 'alias/ExampleAlias' }, 'InvalidArnException', 'Key Aliases are not supported for this operation.'],
    [{ KeyId: 'x' }, 'NotFoundException', "Invalid keyId 'x'"],
    [{ KeyId: DOC_KEY, Marker: 'x' }, 'InvalidMarkerException', "Invalid marker 'x'"],
  ])('answers %j with %s', async (input, name, message) => {
    const client = (await startKms()).client();
    expect(await failureOf(client.send(new ListAliasesCommand(input)))).toEqual([name, message]);
  });
});
