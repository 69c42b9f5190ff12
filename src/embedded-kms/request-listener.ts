import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { type Answer, send, toErrorAnswer } from './answer.ts';
import { checkSender } from './check-sender.ts';
import { CONTROL_PATH, serveControlRoute, toControlErrorAnswer } from './control-route.ts';
import { type KmsState, serveJsonProtocol } from './json-protocol.ts';
import { isStsRequest, serveQueryProtocol } from './sts/query-protocol.ts';
import { toStsErrorAnswer } from './sts/sts-answer.ts';

/** Each request by its protocol; one that a web page sent is refused in the protocol's own words, its body unread. */
export function createRequestListener(state: KmsState, allowedHosts: readonly string[]): RequestListener {
  const names = allowedHosts.map((name) => name.toLowerCase());
  return (request, response) => {
    const { serve, toRefusal } = toProtocol(request);
    try {
      checkSender(request, names);
    } catch (error) {
      const requestId = randomUUID();
      // Node drops the body that nobody reads, so that the client gets to read the answer.
      send(response, toRefusal(error, requestId), requestId);
      return;
    }
    void serve(state, request, response);
  };
}

type Protocol = {
  readonly serve: typeof serveJsonProtocol;
  readonly toRefusal: (error: unknown, requestId: string) => Answer;
};

function toProtocol(request: IncomingMessage): Protocol {
  if (request.url?.startsWith(CONTROL_PATH)) return CONTROL;
  return isStsRequest(request) ? QUERY : JSON_1_1;
}

const CONTROL: Protocol = { serve: serveControlRoute, toRefusal: toControlErrorAnswer };
const QUERY: Protocol = { serve: serveQueryProtocol, toRefusal: toStsErrorAnswer };
const JSON_1_1: Protocol = { serve: serveJsonProtocol, toRefusal: toErrorAnswer };
