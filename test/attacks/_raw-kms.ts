import { createServer, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, arnOf, REGION } from '../_setup.ts';
import { listening } from '../kms/_proxy.ts';

/** The answer of a raw KMS to a call: an object, which is sent as JSON, or the text of the body. */
export type RawAnswer = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  response: ServerResponse,
) => object | string;

/** A KMS that sends the answers of `answer`. `callsOf` counts its calls. */
export async function startRawKms(answer: RawAnswer) {
  const calls = new Map<string, number>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    const body = answer(operation, JSON.parse(text), response);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const url = `http://127.0.0.1:${await listening(server)}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url,
    connect: async () => toEmbeddedKms(url, [{ accountId: ACCOUNT, region: REGION }]),
    callsOf: (operation: string) => calls.get(operation) ?? 0,
  };
}

export function keyList(count: number) {
  return { Keys: Array.from({ length: count }, (_, index) => ({ KeyId: `k${index}` })), Truncated: false };
}

/** The answer of DescribeKey for a primary key with `count` replicas. */
export function withReplicas(count: number) {
  const Arn = arnOf('k');
  const ReplicaKeys = Array.from({ length: count }, (_, index) => ({ Arn: arnOf(`r${index}`) }));
  const MultiRegionConfiguration = { MultiRegionKeyType: 'PRIMARY', PrimaryKey: { Arn }, ReplicaKeys };
  return { KeyMetadata: { KeyId: 'k', MultiRegionConfiguration } };
}
