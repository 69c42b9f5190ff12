import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleSeed } from '../../src/embedded-kms/seed/examples/example-seed.ts';
import { parseSeed } from '../../src/embedded-kms/seed/parse-seed.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { DOC_KEY, setup } from '../_setup.ts';
import { startKms } from '../embedded-kms/_kms.ts';
import { makeFolder, startProcess } from '../embedded-kms/_process.ts';

const ARN = `arn:aws:kms:us-east-2:111122223333:key/${DOC_KEY}`;

/** Runs `npm run kms:export` in the mode for AWS, with an embedded KMS as the endpoint. */
async function exportFrom(url: string, output: string, ...args: string[]) {
  const env = {
    KMS_MODE: 'aws',
    AWS_REGION: 'us-east-2',
    AWS_ACCOUNT_ID: '111122223333',
    AWS_ENDPOINT_URL_KMS: url,
    AWS_ACCESS_KEY_ID: '111122223333',
    AWS_SECRET_ACCESS_KEY: 'x',
    KMS_QUOTA_SHARE: '1',
  };
  return await startProcess('export.ts', env, ['--output', output, ...args]).ended;
}

function makeOutput(): string {
  return join(makeFolder(), 'keys.json');
}

/** The example seed, with grants, rotation, tags and a key of each other kind. */
function wholeSeed(): Seed {
  const { keys, ...rest } = exampleSeed();
  const [first, ...others] = keys;
  const grants = [
    { granteePrincipal: 'arn:aws:iam::444455556666:role/Reader', operations: ['Decrypt'] as const },
    {
      name: 'table',
      granteeServicePrincipal: 'dynamodb.amazonaws.com',
      retiringPrincipal: 'arn:aws:iam::111122223333:root',
      operations: ['Encrypt', 'Decrypt'] as const,
      constraints: { encryptionContextEquals: { table: 'cards' } },
    },
  ];
  const rotation = { periodInDays: 180, nextDate: '2099-01-01T00:00:00.000Z' };
  const more = [
    {
      keyId: 'a',
      policy: 'not even JSON',
      tags: [
        { key: 'b', value: '' },
        { key: 'a', value: 'ü' },
      ],
    },
    { keyId: 'b', origin: 'EXTERNAL', state: 'PendingImport' },
    { keyId: 'c', origin: 'EXTERNAL', expirationModel: 'KEY_MATERIAL_EXPIRES', validTo: '2099-01-01T00:00:00.000Z' },
    { keyId: 'd', origin: 'EXTERNAL_KEY_STORE', state: 'Unavailable', customKeyStoreId: 'cks-1', xksKeyId: 'x' },
  ] as const;
  const predefinedAliases = ['alias/aws/ebs', 'alias/aws/acm'];
  return { ...rest, predefinedAliases, keys: [...(first ? [{ ...first, grants, rotation }] : []), ...others, ...more] };
}

