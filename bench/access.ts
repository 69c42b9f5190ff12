import { startContender } from './contender.ts';
import { type Measured, measure, median, printTable } from './measure.ts';

const KEYS = 1000;
const WARM_UP = 4;
const ROUNDS = 11;

/**
 * `Key.access` for 1,000 keys in one query, compared with a query for the policies that it is decided from. Each key has
 * a policy of its own. The gateway parses them in the warm-up, and keeps them parsed.
 */
export async function benchAccess(): Promise<void> {
  const kms = await startContender('embedded-kms.ts', KEYS);
  const gateway = await startContender('gateway.ts', kms.url);
  const rounds: { policies: Measured; access: Measured }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    rounds.push({
      policies: await measure(gateway, () => ask(gateway.url, POLICIES, '"KeyPolicy"')),
      access: await measure(gateway, () => ask(gateway.url, ACCESS, '"ALLOWED"')),
    });
  }
  const counted = rounds.slice(WARM_UP);
  const row = (name: string, measured: readonly Measured[]) => [
    name,
    Math.round(median(measured.map(({ milliseconds }) => milliseconds))).toString(),
    Math.round((median(measured.map(({ cpuMilliseconds }) => cpuMilliseconds)) / KEYS) * 1000).toString(),
  ];
  const ratio = median(counted.map(({ access, policies }) => access.milliseconds / policies.milliseconds));
  printTable(`access for ${KEYS} keys, median of ${ROUNDS} rounds`, [
    ['', 'ms', 'CPU us/key'],
    row(
      'their policies',
      counted.map(({ policies }) => policies),
    ),
    row(
      'access',
      counted.map(({ access }) => access),
    ),
    ['ratio access / policies', ratio.toFixed(2), 'target 1.15'],
  ]);
  await gateway.stop();
  await kms.stop();
}

const POLICIES = `{ keys(first: ${KEYS}) { nodes { arn policy { __typename ... on KeyPolicy { text } } } } }`;

/** The policies allow it, so that no other call is needed. */
const ACCESS = `{ keys(first: ${KEYS}) { nodes { arn access(principal: "arn:aws:iam::111122223333:role/KeyAdministrators", action: "kms:PutKeyPolicy") { verdict basis { __typename } reasons { code message } } } } }`;

async function ask(url: string, query: string, expected: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const answer = await response.text();
  const found = answer.split(expected).length - 1;
  if (found !== KEYS) throw new Error(`${found} of ${KEYS}: ${answer.slice(0, 300)}`);
}
