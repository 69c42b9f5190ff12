import { benchEmbeddedKms } from './embedded-kms-load.ts';
import { benchEstate } from './estate.ts';
import { benchOverload } from './overload.ts';
import { benchPolicies } from './policies.ts';
import { benchRequests } from './requests.ts';

// npm run bench: each benchmark compares two programs in alternating rounds, and prints the ratio.
await benchPolicies();
await benchRequests();
await benchOverload();
await benchEstate();
await benchEmbeddedKms((line) => process.stdout.write(`${line}\n`));
