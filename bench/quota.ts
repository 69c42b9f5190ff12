import { bulkKeyId } from '../test/embedded-kms/_bulk-seed.ts';
import { startContender } from './contender.ts';
import { createKmsClient } from './kms-client.ts';
import { median, printTable } from './measure.ts';

const QUOTA = { perSecond: 1000, burst: 100 } as const;
const KEYS = 1000;
const QUERIES = 10;
const ROUNDS = 3;
/** Calls per second of another program that uses the same quota. */
const OTHERS = [0, 500] as const;

/** How much of a KMS quota one gateway uses, and what it leaves to another user of the quota. In per cent. */
export async function benchQuota(): Promise<void> {
  const kms = await startContender('embedded-kms.ts', KEYS);
  const gateway = await startContender('gateway.ts', kms.url, 'KMS_QUOTA_SHARE=1', 'REQUEST_DEADLINE_MS=60000');
  await ask(gateway.url);
  const rows: string[][] = [];
  for (const others of OTHERS) {
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await runRound(kms.url, gateway.url, others));
    const middle = (what: keyof Round) => median(rounds.map((each) => each[what]));
    rows.push([
      others === 0 ? 'gateway alone' : `gateway beside ${others} calls/s`,
      middle('used').toFixed(1),
      middle('throttled').toFixed(2),
      others === 0 ? '' : middle('othersThrottled').toFixed(2),
    ]);
    if (others === 0) rows.push(['target', 'at least 95', 'at most 0.50', '']);
  }
  printTable(
    `A quota of ${QUOTA.perSecond} calls/s (bucket of ${QUOTA.burst}), ${QUERIES} queries for ${KEYS} policies, ` +
      `median of ${ROUNDS} rounds`,
    [['', '% used', '% throttled', '% of the other throttled'], ...rows],
  );
  await gateway.stop();
  await kms.stop();
}

type Round = { readonly used: number; readonly throttled: number; readonly othersThrottled: number };

async function runRound(kmsUrl: string, gatewayUrl: string, othersPerSecond: number): Promise<Round> {
  const fault = { kind: 'quota', ...QUOTA };
  await control(kmsUrl, 'PUT', 'faults', { faults: [{ operation: 'GetKeyPolicy', fault }] });
  await control(kmsUrl, 'DELETE', 'calls');
  const start = performance.now();
  const other = startOther(kmsUrl, othersPerSecond);
  let left = QUERIES;
  const worker = async () => {
    while (left-- > 0) await ask(gatewayUrl);
  };
  // Two at a time, so that the calls of one query fill the gap between two others.
  await Promise.all([worker(), worker()]);
  const seconds = (performance.now() - start) / 1000;
  const others = await other.stop();
  const { operations } = await control(kmsUrl, 'GET', 'calls');
  const sent = (operations.GetKeyPolicy ?? 0) - others.sent;
  const read = QUERIES * KEYS;
  return {
    used: (100 * read) / (QUOTA.perSecond * seconds + QUOTA.burst),
    throttled: (100 * (sent - read)) / sent,
    othersThrottled: (100 * others.throttled) / others.sent,
  };
}

/** Another program, which calls KMS at a fixed rate and never slows down. */
function startOther(kmsUrl: string, perSecond: number) {
  const client = createKmsClient(kmsUrl, 50);
  const counts = { sent: 0, throttled: 0 };
  const calls: Promise<unknown>[] = [];
  const start = performance.now();
  const send = () => {
    const due = ((performance.now() - start) * perSecond) / 1000;
    for (; counts.sent < due; counts.sent++) {
      calls.push(client.call('GetKeyPolicy', { KeyId: bulkKeyId(0) }).catch(() => counts.throttled++));
    }
  };
  const timer = setInterval(send, 10);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(calls);
      client.close();
      return counts;
    },
  };
}

async function control(url: string, method: string, route: string, body?: object) {
  const headers = { 'content-type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${url}/_embedded-kms/${route}`, init);
  return (await answer.json()) as { operations: Record<string, number> };
}

const QUERY = `{ keys(first: ${KEYS}) { nodes { policy { ... on KeyPolicy { text } } } } }`;

async function ask(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
  const answer = await response.text();
  const policies = answer.split('"text"').length - 1;
  if (policies !== KEYS) throw new Error(`${policies} of ${KEYS} policies: ${answer.slice(0, 300)}`);
}
