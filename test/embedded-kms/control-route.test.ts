import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { DOC_KEY, failureOf, startKms } from './_kms.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

async function request(url: string, method: string, body?: unknown, headers: Record<string, string> = JSON_TYPE) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method, headers, ...(text !== undefined && { body: text }) });
  return { status: response.status, json: await response.json() };
}

describe('/_embedded-kms/faults', () => {
  it('sets, shows and clears the fault rules of a running server', async () => {
    const kms = await startKms();
    const url = `${kms.url}/_embedded-kms/faults`;
    const read = () => kms.client().send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }));
    const body = { faults: [{ operation: 'GetKeyPolicy', fault: { kind: 'error', code: 'DisabledException' } }] };

    expect(await request(url, 'PUT', body)).toEqual({ status: 200, json: body });
    expect((await failureOf(read()))[0]).toBe('DisabledException');
    expect(await request(url, 'GET')).toEqual({ status: 200, json: body });
    expect(await request(url, 'DELETE')).toEqual({ status: 200, json: { faults: [] } });
    await expect(read()).resolves.toHaveProperty('Policy');
  });

  it.each([
    ['not JSON', /^body: expected JSON.* at line 1, column 1 /],
    ['{"faults": [], "faults": [{"fault": {"kind": "throttle"}}]}', /^body: .*\/faults: the key is given twice/],
    [[], /^body: .*expected object/],
    [{}, /^faults: .*expected array/],
    [{ faults: [{}] }, /^faults\[0\]\.fault: /],
    [{ faults: [{ fault: { kind: 'throttle' } }, { fault: { kind: 'explode' } }] }, /^faults\[1\]\.fault\.kind: /],
    [{ faults: [{ fault: { kind: 'delay' } }] }, /^faults\[0\]\.fault\.milliseconds: .*expected number/],
    [{ faults: [{ fault: { kind: 'quota', perSecond: 0, burst: 1 } }] }, /^faults\[0\]\.fault\.perSecond: .*>0/],
    [{ faults: [{ fault: { kind: 'quota', perSecond: 10 } }] }, /^faults\[0\]\.fault\.burst: .*expected number/],
    [{ faults: [{ fault: { kind: 'throttle' }, firstCalls: 0 }] }, /^faults\[0\]\.firstCalls: .*>=1/],
    [{ faults: [{ fault: { kind: 'throttle' }, opration: 'X' }] }, /^faults\[0\]: .*"opration"/],
    [{ faults: [{ fault: { kind: 'html', status: 20 } }] }, /^faults\[0\]\.fault\.status: .*>=200/],
  ])('refuses %j, and names the path of the problem', async (body, message) => {
    const kms = await startKms();
    const answer = await request(`${kms.url}/_embedded-kms/faults`, 'PUT', body);
    expect(answer).toEqual({ status: 400, json: { message: expect.stringMatching(message) } });
    await expect(kms.client().send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }))).resolves.toBeDefined();
  });

  it('refuses requests that a web page can send', async () => {
    const kms = await startKms();
    const url = `${kms.url}/_embedded-kms/faults`;
    const body = { faults: [{ fault: { kind: 'hang' } }] };
    expect((await request(url, 'PUT', body, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await request(url, 'PUT', body, { ...JSON_TYPE, origin: 'http://evil.example' })).status).toBe(403);
    expect((await request(url, 'DELETE', undefined, { origin: kms.url })).status).toBe(403);
    expect((await request(url, 'OPTIONS', undefined, {})).status).toBe(404);
    expect((await request(url, 'GET')).json).toEqual({ faults: [] });
  });
});

describe('/_embedded-kms/calls', () => {
  it('counts the calls by operation, and resets the counts', async () => {
    const kms = await startKms();
    const url = `${kms.url}/_embedded-kms/calls`;
    await kms.client().send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }));
    await failureOf(kms.client().send(new GetKeyPolicyCommand({ KeyId: 'x' })));
    const json = { total: 2, inFlight: 0, operations: { GetKeyPolicy: 2 } };
    expect(await request(url, 'GET')).toEqual({ status: 200, json });
    expect([kms.callCount(), kms.callCount('GetKeyPolicy'), kms.callCount('ListKeys')]).toEqual([2, 2, 0]);
    expect((await request(url, 'DELETE')).json).toEqual({ total: 0, inFlight: 0, operations: {} });
    expect(kms.callCount()).toBe(0);
  });

  it.each(['/_embedded-kms/', '/_embedded-kms/other', '/_embedded-kms/calls/x'])('answers 404 for %s', async (path) => {
    const kms = await startKms();
    expect((await request(`${kms.url}${path}`, 'GET')).status).toBe(404);
  });
});
