import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { StateFileError } from '../../src/embedded-kms/store/state-file-error.ts';
import { bulkSeed } from './_bulk-seed.ts';
import { DOC_KEY, post, startKms } from './_kms.ts';
import { makeFolder, startKmsProcess, startProcess } from './_process.ts';

const makePath = () => join(makeFolder(), 'kms.state');

const SEED: Seed = {
  keys: [{ keyId: 'a', aliases: ['alias/a'], grants: [{ granteePrincipal: 'arn:aws:iam::1:root', operations: [] }] }],
  roles: [{ arn: 'arn:aws:iam::444455556666:role/Auditors' }],
};

const keysOf = async (url: string): Promise<string[]> =>
  (await post(url, 'ListKeys', '{}')).json.Keys.map(({ KeyId }: { KeyId: string }) => KeyId);

describe('a row that this version of the embedded KMS did not write', () => {
  const FIELD = (kind: string, change: string) => `UPDATE record SET data = ${change} WHERE kind = '${kind}'`;

  it.each([
    ['an unknown kind', "UPDATE record SET kind = 'key' WHERE kind = 'keys'", /\("key", "a", .*no records of this/],
    ['no object', FIELD('keys', "'7'"), /\("keys", "a", "111122223333", "us-east-2"\) .*expected object/],
    ['a missing field', FIELD('keys', "json_remove(data, '$.policy')"), /\/policy: .*expected string/],
    ['an unknown field', FIELD('keys', "json_set(data, '$.color', 'red')"), /Unrecognized key/],
    ['a field of another type', FIELD('keys', "json_set(data, '$.createdAt', 'now')"), /\/createdAt: /],
    ['an unknown state', FIELD('keys', "json_set(data, '$.state', 'Happy')"), /\/state: /],
    ['an alias of another shape', FIELD('aliases', "'{}'"), /\("aliases", "alias\/a", .*\/name: /],
    ['a grant of another shape', FIELD('grants', "json_set(data, '$.grantee', 'x')"), /\("grants", .*\/grantee: /],
    ['a role of another shape', FIELD('roles', "json_set(data, '$.arn', 'x')"), /\("roles", .*the ARN of a role/],
    ['another ID than its record', "UPDATE record SET id = 'b' WHERE kind = 'keys'", /"b", .*another account/],
    ['an alias without its key', "DELETE FROM record WHERE kind = 'keys'", /\("aliases", .*its key is missing/],
    [
      'columns of other names',
      'ALTER TABLE record RENAME COLUMN data TO json',
      /its table is not that of a state file/,
    ],
    ['another table', 'ALTER TABLE record RENAME TO rows', /its table is not that of a state file/],
    ['no table', 'DROP TABLE record', /its table is not that of a state file/],
  ])('is refused, and the file is not changed: %s', async (_, sql, message) => {
    const stateFile = makePath();
    await (await startKms({ stateFile, seed: SEED })).close();
    const database = new DatabaseSync(stateFile);
    database.exec(`PRAGMA journal_mode = DELETE; ${sql}`);
    const before = database.prepare('SELECT * FROM sqlite_schema').all();
    database.close();
    const error = await startKms({ stateFile, seed: SEED }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(StateFileError);
    expect(error.message).toMatch(message);
    expect(error.message.length).toBeLessThan(700);
    const after = new DatabaseSync(stateFile);
    expect(after.prepare('SELECT * FROM sqlite_schema').all()).toEqual(before);
    after.close();
  });

  it('stops npm run kms with one line', async () => {
    const stateFile = makePath();
    writeFileSync(stateFile, '');
    const { code, stderr } = await startProcess('embedded-kms.ts', { EMBEDDED_KMS_STATE: stateFile }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^EMBEDDED_KMS_STATE is ".*": it is empty \(0 bytes\): restore it, or remove it .*\n$/);
  });
});

describe('a file of 0 bytes', () => {
  it('is refused, and neither it nor the files beside it are changed', async () => {
    const stateFile = makePath();
    await (await startKms({ stateFile })).close();
    truncateSync(stateFile, 0);
    writeFileSync(`${stateFile}-wal`, 'the last changes');
    await expect(startKms({ stateFile })).rejects.toThrow('it is empty (0 bytes)');
    expect(readFileSync(stateFile)).toHaveLength(0);
    expect(readFileSync(`${stateFile}-wal`, 'utf8')).toBe('the last changes');
  });
});

describe('a first start', () => {
  it('that is killed leaves no file or a complete one', async () => {
    const folder = makeFolder();
    const [seedFile, stateFile] = [join(folder, 'seed.json'), join(folder, 'kms.state')];
    writeFileSync(seedFile, JSON.stringify(bulkSeed(5_000)));
    const env = { EMBEDDED_KMS_SEED: seedFile, EMBEDDED_KMS_STATE: stateFile };
    const { child, ended } = startProcess('embedded-kms.ts', env);
    await vi.waitFor(() => expect(existsSync(`${stateFile}.new`)).toBe(true), { interval: 1, timeout: 30_000 });
    child.kill('SIGKILL');
    await ended;
    const { url } = await startKmsProcess(env);
    expect((await post(url, 'ListKeys', '{"Limit":1000}')).json.Keys).toHaveLength(1_000);
    expect(existsSync(`${stateFile}.new`)).toBe(false);
  });

  it.each([
    ['nothing yet', (path: string) => writeFileSync(path, '')],
    ['the records of another seed', (path: string, other: string) => copyFileSync(other, path)],
  ])('overwrites the file that a killed process left beside it: %s', async (_, leave) => {
    const [stateFile, other] = [makePath(), makePath()];
    await (await startKms({ stateFile: other })).close();
    leave(`${stateFile}.new`, other);
    const kms = await startKms({ stateFile, seed: SEED });
    expect(await keysOf(kms.url)).toEqual(['a']);
    expect(existsSync(`${stateFile}.new`)).toBe(false);
  });

  it('does not overwrite the file of another program beside it, and names it', async () => {
    const stateFile = makePath();
    writeFileSync(`${stateFile}.new`, 'notes '.repeat(1_000));
    await expect(startKms({ stateFile })).rejects.toThrow(`it is not a SQLite database (${stateFile}.new)`);
    expect(readFileSync(`${stateFile}.new`, 'utf8')).toBe('notes '.repeat(1_000));
  });

  it('starts from the seed if the file was removed, but not its write-ahead log', async () => {
    const stateFile = makePath();
    const env = { EMBEDDED_KMS_STATE: stateFile };
    const first = await startKmsProcess(env);
    expect((await post(first.url, 'DisableKey', JSON.stringify({ KeyId: DOC_KEY }))).status).toBe(200);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(existsSync(`${stateFile}-wal`)).toBe(true);
    rmSync(stateFile);
    const { url } = await startKmsProcess(env);
    const { json } = await post(url, 'DescribeKey', JSON.stringify({ KeyId: DOC_KEY }));
    expect(json.KeyMetadata.KeyState).toBe('Enabled');
  });
});
