import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DOC_KEY } from '../_setup.ts';
import { serve } from '../server/_http.ts';
import { clientAt } from './_clients.ts';

const ASKED = 30;
const CHEAP = `{ key(id: "${DOC_KEY}") { state policy { __typename } } }`;

/** No KMS call, and much to do: accounts that are not configured, and values that nobody uses. */
const ARNS = Array.from({ length: 1_400 }, (_, index) => btoa(`Key:arn:aws:kms:us-east-2:999988887777:key/${index}`));
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Key { description state } } }';
const UNUSED = Array(45_000).fill({});

it.each([
  ['10 connections that ask for 1,400 unknown keys', 10, NODES, { ids: ARNS }],
  ['25 connections that send large bodies', 25, '{ __typename }', { unused: UNUSED }],
] as const)(
  '%s leave others CPU time',
  async (_, connections, query, variables) => {
    const { url } = await serve({ env: { REQUEST_DEADLINE_MS: '60000', KMS_TRY_TIMEOUT_MS: '60000' } });
    let done = false;
    let served = 0;
    const attack = async () => {
      const { ask } = clientAt(url, '127.0.0.2');
      while (!done) {
        const { status } = await ask(query, variables);
        if (status === 200) served++;
        else await sleep(20);
      }
    };
    const attackers = Array.from({ length: connections }, attack);
    const victim = clientAt(url, '127.0.0.3');
    const answers: string[] = [];
    for (let index = 0; index < ASKED; index++) {
      const { status, body } = await victim.ask(CHEAP);
      answers.push(`${status} ${'errors' in JSON.parse(body) ? 'with errors' : 'complete'}`);
    }
    done = true;
    await Promise.all(attackers);
    process.stdout.write(`${served} requests of the other address served meanwhile\n`);
    expect(answers).toEqual(Array(ASKED).fill('200 complete'));
    expect(served).toBeGreaterThan(0);
  },
  120_000,
);
