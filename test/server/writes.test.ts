import { pino } from 'pino';
import { expect, it } from 'vitest';
import { putOnce } from '../../src/graphql/types/put-key-policy/put-once.ts';
import { KmsError } from '../../src/kms/exceptions.ts';
import { createChangeLog } from '../../src/server/audit/change-log.ts';
import { createWrites } from '../../src/server/writes/create-writes.ts';
import { createKeyQueues } from '../../src/server/writes/key-queues.ts';

const LINE = { key: 'k', digestBefore: '', digest: '', risks: [], allowed: [], bypassedLockoutCheck: false };
const READ = { text: '{}' };

function createTestWrites(deadlineMs: number) {
  const logged: Record<string, unknown>[] = [];
  const log = createChangeLog(pino({}, { write: (line: string) => logged.push(JSON.parse(line)) }));
  const audit = { recordOf: () => undefined, addSignal: () => {} };
  const writesOf = createWrites({ isOn: true, queues: createKeyQueues(), log, deadlineMs, audit });
  const request = new Request('http://gateway/graphql', { method: 'POST' });
  return { logged, writes: writesOf(request, { id: null, access: null }, new AbortController().signal) };
}

it('a change computes after its deadline, too: it must end with what it has read', async () => {
  const { writes } = createTestWrites(0);
  const [isLate, value] = await writes.run('k', async ({ signal, compute }) => {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    return [signal.aborted, await compute(() => 'computed')];
  });
  expect([isLate, value]).toEqual([true, 'computed']);
});

it('a request by GET may not write', () => {
  const audit = { recordOf: () => undefined, addSignal: () => {} };
  const log = createChangeLog(pino({ level: 'silent' }));
  const writesOf = createWrites({ isOn: true, queues: createKeyQueues(), log, deadlineMs: 1, audit });
  const signal = new AbortController().signal;
  expect(writesOf(new Request('http://gateway/'), { id: null, access: null }, signal).isOn).toBe(false);
});

/** A change whose calls and whose evaluation of what was read are given. */
async function put(parts: { readonly put?: () => Promise<string | null>; readonly isPut?: () => Promise<boolean> }) {
  const { logged, writes } = createTestWrites(5_000);
  const calls = {
    putPolicy: async (_ref: unknown, _policy: unknown, onSent: () => void) => {
      onSent();
      return (await parts.put?.()) ?? 'request-1';
    },
    read: async () => READ,
  };
  const step = {
    input: { ref: {}, text: '', expectedDigest: '', bypass: false, allowed: [] },
    line: LINE,
    isPut: parts.isPut ?? (async () => true),
    canonicalDigestOf: async () => 'after',
  };
  const result = await writes
    .run('k', (write) => putOnce(step as never, write, { calls } as never))
    .catch((error: Error) => error);
  return { result, ended: logged.filter(({ msg }) => msg === 'PutKeyPolicy ended') };
}

const bug = async () => {
  throw new TypeError('a bug');
};

it.each([
  ['of a policy that KMS has put', {}, { outcome: 'UNSETTLED', kmsRequestId: 'request-1' }],
  [
    'of a policy of which nobody knows whether it was put',
    { put: () => Promise.reject(new KmsError({ code: 'KMSInternalException', message: '' })) },
    { outcome: 'UNCONFIRMED', kmsRequestId: null },
  ],
])('the end of a change is logged, although reading back fails by a bug: %s', async (_, parts, line) => {
  const { result, ended } = await put({ ...parts, isPut: bug });
  expect(result).toBeInstanceOf(TypeError);
  expect(ended).toMatchObject([{ ...line, digestAfter: null, code: 'INTERNAL_SERVER_ERROR' }]);
});

it('the end of a change is logged, although the call fails by a bug', async () => {
  const { result, ended } = await put({ put: bug });
  expect(result).toBeInstanceOf(TypeError);
  expect(ended).toMatchObject([{ outcome: 'UNCONFIRMED', code: 'INTERNAL_SERVER_ERROR' }]);
});

it('an error of reading back that looks like one of the call does not say that nothing was put', async () => {
  const late = () => Promise.reject(new KmsError({ code: 'DeadlineExceeded', message: '' }));
  const { ended } = await put({ isPut: late });
  expect(ended).toMatchObject([{ outcome: 'UNSETTLED', kmsRequestId: 'request-1' }]);
});
