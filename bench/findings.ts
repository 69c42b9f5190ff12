import { startContender } from './contender.ts';
import { type Measured, measure, median, printTable } from './measure.ts';

const KEYS = 1000;
const PAGES = 10;
const WARM_UP = 3;
const ROUNDS = 9;

const QUERIES = {
  'their policies': 'policy { __typename ... on KeyPolicy { text } }',
  'policies and grants': 'policy { __typename ... on KeyPolicy { text } } grants(first: 100) { nodes { grantId } }',
  'findings about policies': findings(
    '(codes: [PUBLIC, EXTERNAL_ACCOUNT, INEFFECTIVE_STATEMENT, REDUNDANT_STATEMENT])',
  ),
  findings: findings(''),
};
type Name = keyof typeof QUERIES;

/** `Key.findings` for 1,000 keys in one query, compared with queries for what they are found in. Then 10,000 keys. */
export async function benchFindings(): Promise<void> {
  const kms = await startContender('embedded-kms.ts', KEYS * PAGES);
  const gateway = await startContender('gateway.ts', kms.url, 'MAX_RESULT_SIZE=2000000');
  const names = Object.keys(QUERIES) as Name[];
  const rounds: Record<Name, Measured>[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const measured: Partial<Record<Name, Measured>> = {};
    for (const name of names)
      measured[name] = await measure(gateway, async () => void (await ask(gateway.url, name, null)));
    rounds.push(measured as Record<Name, Measured>);
  }
  const counted = rounds.slice(WARM_UP);
  const ratio = (one: Name, other: Name) =>
    median(counted.map((round) => round[one].milliseconds / round[other].milliseconds)).toFixed(2);
  printTable(`findings of ${KEYS} keys, median of ${ROUNDS} rounds`, [
    ['', 'ms', 'CPU us/key'],
    ...names.map((name) => [
      name,
      Math.round(median(counted.map((round) => round[name].milliseconds))).toString(),
      Math.round((median(counted.map((round) => round[name].cpuMilliseconds)) / KEYS) * 1000).toString(),
    ]),
    ['ratio findings about policies / policies', ratio('findings about policies', 'their policies'), 'target 1.5'],
    ['ratio findings / policies and grants', ratio('findings', 'policies and grants'), 'target 1.5'],
  ]);
  await printMemory(gateway);
  await gateway.stop();
  await kms.stop();
}

async function printMemory(gateway: Awaited<ReturnType<typeof startContender>>): Promise<void> {
  const peaks: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    after = await ask(gateway.url, 'findings', after);
    peaks.push(Math.round((await gateway.usage()).peakMegabytes).toString());
  }
  printTable(`peak memory after each ${KEYS} of ${KEYS * PAGES} keys`, [['MB', ...peaks]]);
}

function findings(args: string): string {
  return `findings${args} { nodes { id code severity message pointer } incomplete { code } }`;
}

/** Returns the cursor of the next page. */
async function ask(url: string, name: Name, after: string | null): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const query = `query ($after: String) { keys(first: ${KEYS}, after: $after) { nodes { arn ${QUERIES[name]} } pageInfo { endCursor } } }`;
  const body = JSON.stringify({ query, variables: { after } });
  const answer = (await (await fetch(url, { method: 'POST', headers, body })).json()) as Answer;
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors[0]).slice(0, 300));
  if (answer.data.keys.nodes.length !== KEYS) throw new Error(`${answer.data.keys.nodes.length} keys`);
  return answer.data.keys.pageInfo.endCursor;
}

type Answer = {
  readonly errors?: readonly unknown[];
  readonly data: {
    readonly keys: { readonly nodes: readonly unknown[]; readonly pageInfo: { readonly endCursor: string } };
  };
};
