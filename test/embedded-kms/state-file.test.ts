import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListGrantsCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  RevokeGrantCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StateFileError } from '../../src/embedded-kms/store/state-file-error.ts';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';
import { makeFolder, startKmsProcess } from './_process.ts';

function makeStateFile(): string {
  return join(makeFolder(), 'kms.state');
}

const ROOT = 'arn:aws:iam::111122223333:root';
const KeyId = DOC_KEY;

function toPolicy(sid: string): string {
  const Statement = [{ Sid: sid, Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

function clientOf(url: string): KMSClient {
  const credentials = { accessKeyId: '111122223333', secretAccessKey: 'x' };
  const client = new KMSClient({ endpoint: url, region: 'us-east-2', credentials, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return client;
}

describe('a state file', () => {
  it('keeps every kind of change over a restart, and replaces the seed', async () => {
    const stateFile = makeStateFile();
    const first = await startKms({ stateFile });
    const client = first.client();
    const { GrantId: revoked } = await client.send(
      new CreateGrantCommand({ KeyId, GranteePrincipal: ROOT, Operations: ['Decrypt'] }),
    );
    const { GrantId: kept } = await client.send(
      new CreateGrantCommand({ KeyId, GranteePrincipal: ROOT, Operations: ['Encrypt'] }),
    );
    await client.send(new RevokeGrantCommand({ KeyId, GrantId: revoked }));
    await client.send(new CreateAliasCommand({ AliasName: 'alias/new', TargetKeyId: KeyId }));
    await client.send(new DeleteAliasCommand({ AliasName: 'alias/ExampleAlias' }));
    await client.send(new PutKeyPolicyCommand({ KeyId, Policy: toPolicy('new') }));
    await client.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: 'team', TagValue: 'new' }] }));
    await client.send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: 100 }));
    await client.send(new DisableKeyCommand({ KeyId }));
    await first.close();

    const again = (await startKms({ stateFile, seed: { keys: [{ keyId: 'other' }] } })).client();
    const aliases = await again.send(new ListAliasesCommand({ KeyId }));
    expect(aliases.Aliases?.map(({ AliasName }) => AliasName)).toEqual(['alias/new']);
    expect((await again.send(new ListGrantsCommand({ KeyId }))).Grants?.map(({ GrantId }) => GrantId)).toEqual([kept]);
    expect((await again.send(new GetKeyPolicyCommand({ KeyId }))).Policy).toContain('"Sid" : "new"');
    expect((await again.send(new ListResourceTagsCommand({ KeyId }))).Tags).toHaveLength(1);
    expect((await again.send(new GetKeyRotationStatusCommand({ KeyId }))).RotationPeriodInDays).toBe(100);
    expect((await again.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.KeyState).toBe('Disabled');
    expect((await failureOf(again.send(new DescribeKeyCommand({ KeyId: 'other' }))))[0]).toBe('NotFoundException');
  });

  it('does not keep a deleted key, its aliases and its grants', async () => {
    const stateFile = makeStateFile();
    const key = { keyId: 'a', aliases: ['alias/a'], deletionDate: '2020-01-01T00:00:00Z' };
    const first = await startKms({ stateFile, seed: { keys: [key], predefinedAliases: [] } });
    expect((await first.client().send(new ListAliasesCommand({}))).Aliases).toEqual([]);
    await first.close();
    const database = new DatabaseSync(stateFile);
    expect(database.prepare('SELECT * FROM record').all()).toEqual([]);
    database.close();
  });

  it('is optional: without it, no file is made and changes are lost', async () => {
    const first = await startKms();
    await first.client().send(new PutKeyPolicyCommand({ KeyId, Policy: toPolicy('new') }));
    const { Policy } = await (await startKms()).client().send(new GetKeyPolicyCommand({ KeyId }));
    expect(Policy).toContain('"Sid" : "Enable IAM User Permissions"');
  });

  it('does not answer success for a change that it cannot save', async () => {
    const stateFile = makeStateFile();
    const kms = await startKms({ stateFile });
    await kms.close();
    const database = new DatabaseSync(stateFile);
    database.exec("CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'no room'); END");
    database.close();
    const client = (await startKms({ stateFile })).client();
    const [name, message] = await failureOf(client.send(new PutKeyPolicyCommand({ KeyId, Policy: toPolicy('new') })));
    expect(name).toBe('KMSInternalException');
    expect(message).toContain('was not saved in the state file: no room');
  });
});

