import type { ServerResponse } from 'node:http';
import { KmsFault } from './kms-fault.ts';

export type Answer = { readonly status: number; readonly contentType: string; readonly body: string };

/** A successful answer on the AWS JSON 1.1 protocol. */
export function toAnswer(output: object): Answer {
  return { status: 200, contentType: JSON_1_1, body: JSON.stringify(output) };
}

/** Anything thrown: a KmsFault as it is, and a bug of our own as KMSInternalException, so that the process lives on. */
export function toErrorAnswer(error: unknown): Answer {
  const fault = error instanceof KmsFault ? error : new KmsFault('KMSInternalException', `A bug: ${error}`);
  // A bare type name, and `message` in lower case: anything else breaks one client or another.
  const body = JSON.stringify({ __type: fault.type, message: fault.message });
  return { status: fault.status, contentType: JSON_1_1, body };
}

export function send(response: ServerResponse, answer: Answer, requestId: string): void {
  writeHead(response, answer, requestId);
  response.end(answer.body);
}

/** Headers for the whole body, and its first half. */
export function sendHalf(response: ServerResponse, answer: Answer, requestId: string, onSent: () => void): void {
  writeHead(response, answer, requestId);
  response.write(answer.body.slice(0, answer.body.length / 2), onSent);
}

const JSON_1_1 = 'application/x-amz-json-1.1';

function writeHead(response: ServerResponse, { status, contentType, body }: Answer, requestId: string): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-amzn-RequestId': requestId,
  });
}
