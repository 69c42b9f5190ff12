import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { post } from '../embedded-kms/_kms.ts';
import { makeFolder, startKmsProcess, startProcess } from '../embedded-kms/_process.ts';

describe('npm run kms', () => {
  it('serves the keys of the seed file, also with KMS_MODE=aws, and stops on SIGTERM', async () => {
    const seedFile = join(makeFolder(), 'keys.json');
    writeFileSync(seedFile, JSON.stringify({ keys: [{ keyId: 'my-own-key' }] }));
    const { url, child, ended } = await startKmsProcess({ EMBEDDED_KMS_SEED: seedFile, KMS_MODE: 'aws' });
    expect((await post(url, 'GetKeyPolicy', '{"KeyId":"my-own-key"}')).status).toBe(200);
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`aws kms list-keys --region us-east-2 --endpoint-url ${url}\n`);
  });

  it('reports a port that is in use in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await startProcess('embedded-kms.ts', { EMBEDDED_KMS_PORT: String(port) }).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `EMBEDDED_KMS_PORT is ${port}: already in use on 127.0.0.1; expected a free port (0 = any free one)\n`,
    );
  });

  it.each([
    [
      'EMBEDDED_KMS_SEED',
      '{"keys":[{"keyId":7}]}',
      /^EMBEDDED_KMS_SEED \(.*\): \/keys\/0\/keyId: .*expected string.*\n$/,
    ],
    ['EMBEDDED_KMS_SEED', null, /^EMBEDDED_KMS_SEED is ".*": there is no such file; expected a seed file as in .*\n$/],
    ['EMBEDDED_KMS_STATE', 'no database, '.repeat(99), /^EMBEDDED_KMS_STATE is ".*": it is not a SQLite data.*\n$/],
  ])('reports in one line what is wrong with %s=%j', async (variable, text, message) => {
    const path = join(makeFolder(), 'file');
    if (text !== null) writeFileSync(path, text);
    const { code, stderr } = await startProcess('embedded-kms.ts', { [variable]: path }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });

  it('says in which folder it looked for a file with a relative path', async () => {
    const { stderr } = await startProcess('embedded-kms.ts', { EMBEDDED_KMS_SEED: 'no-keys.json' }).ended;
    expect(stderr).toContain(
      `EMBEDDED_KMS_SEED is "no-keys.json": there is no such file in ${process.cwd()}; expected`,
    );
  });

  it('lists the first 20 of many problems, and counts the others', async () => {
    const path = join(makeFolder(), 'keys.json');
    writeFileSync(path, JSON.stringify({ keys: Array.from({ length: 100 }, () => ({})) }));
    const { stderr } = await startProcess('embedded-kms.ts', { EMBEDDED_KMS_SEED: path }).ended;
    expect(stderr.trimEnd().split('\n')).toHaveLength(21);
    expect(stderr).toContain('... and 80 more; expected a seed file as in schema/embedded-kms-seed.schema.json\n');
  });
});
