/**
 * Serves the table of cases to clients that are not written in JavaScript: one embedded KMS for each case and client,
 * so that no case meets another's keys. Prints the cases with their endpoints as one line of JSON, and ends with stdin.
 * Use: node serve-cases.ts CLIENT...
 */
import { exampleSeed } from '../../src/embedded-kms/seed/examples/example-seed.ts';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { CLIENT_CASES } from '../embedded-kms/cases/all.ts';

const clients = process.argv.slice(2);

const served = await Promise.all(
  CLIENT_CASES.map(async (clientCase) => {
    const { seed = exampleSeed(), faults = [] } = clientCase;
    const start = async () => (await createEmbeddedKms({ seed: { ...seed, faults } })).url;
    const urls = await Promise.all(clients.map(async (client) => [client, await start()] as const));
    return { ...clientCase, seed: undefined, faults: undefined, urls: Object.fromEntries(urls) };
  }),
);

process.stdout.write(`${JSON.stringify(served)}\n`);
process.stdin.on('end', () => process.exit()).resume();
