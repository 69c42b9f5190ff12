import { bulkKeyId } from '../test/embedded-kms/_bulk-seed.ts';
import { startContender } from './contender.ts';
import { type Measured, measure, median, printTable } from './measure.ts';
import { REQUESTS, sendRequests } from './requests.ts';

const WARM_UP = 3;
const ROUNDS = 15;
const QUERY = `{ key(id: "${bulkKeyId(0)}") { arn policy { __typename ... on KeyPolicy { text } } } }`;

/**
 * What metrics cost a query for one policy, with a scrape in each round. Both gateways run at the same time, and each
 * round compares them: the load of the machine changes more from round to round than metrics cost.
 */
export async function benchMetrics(): Promise<void> {
  const kms = await startContender('embedded-kms.ts', 1);
  const plain = await startContender('gateway.ts', kms.url);
  const measured = await startContender('gateway.ts', kms.url, 'METRICS_PORT=0');
  const run = async (contender: typeof plain) =>
    await measure(contender, async () => {
      await sendRequests(contender.url, QUERY, '"KeyPolicy"');
      await contender.run(); // the scrape
    });
  const rounds: { readonly without: Measured; readonly with: Measured }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    // In turn, so that neither is always the first after a pause.
    const first = round % 2 === 0 ? await run(plain) : await run(measured);
    const second = round % 2 === 0 ? await run(measured) : await run(plain);
    const result = round % 2 === 0 ? { without: first, with: second } : { without: second, with: first };
    if (round >= WARM_UP) rounds.push(result);
  }
  const toRow = (name: string, which: 'without' | 'with') => [
    name,
    Math.round((REQUESTS / median(rounds.map((each) => each[which].milliseconds))) * 1000).toString(),
    Math.round((median(rounds.map((each) => each[which].cpuMilliseconds)) / REQUESTS) * 1000).toString(),
  ];
  const ratio = (what: keyof Measured) => median(rounds.map((each) => each.with[what] / each.without[what])).toFixed(3);
  printTable(`${REQUESTS} requests for one policy, median of ${ROUNDS} rounds`, [
    ['', 'requests/s', 'CPU us/request'],
    toRow('without metrics', 'without'),
    toRow('with metrics', 'with'),
    ['ratio of the times', ratio('milliseconds'), ratio('cpuMilliseconds')],
    ['target', '1.030', '1.030'],
  ]);
  await Promise.all([plain.stop(), measured.stop()]);
  await kms.stop();
}
