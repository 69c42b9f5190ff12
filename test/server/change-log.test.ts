import { request } from 'node:http';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../src/embedded-kms/faults/faults.ts';
import { createChangeLog } from '../../src/server/audit/change-log.ts';
import { allowing, compact, KEY_ARN, PUT, serveWrites, toPolicy } from '../graphql/_put.ts';

const BEGINS = 'PutKeyPolicy begins';
const ENDED = 'PutKeyPolicy ended';
const DIGEST = expect.stringMatching(/^[0-9a-f]{64}$/);
const SHORT = { KMS_TRY_TIMEOUT_MS: '100', REQUEST_DEADLINE_MS: '800' };
/** Occurs in the policies only. */
const SECRET = 'OnlyInThePolicy';

async function serveLogged(env: Record<string, string> = {}) {
  const served = await serveWrites({ env });
  const changes = () =>
    served.logged
      .filter(({ msg }) => msg === BEGINS || msg === ENDED)
      .map(({ time: _time, pid: _pid, hostname: _host, level: _level, ...line }) => line);
  return { ...served, changes };
}

describe('the lines of a change', () => {
  it('say before and after it who changes what, and how it ended', async () => {
    const { outcome, read, changes } = await serveLogged();
    const { canonicalDigest: digestBefore } = await read();
    const headers = { 'x-request-id': '4bf92f3577b34da6a3ce929d0e0e4736' };
    await outcome(toPolicy([allowing('*')], SECRET), { allow: ['PUBLIC', 'LOCKOUT', 'PUBLIC'] }, headers);
    const { canonicalDigest: digest } = await read();
    const line = {
      requestId: headers['x-request-id'],
      caller: null,
      key: KEY_ARN,
      digestBefore,
      digest,
      risks: ['PUBLIC'],
      allowed: ['PUBLIC', 'LOCKOUT'],
      bypassedLockoutCheck: false,
    };
    expect(changes()).toEqual([
      { ...line, msg: BEGINS },
      {
        ...line,
        msg: ENDED,
        outcome: 'SETTLED',
        digestAfter: digest,
        code: null,
        kmsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  it.each<[string, Fault, Record<string, unknown>]>([
    [
      'FAILED',
      { kind: 'error', code: 'KMSInvalidStateException' },
      { code: 'KMSInvalidStateException', digestAfter: null },
    ],
    ['UNCONFIRMED', { kind: 'hang' }, { code: 'Timeout', digestAfter: DIGEST, kmsRequestId: null }],
    ['SETTLED', { kind: 'hang', performs: true }, { code: 'Timeout', digestAfter: DIGEST, kmsRequestId: null }],
  ])('end with %s: %j', async (outcomeName, fault, more) => {
    const { kms, outcome, changes } = await serveLogged(SHORT);
    kms.setFaults([{ operation: 'PutKeyPolicy', fault }]);
    await outcome(toPolicy([allowing('*')]), { allow: ['PUBLIC'] });
    expect(changes()).toMatchObject([{ msg: BEGINS }, { msg: ENDED, outcome: outcomeName, ...more }]);
  });

  it('end with UNSETTLED if the policy was not read back', async () => {
    const { kms, outcome, read, changes } = await serveLogged(SHORT);
    const { canonicalDigest: digestBefore } = await read();
    kms.setFaults([{ fault: { kind: 'stale', reads: 1_000 } }]);
    await outcome(toPolicy([allowing('*')]), { allow: ['PUBLIC'] });
    expect(changes()).toMatchObject([
      { msg: BEGINS },
      { msg: ENDED, outcome: 'UNSETTLED', digestBefore, digestAfter: digestBefore },
    ]);
  });

  it('are one only, if nothing was sent to KMS', async () => {
    const { outcome, changes } = await serveLogged();
    await outcome(toPolicy(), { expectedDigest: '0'.repeat(64) });
    await outcome(toPolicy([allowing('*')]));
    expect(changes()).toMatchObject([
      { msg: ENDED, outcome: 'CONFLICT', digestAfter: null, risks: [] },
      { msg: ENDED, outcome: 'REFUSED', digestAfter: null, risks: ['PUBLIC'], allowed: [] },
    ]);
  });

  it('have no text of a policy', async () => {
    const { kms, outcome, logged } = await serveLogged(SHORT);
    await outcome(toPolicy([], SECRET));
    await outcome(toPolicy([allowing('*')], SECRET));
    kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'html' } }]);
    await outcome(toPolicy([], SECRET));
    expect(JSON.stringify(logged)).not.toContain(SECRET);
  });

  it('are logged at every LOG_LEVEL', async () => {
    const { outcome, changes, logged } = await serveLogged({ LOG_LEVEL: 'silent' });
    await outcome(toPolicy());
    expect(changes()).toMatchObject([{ msg: BEGINS }, { msg: ENDED }]);
    expect(logged).toHaveLength(2);
  });

  it('have the request ID of the line of the request, which counts the calls', async () => {
    const { outcome, changes, requestLines } = await serveLogged();
    await outcome(toPolicy());
    const [, line] = await requestLines(2);
    expect(line).toMatchObject({
      requestId: changes()[0]?.requestId,
      kms: { calls: { GetKeyPolicy: 2, PutKeyPolicy: 1, DescribeKey: 1 } },
    });
  });
});

describe('an attempt of a caller who may not write', () => {
  const denied = (logged: readonly Record<string, unknown>[]) =>
    logged.filter(({ msg }) => msg === 'PutKeyPolicy denied');

  it('has a line of its own at every LOG_LEVEL, also where writing is off', async () => {
    const { put, logged } = await serveLogged({ LOG_LEVEL: 'silent', KMS_WRITE: 'false' });
    const headers = { 'x-request-id': '4bf92f3577b34da6a3ce929d0e0e4736' };
    await put(toPolicy([], SECRET), { expectedDigest: 'x' }, headers);
    expect(denied(logged)).toMatchObject([
      { requestId: headers['x-request-id'], caller: null, key: KEY_ARN, code: 'WRITES_DISABLED' },
    ]);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain(SECRET);
  });

  it.each(['AKIAIOSFODNN7EXAMPLE', KEY_ARN.replace(/[^/]+$/, 'secret'), `${KEY_ARN}\n`, ''])(
    'does not log what may be a secret in the place of the key: %j',
    async (keyArn) => {
      const { put, logged } = await serveLogged({ KMS_WRITE: 'false' });
      await put(toPolicy(), { keyArn, expectedDigest: '0'.repeat(64) });
      expect(denied(logged)).toMatchObject([{ key: null, code: 'WRITES_DISABLED' }]);
    },
  );
});

it('a change whose deadline has passed does not wait for a log that nobody reads', async () => {
  const unread = { write() {}, flush() {} };
  const log = createChangeLog(pino({}, unread));
  const line = { key: KEY_ARN, digestBefore: '', digest: '', risks: [], allowed: [], bypassedLockoutCheck: false };
  const begun = log.begin({ requestId: null, caller: null }, line, AbortSignal.abort());
  await expect(begun).rejects.toMatchObject({ extensions: { code: 'AUDIT_UNAVAILABLE' } });
});

describe('a client that disconnects', () => {
  async function send(server: { readonly url: string }, expectedDigest: string, policy: string) {
    const sent = request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      agent: false,
    });
    sent.on('error', () => {});
    const input = { keyArn: KEY_ARN, policy, expectedDigest };
    sent.end(JSON.stringify({ query: PUT, variables: { input } }));
    return sent;
  }

  it('while the policy is put does not end the change: it is finished, and logged', async () => {
    const { kms, server, read, changes } = await serveLogged();
    const { canonicalDigest } = await read();
    kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'delay', milliseconds: 300 } }]);
    const policy = toPolicy([], 'Gone');
    const sent = await send(server, canonicalDigest, policy);
    await vi.waitFor(() => expect(kms.callCount('PutKeyPolicy')).toBe(1), { interval: 5 });
    sent.destroy();
    await vi.waitFor(() => expect(changes()).toMatchObject([{ msg: BEGINS }, { msg: ENDED, outcome: 'SETTLED' }]));
    kms.setFaults([]);
    expect(compact((await read()).text)).toBe(policy);
  });
});
