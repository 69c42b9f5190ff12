import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DOC_KEY, post, startKms } from './_kms.ts';
import { makeFolder, startKmsOnFullDisk, startKmsProcess } from './_process.ts';

const KEY = JSON.stringify({ KeyId: DOC_KEY });
const OVERDUE = JSON.stringify({ KeyId: 'overdue' });

const descriptionOf = async (url: string) => (await post(url, 'DescribeKey', KEY)).json.KeyMetadata.Description;

const describeAs = (url: string, Description: string) =>
  post(url, 'UpdateKeyDescription', JSON.stringify({ KeyId: DOC_KEY, Description }));

async function makeState(): Promise<Record<string, string>> {
  const stateFile = join(makeFolder(), 'kms.state');
  const keys = [
    { keyId: DOC_KEY, description: 'the first' },
    { keyId: 'overdue', aliases: ['alias/overdue'], deletionDate: '2020-01-01T00:00:00Z' },
    { keyId: 'rotating', rotation: { nextDate: '2020-01-01T00:00:00Z' } },
  ];
  await (await startKms({ stateFile, seed: { keys } })).close();
  return { EMBEDDED_KMS_STATE: stateFile };
}

describe('a full disk', () => {
  it('does not fail reads, even of keys with changes that are due', async () => {
    const { url } = await startKmsOnFullDisk(0, await makeState());
    for (const _ of ['once', 'twice']) {
      expect(await descriptionOf(url)).toBe('the first');
      expect((await post(url, 'DescribeKey', OVERDUE)).json.__type).toBe('NotFoundException');
      expect((await post(url, 'ListAliases', '{}')).text).not.toContain('alias/overdue');
      const { json } = await post(url, 'ListKeyRotations', '{"KeyId":"rotating"}');
      expect(json.Rotations[0]).toMatchObject({ RotationType: 'AUTOMATIC' });
    }
  });

  it('fails each change with the reason, and the change is never visible', async () => {
    const env = await makeState();
    const full = await startKmsOnFullDisk(0, env);
    const { status, json } = await describeAs(full.url, 'never saved');
    expect([status, json.__type]).toEqual([500, 'KMSInternalException']);
    expect(json.message).toContain('The change was not saved in the state file: ');
    expect((await post(full.url, 'CreateKey', '{}')).status).toBe(500);
    expect(await descriptionOf(full.url)).toBe('the first');
    expect((await post(full.url, 'ListKeys', '{}')).json.Keys).toHaveLength(2);
    full.child.kill('SIGTERM');
    await full.ended;
    const { url } = await startKmsProcess(env);
    expect(await descriptionOf(url)).toBe('the first');
    expect((await post(url, 'ListKeys', '{}')).json.Keys).toHaveLength(2);
  });
});

it('a disk that fills up keeps exactly the changes that were acknowledged, also after kill -9', async () => {
  const env = await makeState();
  const full = await startKmsOnFullDisk(256, env);
  let saved = 'the first';
  let failures = 0;
  for (let index = 0; failures < 5; index++) {
    const { status } = await describeAs(full.url, `version ${index}`);
    if (status === 200) saved = `version ${index}`;
    else failures++;
    expect(await descriptionOf(full.url)).toBe(saved);
  }
  expect(saved).not.toBe('the first');
  full.child.kill('SIGKILL');
  await full.ended;
  expect(await descriptionOf((await startKmsProcess(env)).url)).toBe(saved);
});