describe('a file that is not a state file', () => {
  it.each([
    ['a text', (path: string) => writeFileSync(path, 'hello '.repeat(1000)), 'it is not a SQLite database'],
    [
      "another program's database",
      (path: string) => {
        const database = new DatabaseSync(path);
        database.exec('CREATE TABLE theirs (id TEXT)');
        database.close();
      },
      'it belongs to another program',
    ],
  ])('is refused and not changed: %s', async (_, make, message) => {
    const path = makeStateFile();
    make(path);
    const before = readFileSync(path);
    const error = await startKms({ stateFile: path }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(StateFileError);
    expect(error.message).toBe(message);
    expect(readFileSync(path)).toEqual(before);
  });

  it.each([
    ['half of it is lost', (path: string) => truncateSync(path, readFileSync(path).length - 4096)],
    ['a page is overwritten', (path: string) => writeFileSync(path, readFileSync(path).fill(7, 8192, 12_288))],
    [
      'a record is cut short',
      (path: string) =>
        writeFileSync(path, readFileSync(path).toString('latin1').replaceAll('{"keyId"', '{keyId",'), 'latin1'),
    ],
  ])('is refused if %s', async (_, damage) => {
    const stateFile = makeStateFile();
    await (await startKms({ stateFile })).close();
    damage(stateFile);
    await expect(startKms({ stateFile })).rejects.toThrow('it is damaged');
  });

  it('is refused while another embedded KMS has it open, and accepted after that has ended', async () => {
    const stateFile = makeStateFile();
    const kms = await startKms({ stateFile });
    await expect(startKms({ stateFile })).rejects.toThrow('another process has it open');
    await kms.close();
    await expect(startKms({ stateFile })).resolves.toBeDefined();
  });
});

describe('kill -9', () => {
  it.each([1, 2, 3])('during many changes loses none that was acknowledged (%i)', async () => {
    const stateFile = makeStateFile();
    const env = { EMBEDDED_KMS_STATE: stateFile };
    const kms = await startKmsProcess(env);
    const client = clientOf(kms.url);
    const created: string[] = [];
    const policies = new Map<string, number>();
    const killAfter = 60 + Math.floor(Math.random() * 60);

    const create = async () => {
      for (;;) {
        const { KeyMetadata } = await client.send(new CreateKeyCommand({}));
        created.push(KeyMetadata?.KeyId ?? '');
        if (created.length === killAfter) kms.child.kill('SIGKILL');
      }
    };
    const put = async (id: string) => {
      for (let version = 1; ; version++) {
        await client.send(new PutKeyPolicyCommand({ KeyId: id, Policy: toPolicy(`version ${version}`) }));
        policies.set(id, version);
      }
    };
    const ids = [DOC_KEY, '0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45'];
    await Promise.allSettled([create(), create(), ...ids.map(put)]);
    await kms.ended;
    expect(created.length).toBeGreaterThanOrEqual(killAfter);
    expect(policies.size).toBe(2);

    const again = clientOf((await startKmsProcess(env)).url);
    for (const id of created) await expect(again.send(new DescribeKeyCommand({ KeyId: id }))).resolves.toBeDefined();
    for (const [id, acknowledged] of policies) {
      const { Policy = '' } = await again.send(new GetKeyPolicyCommand({ KeyId: id }));
      // The change whose answer was not sent yet can be there, too.
      expect(Number(/version (\d+)/.exec(Policy)?.[1])).toBeGreaterThanOrEqual(acknowledged);
    }
  });
});
