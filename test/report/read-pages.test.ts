import { expect, it } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { createAsk } from '../../src/report/ask.ts';
import type { ReportFilter } from '../../src/report/options.ts';
import type { Page } from '../../src/report/page-answers.ts';
import { readPages } from '../../src/report/read-pages.ts';
import { type SetupOptions, setup } from '../_setup.ts';
import { keyList, startRawKms } from '../attacks/_raw-kms.ts';
import { PUBLIC } from './_partly-unread.ts';

const FILTER: ReportFilter = {
  accountIds: null,
  regions: null,
  codes: ['PUBLIC', 'EXTERNAL_GRANT'],
  minSeverity: 'INFO',
  includeOpinions: false,
};

/** Milliseconds: far more than the page of one key takes. */
const DEADLINE = 500;

/** What the pages say of each key: its findings, or why it was not read. */
async function read(options: SetupOptions, onPage: (page: Page, setFaults: SetFaults) => void = () => {}) {
  const env = { MAX_KMS_CALLS: '10000', REQUEST_DEADLINE_MS: `${DEADLINE}`, ...options.env };
  await (await setup()).query('{ keys(first: 9) { nodes { findings { nodes { code } } } } }'); // loads all modules
  const { gateway, kms } = await setup({ ...options, env });
  let asked = 0;
  const ask = createAsk(async (url, init) => {
    asked++;
    return await gateway.fetch(url, init);
  });
  const keys: { keyId: string; codes: readonly string[]; unread: string }[] = [];
  for await (const page of readPages(ask, FILTER, Number(env.REQUEST_DEADLINE_MS))) {
    for (const [index, { keyId, findings }] of page.keys.nodes.entries()) {
      const errors = (page.errors ?? []).filter(({ path }) => path?.[2] === index);
      const problems = [...errors, ...(findings?.incomplete ?? [])].map(({ message }) => message);
      keys.push({ keyId, codes: findings?.nodes.map(({ code }) => code) ?? [], unread: problems.join() });
    }
    onPage(page, kms.setFaults);
  }
  return { keys, kms, asked: () => asked };
}

type SetFaults = (faults: readonly FaultRule[]) => void;

function toKeyIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `key-${100 + index}`);
}

function toSeed(count: number, ...faults: readonly FaultRule[]): Seed {
  return { keys: toKeyIds(count).map((keyId) => ({ keyId, policy: JSON.stringify(PUBLIC) })), faults };
}

const hang = { kind: 'hang' } as const;
const TOGETHER = /KMS answered for none of the \d+ keys before, so that \d+ keys were read together/;

it('reads all keys but the one that KMS does not answer for', { timeout: 60_000 }, async () => {
  const seed = toSeed(30, { operation: 'ListGrants', keyId: 'key-105', fault: hang });
  const { keys } = await read({ seed });
  expect(keys.map(({ keyId }) => keyId)).toEqual(toKeyIds(30));
  expect(keys.filter(({ unread }) => unread !== '').map(({ keyId }) => keyId)).toEqual(['key-105']);
});

it('takes few deadlines for a Region that does not answer, and reads the next one', { timeout: 60_000 }, async () => {
  const { keys: silent } = toSeed(120);
  const { keys: others } = toSeed(3);
  const seed = {
    keys: [...silent, ...others.map((key) => ({ ...key, region: 'us-west-2' }))],
    faults: [{ operation: 'GetKeyPolicy', region: 'us-east-2', fault: hang }],
  };
  const { keys, asked } = await read({ seed, connect: 'places' });
  expect(keys.map(({ keyId }) => keyId)).toEqual([...toKeyIds(120), ...toKeyIds(3)]);
  expect(keys.slice(0, 120).filter(({ unread }) => unread === '')).toEqual([]);
  expect(keys.filter(({ unread }) => TOGETHER.test(unread)).length).toBeGreaterThan(100);
  expect(keys.slice(120).map(({ unread }) => unread)).toEqual(['', '', '']);
  expect(asked()).toBeLessThan(30);
});

it('reads the other keys of a Region that answers again', { timeout: 60_000 }, async () => {
  let isSilent = true;
  const { keys } = await read({ seed: toSeed(60, { operation: 'GetKeyPolicy', fault: hang }) }, (page, setFaults) => {
    isSilent &&= !page.errors?.some(({ message }) => TOGETHER.test(message));
    if (!isSilent) setFaults([]);
  });
  const unread = keys.filter((key) => key.unread !== '').map(({ keyId }) => keyId);
  expect(unread).toEqual(toKeyIds(6)); // three alone, and three together
});

it('has the findings of the policies if KMS only answers for grants too slowly', { timeout: 60_000 }, async () => {
  const env = { REQUEST_DEADLINE_MS: '5000', KMS_TRY_TIMEOUT_MS: '50' };
  const { keys, kms } = await read({ seed: toSeed(80, { operation: 'ListGrants', fault: hang }), env });
  expect(keys.map(({ keyId }) => keyId)).toEqual(toKeyIds(80));
  expect(keys.filter(({ codes, unread }) => codes[0] !== 'PUBLIC' || unread === '')).toEqual([]);
  expect(keys.at(-1)?.unread).toMatch(TOGETHER);
  expect(kms.callCount('GetKeyPolicy')).toBeGreaterThanOrEqual(80);
});

it('reads a page again in smaller pages if KMS sends too many bytes for it', { timeout: 60_000 }, async () => {
  const policy = JSON.stringify({ Policy: JSON.stringify(PUBLIC), Padding: 'x'.repeat(1_000_000) });
  const answers: Record<string, object | string> = { ListKeys: keyList(80), GetKeyPolicy: policy };
  const kms = await startRawKms((operation) => answers[operation] ?? { Grants: [] });
  const env = { MAX_KMS_CALLS: '1000', REQUEST_DEADLINE_MS: '20000' };
  const { keys } = await read({ connect: kms.connect, env });
  expect([keys.length, keys.filter(({ unread }) => unread !== '')]).toEqual([80, []]);
});
