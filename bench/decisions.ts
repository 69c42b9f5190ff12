import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { evaluateAccess } from '../src/analysis/evaluate-access.ts';
import type { AccessInput } from '../src/analysis/evaluation.ts';
import { parseContext } from '../src/analysis/request/given-context.ts';
import { parseRequestPrincipal } from '../src/analysis/request/request-principal.ts';
import { createClients } from '../src/kms/client/clients.ts';
import { toEmbeddedKms } from '../src/kms/client/connection.ts';
import { withinBounds } from '../src/kms/client/http-handler.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import { bulkKeyId } from '../test/embedded-kms/_bulk-seed.ts';
import { startContender } from './contender.ts';
import { median, printTable } from './measure.ts';
import { randomPolicies } from './random-policies.ts';

const ROUNDS = 7;
const DECISIONS = 50_000;
const READS = 2_000;
const POLICIES = 10_000;
const MAX_POLICY = 32_768;

/** How long it takes to decide who may do what, compared with reading the policy. Both on one core. */
export async function benchDecisions(): Promise<void> {
  const input = toInput(JSON.stringify({ Version: '2012-10-17', Statement: STATEMENTS }));
  const decide = () => {
    for (let count = 0; count < DECISIONS; count++) evaluateAccess(input);
  };
  await cpuOf(decide); // warm-up
  const decisions = await repeat(async () => DECISIONS / (await cpuOf(decide)));
  const reads = await readsPerSecond();
  printTable(`Decisions for a policy of four statements, per second of CPU time, median of ${ROUNDS} rounds`, [
    ['', 'per second', 'target'],
    ['decisions', Math.round(decisions).toString(), '50000'],
    ["reading the policy, gateway's KMS client", Math.round(reads).toString(), ''],
  ]);
  const slowest = slowestEvaluation();
  printTable(`The slowest evaluation of ${POLICIES} random policies of up to 32 KB`, [
    ['', 'ms', 'target'],
    [`a policy of ${slowest.length} characters`, slowest.milliseconds.toFixed(2), '5.00'],
  ]);
}

async function repeat(measure: () => Promise<number>): Promise<number> {
  const results: number[] = [];
  for (let round = 0; round < ROUNDS; round++) results.push(await measure());
  return median(results);
}

/** Seconds of CPU time. */
async function cpuOf(work: () => void | Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

async function readsPerSecond(): Promise<number> {
  const kms = await startContender('embedded-kms.ts', READS);
  const clients = createClients(toEmbeddedKms(kms.url, [{ accountId: ACCOUNT, region: 'us-east-2' }]));
  const found = clients.clientFor({ partition: 'aws', accountId: ACCOUNT, region: 'us-east-2' }, null);
  if (typeof found === 'string') throw new Error('no client');
  const readAll = async () => {
    const waiting = Array.from({ length: READS }, (_, index) => bulkKeyId(index));
    const worker = async () => {
      for (let KeyId = waiting.pop(); KeyId !== undefined; KeyId = waiting.pop()) {
        const command = new GetKeyPolicyCommand({ KeyId });
        await withinBounds({ signal: null, timeoutMs: 10_000 }, () => found.client.send(command));
      }
    };
    await Promise.all(Array.from({ length: 50 }, worker));
  };
  await readAll(); // warm-up
  const reads = await repeat(async () => READS / (await cpuOf(readAll)));
  clients.close();
  await kms.stop();
  return reads;
}

/** The best of many evaluations counts for a policy, so that other work of the machine does not. */
function slowestEvaluation(): { readonly milliseconds: number; readonly length: number } {
  let slowest = { milliseconds: 0, length: 0 };
  for (const text of randomPolicies(POLICIES, MAX_POLICY)) {
    const input = toInput(text);
    if (bestOf(3, input) < slowest.milliseconds) continue;
    const milliseconds = bestOf(20, input);
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, length: text.length };
  }
  return slowest;
}

function bestOf(attempts: number, input: AccessInput): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const start = performance.now();
    evaluateAccess(input);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const ACCOUNT = '111122223333';
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const keyId = bulkKeyId(0);
const KEY = {
  arn: `arn:aws:kms:us-east-2:${ACCOUNT}:key/${keyId}`,
  partition: 'aws',
  region: 'us-east-2',
  accountId: ACCOUNT,
  keyId,
  metadata: null,
};
const SESSION = parseRequestPrincipal(`arn:aws:sts::${ACCOUNT}:assumed-role/App/i-0123`, 'aws');

function toInput(text: string): AccessInput {
  const { document } = parsePolicy(text);
  if (document === null) throw new Error('not a policy');
  const keys = [{ key: 'aws:PrincipalOrgID', values: ['o-example'] }];
  const given = parseContext({ keys, via: 's3.us-east-2.amazonaws.com', complete: true }, SESSION, KEY);
  const request = { key: KEY, principal: SESSION, action: 'kms:Decrypt', given, now: Date.now() };
  return { request, policy: document, grants: [], identityPolicies: null };
}

/** The account, administrators, a role that uses the key by way of S3, and a Deny for other organizations. */
const STATEMENTS = [
  { Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' },
  {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/Admin` },
    Action: ['kms:Create*', 'kms:Describe*', 'kms:Enable*', 'kms:List*', 'kms:Put*', 'kms:ScheduleKeyDeletion'],
    Resource: '*',
  },
  {
    Effect: 'Allow',
    Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:role/App`, 'arn:aws:iam::444455556666:root'] },
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    Resource: '*',
    Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-2.amazonaws.com' } },
  },
  {
    Effect: 'Deny',
    Principal: '*',
    Action: 'kms:*',
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-example' } },
  },
];
