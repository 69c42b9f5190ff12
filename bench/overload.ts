import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bulkKeyId } from '../test/embedded-kms/_bulk-seed.ts';
import { startContender } from './contender.ts';
import { median, printTable } from './measure.ts';

const ROUNDS = 3;
const SECONDS = 5;
/** Milliseconds. A later answer counts as late. */
const USEFUL = 1000;
/** As a load balancer keeps them open. A request that finds no free connection waits, which counts as its time. */
const CONNECTIONS = 500;
/** The rates of requests, as fractions of the highest throughput of the gateway. */
const LOADS = [0.7, 0.9, 1.1, 2] as const;

type Answers = { sent: number; good: number; refused: number; late: number };

/** Sends requests at a fixed rate. At twice its highest throughput, the gateway must still answer nearly as many. */
export async function benchOverload(): Promise<void> {
  const kms = await startContender('embedded-kms.ts', 1);
  const gateway = await startContender('gateway.ts', kms.url);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  await sendAt(gateway.url, 3000, agent); // opens the connections, and warms up
  const rounds: { fastest: number; answers: Answers[] }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const fastest = await measureFastest(gateway.url);
    const answers: Answers[] = [];
    for (const load of LOADS) answers.push(await sendAt(gateway.url, fastest * load, agent));
    rounds.push({ fastest, answers });
  }
  const perSecond = (index: number, what: keyof Answers) =>
    Math.round(median(rounds.map(({ answers }) => answers[index]?.[what] ?? 0)) / SECONDS);
  const ratio = median(
    rounds.map(({ answers }) => {
      const good = answers.map((each) => each.good);
      return (good.at(-1) ?? 0) / Math.max(...good);
    }),
  );
  printTable(
    `Requests at a fixed rate for ${SECONDS} s, answered within ${USEFUL} ms, median of ${ROUNDS} rounds, per second`,
    [
      ['load', 'sent', 'answered', 'refused (503)', 'late'],
      ...LOADS.map((load, index) => [
        load.toFixed(1),
        ...(['sent', 'good', 'refused', 'late'] as const).map((what) => perSecond(index, what).toString()),
      ]),
      ['ratio at twice the load / peak', '', ratio.toFixed(2), 'target 0.90', ''],
    ],
  );
  agent.destroy();
  await gateway.stop();
  await kms.stop();
}

/** The requests per second of 40 clients, each of which sends its next request after the last answer. */
async function measureFastest(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const end = performance.now() + SECONDS * 1000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < end) if ((await post(url, agent)) === 200) done++;
  };
  await Promise.all(Array.from({ length: 40 }, worker));
  agent.destroy();
  return done / SECONDS;
}

async function sendAt(url: string, rate: number, agent: Agent): Promise<Answers> {
  const answers: Answers = { sent: 0, good: 0, refused: 0, late: 0 };
  const start = performance.now();
  const all: Promise<void>[] = [];
  const sendOne = async (due: number) => {
    const status = await post(url, agent);
    if (status === 503) answers.refused++;
    else if (status === 200 && performance.now() - due <= USEFUL) answers.good++;
    else answers.late++;
  };
  while (performance.now() - start < SECONDS * 1000) {
    const due = Math.floor(((performance.now() - start) / 1000) * rate);
    for (; answers.sent < due; answers.sent++) all.push(sendOne(performance.now()));
    await sleep(2);
  }
  await Promise.all(all);
  return answers;
}

const BODY = JSON.stringify({
  query: `{ key(id: "${bulkKeyId(0)}") { arn policy { __typename ... on KeyPolicy { text } } } }`,
});
const HEADERS = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY) };

/** The status of the answer, or 0 if there is none. */
function post(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers: HEADERS, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', () => resolve(0));
    sent.end(BODY);
  });
}
