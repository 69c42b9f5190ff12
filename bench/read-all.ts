import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '../src/analysis/findings/catalogue/catalogue.ts';
import { needsGrants } from '../src/analysis/findings/filter.ts';
import type { FindingCode } from '../src/analysis/findings/finding.ts';
import { bulkSeed } from '../test/embedded-kms/_bulk-seed.ts';
import { startContender } from './contender.ts';
import { measure, printTable } from './measure.ts';

const KEYS = 100_000;
const PAGE = 1000;
const QUOTA = { kind: 'quota', perSecond: 1000, burst: 100 } as const;

/** The codes of findings about policies alone, without opinions: AWS allows only 100 ListGrants calls per second. */
const CODES = (Object.keys(CATALOGUE) as FindingCode[]).filter(
  (code) => !needsGrants([code]) && !CATALOGUE[code].isOpinion,
);

type Selection = { readonly fields: string; readonly what: string; readonly env: readonly string[] };

const POLICIES: Selection = {
  fields: 'policy { __typename ... on KeyPolicy { text } ... on KmsException { code message } }',
  what: 'policies',
  env: [],
};
const FINDINGS: Selection = {
  fields: `policy { ... on KeyPolicy { text } } findings(codes: [${CODES}]) { nodes { id code severity message } incomplete { code } }`,
  what: 'policies and findings about them',
  // The policies are all different, and 1,000 of them cost more than the default allows.
  env: ['MAX_RESULT_SIZE=2000000'],
};

/**
 * Reads all keys of one Region, page after page, from a KMS that allows 1,000 GetKeyPolicy calls per second: with their
 * policies, and with the findings about them, too.
 */
export async function benchReadAll(count = KEYS): Promise<void> {
  for (const selection of [POLICIES, FINDINGS]) await benchSelection(selection, count);
}

async function benchSelection({ fields, what, env }: Selection, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'read-all-'));
  const seedFile = join(folder, 'keys.json');
  const faults = [{ operation: 'GetKeyPolicy', fault: QUOTA }];
  writeFileSync(seedFile, JSON.stringify({ ...bulkSeed(count), faults }));
  const kms = await startContender('embedded-kms-from-file.ts', seedFile);
  rmSync(folder, { recursive: true });
  const gateway = await startContender('gateway.ts', kms.url, 'KMS_QUOTA_SHARE=1', ...env);
  const { milliseconds, cpuMilliseconds } = await measure(gateway, () => readAll(gateway.url, fields, count));
  const calls = await countCalls(kms.url);
  const { peakMegabytes } = await gateway.usage();
  printTable(`${count} keys of one Region with ${what}, in pages of ${PAGE}, at ${QUOTA.perSecond} calls/s`, [
    ['', 'seconds', '% of a core', 'us/key', '% throttled', 'peak MB'],
    [
      'gateway',
      (milliseconds / 1000).toFixed(1),
      ((100 * cpuMilliseconds) / milliseconds).toFixed(0),
      ((1000 * cpuMilliseconds) / count).toFixed(0),
      ((100 * (calls - count)) / calls).toFixed(2),
      peakMegabytes.toFixed(0),
    ],
    ['target', `${count / 1000 - 1} to ${count / 1000 + 5}`, what === POLICIES.what ? 'at most 60' : '', '', '', ''],
  ]);
  await gateway.stop();
  await kms.stop();
}

async function readAll(url: string, fields: string, count: number): Promise<void> {
  let policies = 0;
  let after: string | null = null;
  do {
    const keys: Connection = await readPage(url, fields, after);
    policies += keys.nodes.filter(({ policy }) => policy.text !== undefined).length;
    after = keys.pageInfo.hasNextPage ? keys.pageInfo.endCursor : null;
  } while (after !== null);
  if (policies !== count) throw new Error(`${policies} of ${count} policies`);
}

type Connection = {
  readonly nodes: readonly { readonly policy: { readonly text?: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

function toQuery(fields: string): string {
  return `query ($after: String) { keys(first: ${PAGE}, after: $after) {
    nodes { arn ${fields} }
    pageInfo { hasNextPage endCursor }
  } }`;
}

async function readPage(url: string, fields: string, after: string | null): Promise<Connection> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: toQuery(fields), variables: { after } });
  const response = await fetch(url, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as { data?: { keys: Connection }; errors?: unknown };
  if (!data) throw new Error(JSON.stringify(errors));
  return data.keys;
}

/** The GetKeyPolicy calls that have reached KMS. */
async function countCalls(url: string): Promise<number> {
  const answer = await fetch(`${url}/_embedded-kms/calls`);
  return ((await answer.json()) as { operations: { GetKeyPolicy: number } }).operations.GetKeyPolicy;
}
