import { bulkKeyId } from '../test/embedded-kms/_bulk-seed.ts';
import { startContender } from './contender.ts';
import { type Measured, measure, median, printTable } from './measure.ts';
import { REQUESTS, sendRequests } from './requests.ts';

const WARM_UP = 2;
const ROUNDS = 9;
const A_TENTH = ['OTEL_TRACES_SAMPLER=traceidratio', 'OTEL_TRACES_SAMPLER_ARG=0.1'];

/** What Server-Timing and traces cost: CPU time of a query for one policy. */
export async function benchTraces(): Promise<void> {
  const kms = await startContender('embedded-kms.ts', 1);
  const collector = await startContender('collector.ts');
  const start = (...variables: string[]) => startContender('gateway.ts', kms.url, ...variables);
  const sendTo = `OTEL_EXPORTER_OTLP_ENDPOINT=${collector.url}`;
  const contenders = [
    { name: 'both off', gateway: await start('SERVER_TIMING=false') },
    { name: 'Server-Timing', gateway: await start('SERVER_TIMING=true') },
    {
      name: 'traces of a tenth',
      gateway: await start('SERVER_TIMING=false', sendTo, ...A_TENTH),
    },
    { name: 'traces of all', gateway: await start('SERVER_TIMING=false', sendTo) },
  ];
  const query = `{ key(id: "${bulkKeyId(0)}") { arn policy { __typename ... on KeyPolicy { text } } } }`;
  const measured = contenders.map((): Measured[] => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [index, { gateway }] of contenders.entries()) {
      const result = await measure(gateway, () => sendRequests(gateway.url, query, '"KeyPolicy"'));
      if (round >= WARM_UP) measured[index]?.push(result);
    }
  }
  const cpu = measured.map((rounds) => (median(rounds.map((each) => each.cpuMilliseconds)) / REQUESTS) * 1000);
  printTable(`One policy, ${REQUESTS} requests, median of ${ROUNDS} rounds`, [
    ['', 'CPU us/request', 'ratio to off'],
    ...contenders.map(({ name }, index) => [
      name,
      Math.round(cpu[index] ?? 0).toString(),
      ((cpu[index] ?? 0) / (cpu[0] ?? 0)).toFixed(2),
    ]),
  ]);
  await Promise.all(contenders.map(({ gateway }) => gateway.stop()));
  await Promise.all([collector.stop(), kms.stop()]);
}
