import { DescribeKeyCommand, GetKeyPolicyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../src/embedded-kms/faults/faults.ts';
import type { EmbeddedKmsCall } from '../../src/embedded-kms/server.ts';
import { bulkKeyId, bulkSeed } from './_bulk-seed.ts';
import { DOC_KEY, DOC_KEY_ARN, errorOf, failureOf, startKms } from './_kms.ts';

const OTHER_KEY_ID = '0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45';

const readPolicy = (KeyId = DOC_KEY) => new GetKeyPolicyCommand({ KeyId });

async function startFaultyKms(fault: Fault) {
  const calls: EmbeddedKmsCall[] = [];
  const kms = await startKms({ onCall: (call) => calls.push(call) });
  kms.setFaults([{ operation: 'GetKeyPolicy', fault }]);
  return { kms, client: kms.client(), calls };
}

describe('a fault', () => {
  it.each([
    [{ kind: 'error', code: 'KMSInternalException' }, 'KMSInternalException', 500],
    [{ kind: 'error', code: 'DependencyTimeoutException' }, 'DependencyTimeoutException', 503],
    [{ kind: 'error', code: 'KMSInvalidStateException', message: 'no' }, 'KMSInvalidStateException', 400],
    [{ kind: 'error', code: 'ExpiredTokenException', status: 403 }, 'ExpiredTokenException', 403],
    [{ kind: 'throttle' }, 'ThrottlingException', 400],
    [{ kind: 'html' }, 'SyntaxError', 502],
    [{ kind: 'html', status: 504 }, 'SyntaxError', 504],
    [{ kind: 'broken-json' }, 'SyntaxError', 200],
  ] satisfies [Fault, string, number][])('%j makes the SDK throw %s', async (fault, name, status) => {
    const { client, calls } = await startFaultyKms(fault);
    const error = await errorOf(client.send(readPolicy()));
    expect(error.name).toBe(name);
    expect(error.$metadata?.httpStatusCode ?? status).toBe(status);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]).toMatchObject({ operation: 'GetKeyPolicy', keyId: DOC_KEY, status });
    if (error.$metadata?.requestId) expect(calls[0]?.requestId).toBe(error.$metadata.requestId);
  });

  it("throttles with AWS's text", async () => {
    const { client } = await startFaultyKms({ kind: 'throttle' });
    expect(await failureOf(client.send(readPolicy()))).toEqual([
      'ThrottlingException',
      'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.',
    ]);
  });

  it('closes the connection for reset and truncate', async () => {
    for (const kind of ['reset', 'truncate'] as const) {
      const { client, calls } = await startFaultyKms({ kind });
      const error = await errorOf(client.send(readPolicy()));
      expect(`${error.name} ${error.message}`).toMatch(/ECONNRESET|aborted|hang up|terminated/i);
      await vi.waitFor(() => expect(calls).toMatchObject([{ status: null }]));
    }
  });

  it.each(['hang', 'hang-body'] as const)('%s does not end until the client times out', async (kind) => {
    const { kms, client, calls } = await startFaultyKms({ kind });
    const abort = new AbortController();
    const call = errorOf(client.send(readPolicy(), { abortSignal: abort.signal }));
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
    expect(calls).toEqual([]);
    abort.abort();
    await call;
    await vi.waitFor(() => expect(kms.inFlight()).toBe(0));
    expect(calls).toMatchObject([{ status: null }]);
  });

  it('ends hanging calls when the server closes', async () => {
    const { kms, client } = await startFaultyKms({ kind: 'hang' });
    const call = errorOf(client.send(readPolicy()));
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
    await kms.close();
    await call;
    await vi.waitFor(() => expect(kms.inFlight()).toBe(0));
  });

  it('answers normally after a delay', async () => {
    const { client } = await startFaultyKms({ kind: 'delay', milliseconds: 60 });
    const started = performance.now();
    expect((await client.send(readPolicy())).PolicyName).toBe('default');
    expect(performance.now() - started).toBeGreaterThan(55);
  });
});