describe('the export', () => {
  it('of an embedded KMS that was started from an export is the same file, and changes nothing in KMS', async () => {
    const [one, two] = [makeOutput(), makeOutput()];
    const regions = ['--region', 'us-east-2', '--region', 'us-west-2'];
    const first = await startKms({ seed: wholeSeed() });
    const run = await exportFrom(first.url, one, ...regions);
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toContain(`18 keys written to ${one}\n`);

    const seed = parseSeed(readFileSync(one, 'utf8'));
    expect(seed.keys).toHaveLength(18);
    expect(seed.keys.flatMap(({ grants = [] }) => grants)).toHaveLength(4);
    expect(seed.predefinedAliases).toEqual(['alias/aws/acm', 'alias/aws/ebs']);
    expect(seed.keys.find(({ keyId }) => keyId === DOC_KEY)).toMatchObject({
      aliases: ['alias/ExampleAlias'],
      createdAt: '2024-03-05T10:14:00.000Z',
      rotation: { periodInDays: 180, nextDate: '2099-01-01T00:00:00.000Z' },
    });
    const second = await startKms({ seed });
    await exportFrom(second.url, two, ...regions);
    expect(readFileSync(two, 'utf8')).toBe(readFileSync(one, 'utf8'));

    const reads = [
      'DescribeKey',
      'GetKeyPolicy',
      'GetKeyRotationStatus',
      'ListAliases',
      'ListGrants',
      'ListKeys',
      'ListResourceTags',
    ];
    const counts = Object.fromEntries(reads.map((operation) => [operation, first.callCount(operation)]));
    expect(counts).toMatchObject({ ListKeys: 2, ListAliases: 2, DescribeKey: 18, GetKeyPolicy: 18, ListGrants: 18 });
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(first.callCount());
  });

  it('reads all pages', async () => {
    const grants = Array.from({ length: 101 }, () => ({ granteePrincipal: ARN, operations: ['Decrypt'] as const }));
    const tags = Array.from({ length: 50 }, (_, index) => ({ key: `${index}`, value: '' }));
    const aliases = Array.from({ length: 101 }, (_, index) => `alias/${index}`);
    const kms = await startKms({ seed: { keys: [{ keyId: 'a', grants, tags, aliases }] } });
    const output = makeOutput();
    await exportFrom(kms.url, output);
    const [key] = parseSeed(readFileSync(output, 'utf8')).keys;
    expect([key?.grants?.length, key?.tags?.length, key?.aliases?.length]).toEqual([101, 50, 101]);
  });

  it('reports all that could not be read, exits with 1, and leaves it out of the file', async () => {
    const kms = await startKms({
      seed: { keys: [{ keyId: DOC_KEY }, { keyId: 'a', tags: [{ key: 'k', value: 'v' }] }, { keyId: 'b' }] },
    });
    const denied = { kind: 'error', code: 'AccessDeniedException', message: 'no' } as const;
    const message = 'User: hush is not authorized with an explicit deny in a service control policy: hush';
    kms.setFaults([
      { operation: 'GetKeyPolicy', keyId: DOC_KEY, fault: { ...denied, message } },
      { operation: 'ListResourceTags', keyId: 'a', fault: denied },
      { operation: 'DescribeKey', keyId: 'b', fault: denied },
      { operation: 'ListGrants', firstCalls: 1, fault: { kind: 'throttle' } },
    ]);
    const output = makeOutput();
    const { code, stderr } = await exportFrom(kms.url, output);
    expect(code).toBe(1);
    expect(stderr).toContain('INCOMPLETE: 3 failures\n');
    expect(stderr).toContain('  GetKeyPolicy failed 1 times: with the file, the embedded KMS answers the same error\n');
    expect(stderr).toContain(`  GetKeyPolicy ${ARN}: AccessDeniedException: The gateway is not authorized`);
    expect(stderr).toContain(', because of an explicit deny in a service control policy.\n');
    const seed = parseSeed(readFileSync(output, 'utf8'));
    expect(seed.keys.map(({ keyId }) => keyId)).toEqual([DOC_KEY, 'a']);
    expect(seed.keys[1]).not.toHaveProperty('tags');
    expect(seed.faults).toMatchObject([
      { operation: 'GetKeyPolicy', keyId: ARN, fault: { code: 'AccessDeniedException' } },
    ]);
    expect(stderr + readFileSync(output, 'utf8')).not.toContain('hush');
    // A gateway over the export gives the same reason.
    const { query } = await setup({ seed });
    const reason = '{ key(id: "ID") { policy { ... on KmsAccessDeniedException { reason } } } }';
    expect((await query(reason.replace('ID', DOC_KEY))).data).toEqual({
      key: { policy: { reason: 'SERVICE_CONTROL_POLICY_DENIES' } },
    });
  });

  it('writes no file where no keys can be listed', async () => {
    const kms = await startKms();
    const output = makeOutput();
    await kms.close();
    const { code, stderr } = await exportFrom(kms.url, output);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^us-east-2: 0 of 0 keys\nThe keys of us-east-2 cannot be listed, so no file was written\. .*\n$/,
    );
    expect(existsSync(output)).toBe(false);
  });

  it('overwrites a file only with --force', async () => {
    const kms = await startKms();
    const output = makeOutput();
    writeFileSync(output, 'mine');
    const refused = await exportFrom(kms.url, output);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^--output is ".*keys\.json": the file exists; expected --force to overwrite it\n$/);
    expect([readFileSync(output, 'utf8'), kms.callCount()]).toEqual(['mine', 0]);
    expect((await exportFrom(kms.url, output, '--force')).code).toBe(0);
    expect(parseSeed(readFileSync(output, 'utf8')).keys.length).toBeGreaterThan(10);
  });

  it.each([
    [
      ['--region', 'x', '--region', 'y'],
      /^--region is "x": .*\n--region is "y": expected a Region such as us-east-2\n$/,
    ],
    [['--regoin', 'x'], /^Unknown option '--regoin'\. See npm run kms:export -- --help\n$/],
    [['x'], /^Unexpected argument 'x'/],
  ])('refuses the arguments %j', async (args, message) => {
    const { code, stderr } = await startProcess('export.ts', {}, args).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});
