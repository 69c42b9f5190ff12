import { GetKeyPolicyCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/embedded-kms/faults/faults.ts';
import { DOC_KEY, errorOf, startKms, type TestKms } from './_kms.ts';

const ROOT = 'arn:aws:iam::111122223333:root';

function toPolicy(sid: string, principals: string | readonly string[] = ROOT): string {
  const statement = { Sid: sid, Effect: 'Allow', Principal: { AWS: principals }, Action: 'kms:*', Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function connect(kms: TestKms) {
  const client = kms.client();
  return {
    put: (policy: string) => client.send(new PutKeyPolicyCommand({ KeyId: DOC_KEY, Policy: policy })),
    read: async () => {
      const { Policy = '' } = await client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }));
      return JSON.parse(Policy).Statement[0] as { readonly Sid: string; readonly Principal: { readonly AWS: unknown } };
    },
  };
}

describe('the fault stale', () => {
  it('answers the former policy for some reads after each PutKeyPolicy', async () => {
    const kms = await startKms();
    const { put, read } = connect(kms);
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'stale', reads: 2 } }]);
    const first = (await read()).Sid;
    await put(toPolicy('Second'));
    expect([(await read()).Sid, (await read()).Sid, (await read()).Sid]).toEqual([first, first, 'Second']);
    await put(toPolicy('Third'));
    expect([(await read()).Sid, (await read()).Sid, (await read()).Sid]).toEqual(['Second', 'Second', 'Third']);
  });

  it('answers the former policy for some milliseconds', async () => {
    let now = 1_000;
    const kms = await startKms({ now: () => now });
    const { put, read } = connect(kms);
    await put(toPolicy('First'));
    kms.setFaults([{ fault: { kind: 'stale', milliseconds: 500 } }]);
    await put(toPolicy('Second'));
    now += 499;
    expect((await read()).Sid).toBe('First');
    now += 1;
    expect((await read()).Sid).toBe('Second');
  });

  it('lets reads pass to the next rule that are not stale', async () => {
    const kms = await startKms();
    const { read } = connect(kms);
    kms.setFaults([{ fault: { kind: 'stale', reads: 1 } }, { fault: { kind: 'throttle' } }]);
    expect((await errorOf(read())).name).toBe('ThrottlingException');
  });
});

describe('a fault that performs the operation', () => {
  it.each<Fault>([
    { kind: 'error', code: 'KMSInternalException', performs: true },
    { kind: 'html', performs: true },
    { kind: 'reset', performs: true },
    { kind: 'hang', performs: true },
  ])('stores the policy, although the call fails: %j', async (fault) => {
    const kms = await startKms();
    const { put, read } = connect(kms);
    kms.setFaults([{ operation: 'PutKeyPolicy', fault }]);
    const call = errorOf(put(toPolicy('Stored')));
    await expect.poll(async () => (await read()).Sid).toBe('Stored');
    if (fault.kind === 'hang') await kms.close();
    await call;
  });

  it('does not perform it by default', async () => {
    const kms = await startKms();
    const { put, read } = connect(kms);
    const before = (await read()).Sid;
    kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'html' } }]);
    await errorOf(put(toPolicy('Stored')));
    expect((await read()).Sid).toBe(before);
  });
});

it('the fault reorder-principals answers the principals in another order from call to call', async () => {
  const kms = await startKms();
  const { put, read } = connect(kms);
  const principals = [ROOT, 'arn:aws:iam::111122223333:role/A', 'arn:aws:iam::111122223333:role/B'];
  await put(toPolicy('Three', principals));
  kms.setFaults([{ fault: { kind: 'reorder-principals' } }]);
  const orders = [(await read()).Principal.AWS, (await read()).Principal.AWS, (await read()).Principal.AWS];
  expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(3);
  for (const order of orders) expect([...(order as string[])].sort()).toEqual([...principals].sort());
});

it('the control route takes these faults, and says what a stale fault needs', async () => {
  const kms = await startKms();
  const set = async (fault: object) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ faults: [{ fault }] });
    const answer = await fetch(`${kms.url}/_embedded-kms/faults`, { method: 'PUT', headers, body });
    return [answer.status, await answer.text()] as const;
  };
  for (const fault of [
    { kind: 'stale', reads: 3 },
    { kind: 'stale', milliseconds: 100 },
    { kind: 'reorder-principals' },
    { kind: 'hang', performs: true },
  ]) {
    expect((await set(fault))[0]).toBe(200);
  }
  expect(await set({ kind: 'stale' })).toEqual([400, expect.stringContaining('expected reads or milliseconds')]);
  expect((await set({ kind: 'delay', milliseconds: 1, performs: true }))[0]).toBe(400);
});

it('the order of principals depends on the calls of this embedded KMS, not on those of others', async () => {
  const orders = [];
  for (const reads of [1, 3, 2]) {
    const kms = await startKms();
    const { put, read } = connect(kms);
    await put(toPolicy('Many', [ROOT, ...['A', 'B', 'C'].map((name) => ROOT.replace('root', `role/${name}`))]));
    kms.setFaults([{ fault: { kind: 'reorder-principals' } }]);
    const first = await read();
    orders.push(first.Principal.AWS);
    for (let more = 1; more < reads; more++) expect((await read()).Principal.AWS).not.toEqual(first.Principal.AWS);
  }
  expect(orders).toEqual([orders[0], orders[0], orders[0]]);
});
