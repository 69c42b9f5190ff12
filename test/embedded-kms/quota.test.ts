import { DescribeKeyCommand, GetKeyPolicyCommand, type KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { describe, expect, it, vi } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';

const readPolicy = (client: KMSClient) => client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }));
const readKey = (client: KMSClient) => client.send(new DescribeKeyCommand({ KeyId: DOC_KEY }));
const listKeys = (client: KMSClient) => client.send(new ListKeysCommand({}));

/** The names of the failures of `count` calls at once. An answer has the name 'ok'. */
async function namesOf(count: number, call: () => Promise<unknown>): Promise<readonly string[]> {
  const toName = (error: Error) => error.name;
  return await Promise.all(Array.from({ length: count }, () => call().then(() => 'ok', toName)));
}

/** How many of `count` calls at once are answered. The others must be throttled. */
async function answeredOf(count: number, call: () => Promise<unknown>): Promise<number> {
  const names = await namesOf(count, call);
  const answered = names.filter((name) => name === 'ok').length;
  expect(names.filter((name) => name === 'ThrottlingException')).toHaveLength(count - answered);
  return answered;
}

/** An embedded KMS with the rules, whose clock moves only by `pass`. */
async function startWithClock(faults: readonly FaultRule[]) {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const keys = [{ keyId: DOC_KEY }, { keyId: DOC_KEY, region: 'eu-west-1' }];
  const kms = await startKms({ seed: { keys, faults }, now: () => now });
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { kms, client: kms.client(), pass };
}

const quota = (perSecond: number, burst: number) => ({ kind: 'quota', perSecond, burst }) as const;

describe('a quota', () => {
  it('lets as many calls at once pass as its bucket holds, and throttles the others', async () => {
    const { client } = await startWithClock([{ operation: 'GetKeyPolicy', fault: quota(1000, 5) }]);
    expect(await answeredOf(20, () => readPolicy(client))).toBe(5);
    expect(await failureOf(readPolicy(client))).toEqual([
      'ThrottlingException',
      'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.',
    ]);
  });

  it('refills at its rate, up to its burst', async () => {
    const { client, pass } = await startWithClock([{ fault: quota(1000, 5) }]);
    expect(await answeredOf(6, () => readPolicy(client))).toBe(5);
    pass(3);
    expect(await answeredOf(6, () => readPolicy(client))).toBe(3);
    pass(60_000);
    expect(await answeredOf(10, () => readPolicy(client))).toBe(5);
  });

  it('can be less than one call per second, and does not lose parts of a call', async () => {
    const { client, pass } = await startWithClock([{ fault: quota(0.5, 1) }]);
    expect(await answeredOf(2, () => readPolicy(client))).toBe(1);
    pass(1500);
    expect(await answeredOf(2, () => readPolicy(client))).toBe(0);
    pass(500);
    expect(await answeredOf(2, () => readPolicy(client))).toBe(1);
  });

  it('of an operation is its own', async () => {
    const { client } = await startWithClock([
      { operation: 'GetKeyPolicy', fault: quota(1, 1) },
      { operation: 'DescribeKey', fault: quota(1, 2) },
    ]);
    expect(await answeredOf(3, () => readPolicy(client))).toBe(1);
    expect(await answeredOf(3, () => readKey(client))).toBe(2);
    expect(await answeredOf(3, () => listKeys(client))).toBe(3);
  });

  it('without an operation is shared by all', async () => {
    const { client } = await startWithClock([{ fault: quota(1, 4) }]);
    expect(await answeredOf(2, () => readPolicy(client))).toBe(2);
    expect(await answeredOf(3, () => readKey(client))).toBe(2);
    expect(await answeredOf(1, () => listKeys(client))).toBe(0);
  });

  it('counts each account and each Region by itself', async () => {
    const { kms } = await startWithClock([{ operation: 'ListKeys', fault: quota(1, 2) }]);
    for (const client of [kms.client(), kms.client('444455556666'), kms.client('111122223333', 'eu-west-1')]) {
      expect(await answeredOf(3, () => listKeys(client))).toBe(2);
    }
  });

  it('lets calls pass to the next rule that matches', async () => {
    const { client } = await startWithClock([
      { operation: 'GetKeyPolicy', fault: quota(1, 1) },
      { keyId: DOC_KEY, fault: { kind: 'error', code: 'DisabledException' } },
    ]);
    expect((await namesOf(3, () => readPolicy(client))).toSorted()).toEqual([
      'DisabledException',
      'ThrottlingException',
      'ThrottlingException',
    ]);
  });

  it('refills in real time if the test sets no clock', async () => {
    const kms = await startKms({ seed: { keys: [{ keyId: DOC_KEY }], faults: [{ fault: quota(10, 1) }] } });
    const client = kms.client();
    await readPolicy(client);
    await vi.waitFor(() => readPolicy(client));
  });
});