describe('a fault rule', () => {
  const fault = { kind: 'throttle' } as const;

  it.each([DOC_KEY, DOC_KEY_ARN])('for %s matches the key by ID, by ARN and by alias', async (keyId) => {
    const kms = await startKms();
    const client = kms.client();
    kms.setFaults([{ keyId, fault }]);
    for (const KeyId of [DOC_KEY, DOC_KEY_ARN, 'alias/ExampleAlias']) {
      expect((await failureOf(client.send(new DescribeKeyCommand({ KeyId }))))[0]).toBe('ThrottlingException');
    }
    await expect(client.send(readPolicy(OTHER_KEY_ID))).resolves.toHaveProperty('Policy');
    await expect(client.send(new ListKeysCommand({}))).resolves.toHaveProperty('Keys');
  });

  it('with an ARN applies only to that account and Region', async () => {
    const keys = [{ keyId: DOC_KEY }, { keyId: DOC_KEY, region: 'eu-west-1' }];
    const kms = await startKms({ seed: { keys, faults: [{ keyId: DOC_KEY_ARN, fault }] } });
    expect((await failureOf(kms.client().send(readPolicy())))[0]).toBe('ThrottlingException');
    await expect(kms.client('111122223333', 'eu-west-1').send(readPolicy())).resolves.toHaveProperty('Policy');
  });

  it('without an operation and without a key matches every call', async () => {
    const kms = await startKms();
    kms.setFaults([{ fault }]);
    expect((await failureOf(kms.client().send(new ListKeysCommand({}))))[0]).toBe('ThrottlingException');
    expect((await failureOf(kms.client().send(readPolicy('no key'))))[0]).toBe('ThrottlingException');
  });

  it('with firstCalls counts the calls of each key, by ID, ARN and alias together', async () => {
    const kms = await startKms();
    const client = kms.client();
    kms.setFaults([{ operation: 'GetKeyPolicy', firstCalls: 2, fault }]);
    const outcomes: (string | undefined)[] = [];
    for (const keyId of [DOC_KEY, OTHER_KEY_ID, DOC_KEY_ARN, DOC_KEY, OTHER_KEY_ID, OTHER_KEY_ID]) {
      outcomes.push(
        await client.send(readPolicy(keyId)).then(
          ({ PolicyName }) => PolicyName,
          (error) => error.name,
        ),
      );
    }
    expect(outcomes).toEqual([
      'ThrottlingException',
      'ThrottlingException',
      'ThrottlingException',
      'default',
      'ThrottlingException',
      'default',
    ]);
  });

  it('with firstCalls counts the calls of each account and Region, for an operation without a key', async () => {
    const kms = await startKms();
    kms.setFaults([{ operation: 'ListKeys', firstCalls: 1, fault }]);
    for (const client of [kms.client(), kms.client('444455556666'), kms.client('444455556666', 'eu-west-1')]) {
      expect((await failureOf(client.send(new ListKeysCommand({}))))[0]).toBe('ThrottlingException');
      await expect(client.send(new ListKeysCommand({}))).resolves.toHaveProperty('Keys');
    }
  });

  it('that is used up lets the next matching rule apply, in the order of the list', async () => {
    const kms = await startKms();
    const client = kms.client();
    const error = (code: string) => ({ kind: 'error', code }) as const;
    kms.setFaults([
      { keyId: DOC_KEY, firstCalls: 1, fault: error('First') },
      { operation: 'GetKeyPolicy', firstCalls: 1, fault: error('Second') },
      { operation: 'GetKeyPolicy', keyId: DOC_KEY, firstCalls: 1, fault: error('Third') },
      { fault: error('Last') },
    ]);
    for (const name of ['First', 'Second', 'Third', 'Last', 'Last']) {
      expect((await failureOf(client.send(readPolicy())))[0]).toBe(name);
    }
  });

  it('is one of 1,000 without slowing calls down: 1,000 keys, each throttled twice', async () => {
    const kms = await startKms({ seed: bulkSeed(1000) });
    const client = kms.client();
    kms.setFaults(
      Array.from({ length: 1000 }, (_, i) => ({
        operation: 'GetKeyPolicy',
        keyId: bulkKeyId(i),
        firstCalls: 2,
        fault,
      })),
    );
    const read = (i: number) =>
      client.send(readPolicy(bulkKeyId(i))).then(
        () => 'ok',
        ({ name }: Error) => name,
      );
    for (const expected of ['ThrottlingException', 'ThrottlingException', 'ok']) {
      const outcomes = await Promise.all(Array.from({ length: 1000 }, (_, i) => read(i)));
      expect(new Set(outcomes)).toEqual(new Set([expected]));
    }
    expect(kms.callCount('GetKeyPolicy')).toBe(3000);
  });
});
