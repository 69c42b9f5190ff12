import { once } from 'node:events';
import { connect } from 'node:net';
import * as sdk from '@aws-sdk/client-kms';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KEY_SPECS, KEY_USAGES } from '../../src/embedded-kms/rules/key-specs.ts';
import { exampleSeed } from '../../src/embedded-kms/seed/examples/example-seed.ts';
import { AUTHORIZATION, DOC_KEY, DOC_KEY_ARN, post, startKms, type TestKms } from './_kms.ts';
import { AWS_MANAGED_ID, DISABLED_ID, MRK_ID, PENDING_DELETION_ID } from './cases/_case.ts';

const OPERATIONS = Object.keys(sdk)
  .filter((name) => /^[A-Z].*[a-z]Command$/.test(name))
  .map((name) => name.replace(/Command$/, ''));

/** Names of members and plausible values, so that some requests pass the first checks. */
const MEMBERS: Readonly<Record<string, readonly unknown[]>> = {
  KeyId: [DOC_KEY, DOC_KEY_ARN, DISABLED_ID, PENDING_DELETION_ID, AWS_MANAGED_ID, MRK_ID, 'alias/ExampleAlias'],
  TargetKeyId: [DOC_KEY, MRK_ID, 'alias/ExampleAlias'],
  AliasName: ['alias/ExampleAlias', 'alias/new', 'alias/aws/s3', 'alias/'],
  Policy: ['{}', '{"Statement":[]}', '['.repeat(5000), '{"Statement":{"Effect":"Allow","__proto__":{}}}'],
  PolicyName: ['default', 'other'],
  BypassPolicyLockoutSafetyCheck: [true, false],
  Limit: [0, 1, 50, 1001, -1, 1.5, 1e300],
  Marker: ['x', Buffer.from('keys:1').toString('base64url'), Buffer.from('tags:\u0000').toString('base64url')],
  Description: ['', 'd'.repeat(9000)],
  KeySpec: KEY_SPECS,
  KeyUsage: KEY_USAGES,
  Origin: ['EXTERNAL', 'AWS_KMS'],
  MultiRegion: [true],
  Tags: [
    [],
    [{ TagKey: 'a', TagValue: 'b' }],
    [{ TagKey: 'a' }],
    [null],
    Array(60).fill({ TagKey: 'a', TagValue: '' }),
  ],
  TagKeys: [[], ['a'], [null], [[]]],
  PendingWindowInDays: [6, 7, 30],
  RotationPeriodInDays: [89, 90],
  ReplicaRegion: ['us-west-2', 'eu-west-1', 'cn-north-1', 'x'],
  PrimaryRegion: ['us-west-2', 'us-east-2'],
  GranteePrincipal: ['arn:aws:iam::111122223333:root', 'arn:aws:iam:::root', '*'],
  RetiringPrincipal: ['arn:aws:iam::111122223333:user/U'],
  GranteeServicePrincipal: ['s3.amazonaws.com'],
  Operations: [[], ['Decrypt'], ['Sign', 'Sign'], ['Nonsense'], [null]],
  Constraints: [
    {},
    { EncryptionContextEquals: JSON.parse('{"__proto__":"x","a":null}') },
    { SourceArn: 'x'.repeat(20) },
  ],
  GrantTokens: [[], ['x']],
  GrantToken: ['x', Buffer.from(`111122223333/us-east-2/${'a'.repeat(64)}/${DOC_KEY}`).toString('base64url')],
  GrantId: ['a'.repeat(64), 'x'],
  Name: ['retry', 'a b'],
  DryRun: [true, false],
  IncludeKeyMaterial: ['ALL_KEY_MATERIAL'],
  __proto__: [{}],
};

const operation = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...OPERATIONS) },
  fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim()),
);

const request = fc
  .subarray(Object.keys(MEMBERS), { maxLength: 8 })
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), toValue(MEMBERS[name] ?? [])))))
  .map((entries) => JSON.stringify(Object.fromEntries(entries)));

function toValue(likely: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...likely) }, fc.jsonValue());
}

