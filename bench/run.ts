import { readArguments } from '../src/programs/start/read-arguments.ts';
import { benchAccess } from './access.ts';
import { benchAllKeys } from './all-keys.ts';
import { benchDecisions } from './decisions.ts';
import { benchDiff } from './diff.ts';
import { benchEmbeddedKms } from './embedded-kms-load.ts';
import { benchEstate } from './estate.ts';
import { benchFindings } from './findings.ts';
import { benchMetrics } from './metrics.ts';
import { benchOverload } from './overload.ts';
import { benchPolicies } from './policies.ts';
import { benchQuota } from './quota.ts';
import { benchReadAll } from './read-all.ts';
import { benchRequests } from './requests.ts';
import { selectBenchmarks } from './select-benchmarks.ts';
import { benchStart } from './start.ts';
import { benchTraces } from './traces.ts';

const HELP = `Runs the benchmarks with these names, or all of them. Prints each result beside its target.

Usage
  npm run bench
  npm run bench -- policies estate
  npm run bench -- --help | --version

Benchmarks
  policies      one query for 1,000 policies, beside the raw SDK
  access        access for 1,000 keys in one query, beside reading their policies
  findings      findings of 1,000 keys in one query, beside reading their policies and grants; 10,000 keys
  requests      a query for one policy, beside a hello world of Yoga
  traces        what Server-Timing and traces cost a query for one policy
  metrics       the same query with and without metrics
  start         from the start of the process to its first answer
  overload      requests at up to twice the highest throughput
  estate        one query over 10 accounts x 4 Regions, compared with boto3 and 50 threads
  all-keys      allKeys over 10 accounts x 4 Regions in pages, compared with boto3 and 50 threads
  quota         how much of a KMS quota one gateway uses
  read-all      100,000 keys with their policies, and with their findings, at 1,000 calls per second
  decisions     access decisions per second, beside reading a policy
  diff          the diff of two policies of 32 KB
  embedded-kms  the embedded KMS, beside bare node:http, and with 100,000 keys

Two programs that are compared run in alternating rounds, with the memory limits of npm start.
Documentation: CONTRIBUTING.md
`;

const BENCHMARKS = {
  policies: benchPolicies,
  access: benchAccess,
  findings: benchFindings,
  requests: benchRequests,
  traces: benchTraces,
  metrics: benchMetrics,
  start: benchStart,
  overload: benchOverload,
  estate: benchEstate,
  'all-keys': benchAllKeys,
  quota: benchQuota,
  'read-all': benchReadAll,
  decisions: benchDecisions,
  diff: benchDiff,
  'embedded-kms': benchEmbeddedKms,
};

const options = {
  helpCommand: 'npm run bench -- --help',
  help: HELP,
  options: {},
  maxPositionals: Number.POSITIVE_INFINITY,
};
const { positionals } = readArguments(options);
const choice = selectBenchmarks(positionals, BENCHMARKS);
if ('problem' in choice) {
  process.stderr.write(`${choice.problem} See npm run bench -- --help\n`);
  process.exitCode = 1;
} else {
  for (const benchmark of choice.selected) await benchmark();
}
