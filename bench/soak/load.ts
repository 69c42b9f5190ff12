import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { bulkKeyId } from '../../test/embedded-kms/_bulk-seed.ts';

export const KEYS = 300;
const CLIENTS = 20;

export type Tally = { requests: number; disconnects: number; refused: number };

/**
 * Sends mixed queries for `milliseconds`. Some are wrong, and some clients disconnect. Resolves when all have ended.
 */
export async function sendLoad(url: string, milliseconds: number): Promise<Tally> {
  const agent = new Agent({ keepAlive: true });
  const tally: Tally = { requests: 0, disconnects: 0, refused: 0 };
  const end = performance.now() + milliseconds;
  const client = async () => {
    while (performance.now() < end) {
      const leavesAfter = Math.random() < 0.15 ? Math.random() * 60 : null;
      const status = await post(url, agent, pick(QUERIES)(), leavesAfter);
      tally.requests++;
      if (leavesAfter !== null) tally.disconnects++;
      if (status >= 400) tally.refused++;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
  return tally;
}

/** More documents than the gateway caches. Below that number its heap would grow with each new one. */
const DOCUMENTS = 3_000;

/** Names every Region once, and sends new documents, to fill the caches that have an entry for each of them. */
export async function fillCaches(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  for (let from = 0; from < REGIONS.length; from += 15) {
    const lists = REGIONS.slice(from, from + 15).map(
      (name, index) => `r${index}: keys(region: "${name}", first: 1) { nodes { arn } }`,
    );
    await post(url, agent, { query: `{ ${lists.join(' ')} }` }, null);
  }
  let documents = DOCUMENTS;
  const client = async () => {
    while (documents-- > 0) await post(url, agent, newDocument(), null);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  agent.destroy();
}

/** Changes the faults of the embedded KMS each second until `signal` aborts, and then removes them. */
export async function changeFaults(kmsUrl: string, signal: AbortSignal): Promise<void> {
  const set = (faults: readonly FaultRule[]) =>
    fetch(`${kmsUrl}/_embedded-kms/faults`, { method: 'PUT', body: JSON.stringify({ faults }) });
  while (!signal.aborted) {
    await set([pick(FAULTS)]);
    await sleep(1000, undefined, { signal }).catch(() => {});
  }
  await set([]);
}

const FAULTS: readonly FaultRule[] = [
  { operation: 'ListGrants', fault: { kind: 'throttle' } }, // no query selects grants, so nothing fails
  { firstCalls: 1, fault: { kind: 'throttle' } },
  { operation: 'GetKeyPolicy', fault: { kind: 'hang' } },
  { operation: 'DescribeKey', fault: { kind: 'hang-body' } },
  { firstCalls: 1, fault: { kind: 'reset' } },
  { firstCalls: 1, fault: { kind: 'truncate' } },
  { fault: { kind: 'html' } },
  { operation: 'GetKeyPolicy', fault: { kind: 'broken-json' } },
  { fault: { kind: 'delay', milliseconds: 40 } },
  { fault: { kind: 'error', code: 'AccessDeniedException' } },
];

const anyKey = () => bulkKeyId(Math.floor(Math.random() * KEYS));
/** Twice as many as the gateway caches clients for, so that it evicts clients all the time. */
const REGIONS = Array.from(
  { length: 2000 },
  (_, index) =>
    `us-${'abcdefghij'[index % 10]}${'klmnopqrst'[Math.floor(index / 10) % 10]}-${1 + Math.floor(index / 100)}`,
);
const anyName = () => `n${Math.random().toString(36).slice(2)}`;

/** A valid document that is new each time. */
function newDocument(): object {
  return { query: `{ ${anyName()}: key(id: "${anyKey()}") { policy { __typename } } }` };
}

const QUERIES: readonly (() => object)[] = [
  () => ({
    query: `query Q($id: ID!) { key(id: $id) { metadata { state } policy { __typename } } }`,
    variables: { id: anyKey() },
  }),
  () => ({
    query: `{ keys(first: 50) { nodes { arn policy { ... on KeyPolicy { document { problems { message } } } } } } }`,
  }),
  () => ({
    query: `{ keys(first: 20) { nodes { tags { key } aliases { nodes { name } } rotation { __typename } } } }`,
  }),
  // Documents, keys and Regions that are new each time: the caches of them must be limited.
  newDocument,
  () => ({ query: `query Q($id: ID!) { key(id: $id) { metadata { state } } }`, variables: { id: anyName() } }),
  () => ({
    query: `query Q($r: String!) { keys(region: $r) { nodes { arn } } }`,
    variables: { r: pick(REGIONS) },
  }),
  () => ({ query: `{ ${anyName()} }` }),
  () => ({ query: `{ ${anyName()}` }),
  () => ({ query: '{ keys(first: 1000) { nodes { policyNames policy { __typename } metadata { state } } } }' }),
];

function pick<Item>(items: readonly Item[]): Item {
  return items[Math.floor(Math.random() * items.length)] as Item;
}

/** The status of the answer, or 0 if there is none. */
function post(url: string, agent: Agent, body: object, leavesAfter: number | null): Promise<number> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume();
      response.on('close', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', () => resolve(0));
    sent.end(JSON.stringify(body));
    if (leavesAfter !== null) setTimeout(() => sent.destroy(), leavesAfter);
  });
}
