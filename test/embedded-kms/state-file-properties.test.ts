import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEmbeddedKms, type EmbeddedKms } from '../../src/embedded-kms/server.ts';
import { AUTHORIZATION, post } from './_kms.ts';
import { makeFolder } from './_process.ts';

const START = Date.parse('2026-11-01T12:00:00Z');
const DAY = 86_400_000;
const ROOT = 'arn:aws:iam::111122223333:root';
const MRK = 'mrk-1234abcd12ab34cd56ef1234567890ab';
const REGIONS = ['us-east-2', 'us-west-2', 'eu-west-1'];

const SEED = {
  keys: [
    { keyId: 'a', aliases: ['alias/a'], rotation: { periodInDays: 90 } },
    { keyId: 'b', aliases: ['alias/b', 'alias/c'], tags: [{ key: 'team', value: 'x' }] },
    { keyId: MRK, multiRegion: { primaryRegion: 'us-east-2', replicaRegions: [] }, aliases: ['alias/m'] },
  ],
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START }));
afterEach(() => void vi.useRealTimers());

/** A call in a Region, or a number of days that pass. */
type Action = readonly [operation: string, input: object, region?: string] | readonly [days: number];

const keyId = fc.constantFrom('a', 'b', MRK);
const alias = fc.constantFrom('alias/a', 'alias/b', 'alias/c', 'alias/m', 'alias/new');
const text = fc.string({ maxLength: 6 });
const region = fc.constantFrom(...REGIONS);

const call = <Input extends object>(operation: string, input: { [Name in keyof Input]: fc.Arbitrary<Input[Name]> }) =>
  fc.record(input).map((given): Action => [operation, given]);

const ACTIONS: fc.Arbitrary<Action> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((days): Action => [days]),
  call('CreateKey', { Description: text }),
  call('UpdateKeyDescription', { KeyId: keyId, Description: text }),
  call('CreateAlias', { AliasName: alias, TargetKeyId: keyId }),
  call('UpdateAlias', { AliasName: alias, TargetKeyId: keyId }),
  call('DeleteAlias', { AliasName: alias }),
  call('CreateGrant', {
    KeyId: keyId,
    GranteePrincipal: fc.constant(ROOT),
    Operations: fc.constant(['Decrypt']),
    Name: fc.constantFrom('g', 'gg', 'ggg'),
  }),
  call('TagResource', { KeyId: keyId, Tags: text.map((TagValue) => [{ TagKey: 'k', TagValue }]) }),
  call('DisableKey', { KeyId: keyId }),
  call('EnableKey', { KeyId: keyId }),
  call('EnableKeyRotation', { KeyId: keyId }),
  call('RotateKeyOnDemand', { KeyId: keyId }),
  call('ReplicateKey', { KeyId: fc.constant(MRK), ReplicaRegion: region, Description: text }),
  call('UpdatePrimaryRegion', { KeyId: fc.constant(MRK), PrimaryRegion: region }),
  fc
    .tuple(keyId, region)
    .map(([KeyId, where]): Action => ['ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 }, where]),
  call('CancelKeyDeletion', { KeyId: keyId }),
);

async function ask(url: string, operation: string, input: object, where = 'us-east-2') {
  const authorization = AUTHORIZATION.replace('us-east-2', where);
  const { status, json } = await post(url, operation, JSON.stringify(input), { authorization });
  return { status, json };
}

/** Everything that a client can read. */
async function readAll(url: string) {
  return await Promise.all(
    REGIONS.map(async (where) => {
      const keys = (await ask(url, 'ListKeys', {}, where)).json.Keys as readonly { KeyId: string }[];
      const reads = ['DescribeKey', 'ListGrants', 'ListResourceTags', 'GetKeyRotationStatus', 'ListKeyRotations'];
      const ofKeys = keys.flatMap(({ KeyId }) => reads.map((operation) => ask(url, operation, { KeyId }, where)));
      return [keys, await ask(url, 'ListAliases', {}, where), await Promise.all(ofKeys)];
    }),
  );
}

function toNames(kms: EmbeddedKms): readonly string[] {
  return kms
    .places()
    .map(({ accountId, region: where }) => `${accountId} ${where}`)
    .sort();
}

/** The data that another process would find in the files, as after a `kill -9`. */
async function readCopy(stateFile: string) {
  const copy = join(makeFolder(), 'copy');
  cpSync(stateFile, copy);
  if (existsSync(`${stateFile}-wal`)) cpSync(`${stateFile}-wal`, `${copy}-wal`);
  const kms = await createEmbeddedKms({ stateFile: copy });
  const all = { places: toNames(kms), all: await readAll(kms.url) };
  await kms.close();
  return all;
}

/**
 * From now on, one third of the records cannot be written or removed, chosen by the length of their text. So a save can
 * also fail in the middle of a transaction.
 */
function makeDiskFail(stateFile: string): void {
  const database = new DatabaseSync(stateFile);
  for (const [name, when, row] of [
    ['put', 'INSERT', 'NEW'],
    ['gone', 'DELETE', 'OLD'],
  ]) {
    database.exec(
      `CREATE TRIGGER ${name} BEFORE ${when} ON record WHEN length(${row}.data) % 3 = 0 BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
  }
  database.close();
}

it('memory and file agree after any calls, any of which could not be saved', {
  timeout: 120_000,
}, async () => {
  const counts = { saved: 0, unsaved: 0 };
  const property = fc.asyncProperty(fc.array(ACTIONS, { minLength: 4, maxLength: 12 }), async (actions) => {
    vi.setSystemTime(START);
    const stateFile = join(makeFolder(), 'kms.state');
    await (await createEmbeddedKms({ stateFile, seed: SEED })).close();
    makeDiskFail(stateFile);
    const kms = await createEmbeddedKms({ stateFile });
    try {
      for (const action of actions) {
        if (action.length === 1) {
          vi.setSystemTime(Date.now() + action[0] * DAY);
        } else {
          const { status } = await ask(kms.url, ...action);
          if (status === 200) counts.saved++;
          if (status === 500) counts.unsaved++;
        }
        const all = await readAll(kms.url);
        expect({ places: toNames(kms), all }).toEqual(await readCopy(stateFile));
        expect(JSON.stringify(all)).not.toContain('KMSInternalException');
      }
    } finally {
      await kms.close();
    }
  });
  await fc.assert(property, { numRuns: 8 });
  expect(counts.saved).toBeGreaterThan(5);
  expect(counts.unsaved).toBeGreaterThan(5);
});
