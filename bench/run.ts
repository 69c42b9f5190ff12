import { readArguments } from '../src/programs/start/read-arguments.ts';
import { benchAccess } from './access.ts';
import { benchEmbeddedKms } from './embedded-kms-load.ts';
import { benchEstate } from './estate.ts';
import { benchOverload } from './overload.ts';
import { benchPolicies } from './policies.ts';
import { benchRequests } from './requests.ts';

const HELP = `Runs all benchmarks. Each one compares two programs in alternating rounds, and prints the ratio of their results.

Usage
  npm run bench
  npm run bench -- --help | --version

Documentation: CONTRIBUTING.md
`;

readArguments({ command: 'npm run bench', help: HELP, options: {} });
await benchPolicies();
await benchAccess();
await benchRequests();
await benchOverload();
await benchEstate();
await benchEmbeddedKms((line) => process.stdout.write(`${line}\n`));
