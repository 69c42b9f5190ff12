import { startContender } from './contender.ts';
import { type Measured, measure, median, printTable } from './measure.ts';

const KEYS = 1000;
const WARM_UP = 4;
const ROUNDS = 11;

/** One query of the gateway for 1,000 policies, compared with the SDK as it comes, with 50 calls in flight. */
export async function benchPolicies(): Promise<void> {
  const kms = await startContender('embedded-kms.ts', KEYS);
  const raw = await startContender('raw-sdk.ts', kms.url, KEYS);
  const gateway = await startContender('gateway.ts', kms.url);
  const ask = async () => {
    const answer = await post(gateway.url, QUERY);
    const policies = answer.split('"KeyPolicy"').length - 1;
    if (policies !== KEYS) throw new Error(`${policies} of ${KEYS} policies: ${answer.slice(0, 300)}`);
  };

  const rounds: { raw: Measured; gateway: Measured }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    rounds.push({ raw: await measure(raw, raw.run), gateway: await measure(gateway, ask) });
  }
  const counted = rounds.slice(WARM_UP);
  const row = (name: string, measured: Measured[], peak: number) => [
    name,
    Math.round((KEYS / median(measured.map(({ milliseconds }) => milliseconds))) * 1000).toString(),
    Math.round((median(measured.map(({ cpuMilliseconds }) => cpuMilliseconds)) / KEYS) * 1000).toString(),
    Math.round(peak).toString(),
  ];
  const ratio = median(counted.map((round) => round.raw.milliseconds / round.gateway.milliseconds));
  printTable(`${KEYS} policies, median of ${ROUNDS} rounds`, [
    ['', 'policies/s', 'CPU us/policy', 'peak MB'],
    row(
      'raw SDK, 50 in flight',
      counted.map((round) => round.raw),
      (await raw.usage()).peakMegabytes,
    ),
    row(
      'gateway, one query',
      counted.map((round) => round.gateway),
      (await gateway.usage()).peakMegabytes,
    ),
    ['ratio gateway / raw SDK', ratio.toFixed(2), 'target 1.60', ''],
  ]);
  await Promise.all([gateway.stop(), raw.stop()]);
  await kms.stop();
}

const QUERY = `{ keys(first: ${KEYS}) { nodes { arn policy { __typename ... on KeyPolicy { text } ... on KmsException { code message } } } } }`;

async function post(url: string, query: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return await response.text();
}