const body = fc.oneof({ weight: 8, arbitrary: request }, fc.string({ unit: 'binary' }), fc.json());

/** The caller of AUTHORIZATION may do everything with some keys, and little with others. */
const ENFORCED = {
  enforce: true,
  seed: {
    ...exampleSeed(),
    principals: [
      {
        arn: 'arn:aws:iam::111122223333:user/U',
        accessKeyIds: ['AKIDEXAMPLE'],
        identityPolicies: [{ Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] }],
      },
    ],
  },
};

it.each([
  ['', {}, 3_000],
  [' with enforcement', ENFORCED, 1_000],
])('answers any operation with any members by an output or an error of AWS%s', async (_, options, numRuns) => {
  const kms = await startKms(options);
  const statuses = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(operation, body, async (name, text) => {
      const { status, json, headers } = await post(kms.url, name, text);
      const outcome = status === 200 ? 'success' : String(json.__type);
      statuses.set(outcome, (statuses.get(outcome) ?? 0) + 1);
      expect(headers.get('content-type')).toBe('application/x-amz-json-1.1');
      if (status === 200) return;
      expect(json).toEqual({ __type: expect.stringMatching(/^[A-Za-z]+Exception$/), message: expect.any(String) });
      expect([status, json.__type]).toEqual([400, expect.not.stringMatching('KMSInternalException')]);
    }),
    { numRuns },
  );
  // Many requests passed the first checks: about 5 of 100 succeed.
  expect(statuses.get('success')).toBeGreaterThan(numRuns / 100);
  expect(statuses.size).toBeGreaterThan(5);
  await expectAlive(kms);
});

it('answers any headers by an error of AWS', async () => {
  const kms = await startKms();
  const part = fc.constantFrom(...AUTHORIZATION.split(/(?=[ ,/=])/), '', ' ', '/', ',', 'Credential=', '\t', 'é');
  const authorization = fc.oneof(
    fc.array(part).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme-ascii' }),
  );
  const target = fc.oneof(fc.constantFrom('TrentService.ListKeys', 'TrentService.', 'Other.ListKeys'), fc.string());
  await fc.assert(
    fc.asyncProperty(authorization, target.map(toHeader), async (header, name) => {
      const headers = { authorization: toHeader(header), 'x-amz-target': name };
      const { status, json } = await post(kms.url, null, '{}', headers);
      expect([200, 400]).toContain(status);
      if (status === 400) expect(json).toEqual({ __type: expect.any(String), message: expect.any(String) });
      expect(json.__type).not.toBe('KMSInternalException');
    }),
    { numRuns: 500 },
  );
  await expectAlive(kms);
});

it('answers or closes a connection that sends any bytes', async () => {
  const kms = await startKms({ requestTimeout: 500 });
  const head = `POST / HTTP/1.1\r\nhost: localhost\r\nauthorization: ${AUTHORIZATION}\r\nx-amz-target: TrentService.ListKeys\r\n`;
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
  const sent = fc.oneof(
    bytes,
    bytes.map((tail) => Buffer.concat([Buffer.from(`${head}content-length: 100\r\n\r\n`), tail])),
    bytes.map((tail) => Buffer.concat([Buffer.from(`${head}transfer-encoding: chunked\r\n\r\n`), tail])),
    fc.nat(head.length).map((length) => Buffer.from(head.slice(0, length))),
  );
  await fc.assert(
    fc.asyncProperty(sent, async (data) => {
      const socket = connect(kms.port, '127.0.0.1');
      socket.on('error', () => {});
      const closed = once(socket, 'close');
      socket.resume().end(data);
      await closed;
    }),
    { numRuns: 200 },
  );
  await expectAlive(kms);
});

/** Header values that HTTP allows. The client refuses to send any other. */
function toHeader(text: string): string {
  return text.replace(/[^\t\x20-\x7e\xa0-\xff]/g, '').trim();
}

async function expectAlive(kms: TestKms): Promise<void> {
  expect((await post(kms.url, 'ListKeys', '{}')).status).toBe(200);
  expect(kms.inFlight()).toBe(0);
}
