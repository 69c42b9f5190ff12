import { Agent, request } from 'node:http';
import { bulkKeyId } from '../test/embedded-kms/_bulk-seed.ts';
import { startContender } from './contender.ts';
import { type Measured, measure, median, printTable } from './measure.ts';

export const REQUESTS = 1500;
const IN_FLIGHT = 20;
const WARM_UP = 2;
const ROUNDS = 7;

/** Requests per second: a query for one policy, compared with a hello world of Yoga. */
export async function benchRequests(): Promise<void> {
  const kms = await startContender('embedded-kms.ts', 1);
  const hello = await startContender('hello.ts');
  const gateway = await startContender('gateway.ts', kms.url);
  const contenders = [
    { name: 'Yoga, hello world', contender: hello, query: '{ hello }', expected: 'world' },
    {
      name: 'gateway, one policy',
      contender: gateway,
      query: `{ key(id: "${bulkKeyId(0)}") { arn policy { __typename ... on KeyPolicy { text } } } }`,
      expected: '"KeyPolicy"',
    },
  ];
  const measured = contenders.map((): Measured[] => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [index, { contender, query, expected }] of contenders.entries()) {
      const result = await measure(contender, () => sendRequests(contender.url, query, expected));
      if (round >= WARM_UP) measured[index]?.push(result);
    }
  }
  const perSecond = (rounds: Measured[] = []) => (REQUESTS / median(rounds.map((each) => each.milliseconds))) * 1000;
  const cpu = (rounds: Measured[] = []) => (median(rounds.map((each) => each.cpuMilliseconds)) / REQUESTS) * 1000;
  printTable(`${REQUESTS} requests, ${IN_FLIGHT} in flight, median of ${ROUNDS} rounds`, [
    ['', 'requests/s', 'CPU us/request'],
    ...contenders.map(({ name }, index) => [
      name,
      Math.round(perSecond(measured[index])).toString(),
      Math.round(cpu(measured[index])).toString(),
    ]),
    [
      'ratio gateway / hello',
      (perSecond(measured[1]) / perSecond(measured[0])).toFixed(2),
      (cpu(measured[0]) / cpu(measured[1])).toFixed(2),
    ],
    ['target', '0.50', ''],
  ]);
  await Promise.all([gateway.stop(), hello.stop()]);
  await kms.stop();
}

/** Sends REQUESTS requests, and throws if an answer does not contain `expected`. */
export async function sendRequests(url: string, query: string, expected: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const body = JSON.stringify({ query });
  let left = REQUESTS;
  const worker = async () => {
    while (left-- > 0) {
      const answer = await post(url, body, agent);
      if (!answer.includes(expected)) throw new Error(answer);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  agent.destroy();
}

function post(url: string, body: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const outgoing = request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
