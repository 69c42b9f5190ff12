import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startReady } from '../_process.ts';
import { DOC_KEY } from '../_setup.ts';
import { send } from '../server/_serve.ts';
import { clientAt } from './_clients.ts';

const VICTIM_REQUESTS = 30;
const CHEAP = `{ key(id: "${DOC_KEY}") { metadata { state } policy { __typename } } }`;

/** Bodies that take CPU time, but no KMS call: keys of an account that is not configured, and unused variables. */
const ARNS = Array.from({ length: 1_400 }, (_, index) => btoa(`Key:arn:aws:kms:us-east-2:999988887777:key/${index}`));
const NODES = {
  query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Key { metadata { description state } tags { key } } } }',
  variables: { ids: ARNS },
};
const unused = (count: number) => ({ query: '{ __typename }', variables: { x: Array(count).fill({}) } });

it.each([
  ['10 connections that ask for 1,400 unknown keys', 10, NODES],
  ['25 connections that send bodies of many values', 25, unused(20_000)],
  ['25 connections that send bodies of too many values', 25, unused(170_000)],
] as const)(
  '%s leave others CPU time',
  async (_, connections, operation) => {
    const { url } = await startReady();
    const body = JSON.stringify(operation);
    let done = false;
    let answered = 0;
    const agent = new Agent({ keepAlive: true, localAddress: '127.0.0.2' });
    onTestFinished(() => agent.destroy());
    const attack = async () => {
      while (!done) {
        const { status } = await send(new URL(url).origin, { body }, agent);
        answered++;
        if (status !== 200) await sleep(20);
      }
    };
    const attackers = Array.from({ length: connections }, attack);
    const victim = clientAt(url, '127.0.0.3');
    const answers: string[] = [];
    for (let index = 0; index < VICTIM_REQUESTS; index++) {
      const { status, body: answer } = await victim.ask(CHEAP);
      answers.push(`${status} ${'errors' in JSON.parse(answer) ? 'with errors' : 'complete'}`);
    }
    done = true;
    await Promise.all(attackers);
    process.stdout.write(`the attackers got ${answered} answers meanwhile\n`);
    expect(answers).toEqual(Array(VICTIM_REQUESTS).fill('200 complete'));
  },
  120_000,
);
