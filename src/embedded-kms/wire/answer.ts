import type { ServerResponse } from 'node:http';
import { toFault } from '../rules/kms-fault.ts';

/** A response before it is sent. */
export type Answer = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A successful answer on the AWS JSON 1.1 protocol. */
export function toAnswer(output: object): Answer {
  return { status: 200, contentType: JSON_1_1, body: JSON.stringify(output) };
}

/** The answer for anything that is thrown. */
export function toErrorAnswer(error: unknown): Answer {
  const fault = toFault(error);
  // A type name without a namespace, and `message` in lower case: all AWS clients read this form.
  const body = JSON.stringify({ __type: fault.type, message: fault.message });
  return { status: fault.status, contentType: JSON_1_1, body };
}

export function send(response: ServerResponse, answer: Answer, requestId: string): void {
  writeHead(response, answer, requestId);
  response.end(answer.body);
}

/** Sends the headers for the whole body, but only the first half of the body. Calls `onSent` when the half is sent. */
export function sendHalf(response: ServerResponse, answer: Answer, requestId: string, onSent: () => void): void {
  writeHead(response, answer, requestId);
  response.write(answer.body.slice(0, answer.body.length / 2), onSent);
}

const JSON_1_1 = 'application/x-amz-json-1.1';

/** A web page can load any URL as an image or a script. With these headers, browsers do not give it the answer. */
const NOT_FOR_PAGES = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

function writeHead(response: ServerResponse, { status, contentType, body, headers }: Answer, requestId: string): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-amzn-RequestId': requestId,
    ...headers,
    ...NOT_FOR_PAGES,
  });
}
