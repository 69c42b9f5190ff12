import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { CONTROL_PATH, serveControlRoute, toControlErrorAnswer } from '../faults/control-route.ts';
import { toAccountErrorAnswer, toOrganizationsErrorAnswer } from '../organization/organization-errors.ts';
import {
  LIST_REGIONS_PATH,
  ORGANIZATIONS_TARGET,
  serveAccount,
  serveOrganizations,
} from '../organization/serve-organization.ts';
import { isStsRequest, serveQueryProtocol } from '../sts/query-protocol.ts';
import { toStsErrorAnswer } from '../sts/sts-answer.ts';
import { type Answer, send, toErrorAnswer } from './answer.ts';
import { checkSender } from './check-sender.ts';
import { serveJsonProtocol } from './json-protocol.ts';
import type { KmsState } from './kms-state.ts';

/**
 * Serves each request by its protocol. A request of a web page gets an error of that protocol, and its body is not
 * read.
 */
export function createRequestListener(state: KmsState, allowedHosts: readonly string[]): RequestListener {
  const names = allowedHosts.map((name) => name.toLowerCase());
  return (request, response) => {
    const { serve, toRefusal } = toProtocol(request);
    try {
      checkSender(request, names);
    } catch (error) {
      const requestId = randomUUID();
      // Node reads and drops the rest of the body, so that the client can read the answer.
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
  if (request.url === LIST_REGIONS_PATH) return REST_JSON;
  const { 'x-amz-target': target } = request.headers;
  if (typeof target === 'string' && target.startsWith(ORGANIZATIONS_TARGET)) return ORGANIZATIONS;
  return isStsRequest(request) ? QUERY : JSON_1_1;
}

const CONTROL: Protocol = { serve: serveControlRoute, toRefusal: toControlErrorAnswer };
const QUERY: Protocol = { serve: serveQueryProtocol, toRefusal: toStsErrorAnswer };
const REST_JSON: Protocol = { serve: serveAccount, toRefusal: toAccountErrorAnswer };
const ORGANIZATIONS: Protocol = { serve: serveOrganizations, toRefusal: toOrganizationsErrorAnswer };
const JSON_1_1: Protocol = { serve: serveJsonProtocol, toRefusal: toErrorAnswer };
