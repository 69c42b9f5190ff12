import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { expect } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { serve } from '../server/_serve.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What no test asks for: two calls, so that even an operation without calls is above a limit of one. */
const PROBE = (
  parse('{ _probe: key(id: "00000000-0000-0000-0000-00000000beef") { policyNames rotation { enabled } } }')
    .definitions[0] as OperationDefinitionNode
).selectionSet.selections;

/** Sends operations over HTTP to two gateways: one tells what it counts, as it refuses them all; one makes the calls. */
export async function countAndCall(seed: Seed) {
  // On a busy machine a try may take longer than it should; tried again, it would be one call more.
  const patience = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };
  const env = { ...patience, MAX_RESULT_SIZE: '100000000', MAX_ALIASES: '100', MAX_DEPTH: '20' };
  const counting = await serve({ seed, connect: 'places', env: { ...env, MAX_KMS_CALLS: '1' } });
  const calling = await serve({ seed, connect: 'places', env: { ...env, MAX_KMS_CALLS: '1000000' } });

  async function count(document: string, variables?: Variables): Promise<number> {
    const { errors } = await post(counting.url, addProbe(document), variables);
    const [, calls] = errors?.[0]?.message.match(/^The operation may cause (\d+) KMS calls/) ?? [];
    if (calls === undefined) throw new Error(`${document}: ${JSON.stringify(errors)}`);
    return Number(calls) - 2;
  }

  return {
    kms: calling.kms,
    count,
    /** What was counted, what was made, and the answer. */
    async run(document: string, variables?: Variables) {
      const counted = await count(document, variables);
      calling.kms.resetCallCounts();
      const { data, errors } = await post(calling.url, document, variables);
      expect(counting.kms.callCount()).toBe(0);
      return { counted, made: calling.kms.callCount(), data, errors };
    },
  };
}

type Answer = {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string }[];
};

async function post(url: string, query: string, variables: Variables = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await answer.json()) as Answer;
}

function addProbe(document: string): string {
  const { definitions, ...rest } = parse(document);
  const probed = definitions.map((node) =>
    node.kind === Kind.OPERATION_DEFINITION
      ? { ...node, selectionSet: { ...node.selectionSet, selections: [...PROBE, ...node.selectionSet.selections] } }
      : node,
  );
  return print({ ...rest, definitions: probed });
}
