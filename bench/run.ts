import { benchEmbeddedKms } from './embedded-kms-load.ts';
import { benchEstate } from './estate.ts';
import { benchOverload } from './overload.ts';
import { benchPolicies } from './policies.ts';
import { benchRequests } from './requests.ts';

// npm run bench: each benchmark compares side by side, in rounds that take turns, and prints its ratio.
await benchPolicies();
await benchRequests();
await benchOverload();
await benchEstate();
await benchEmbeddedKms((line) => process.stdout.write(`${line}\n`));
