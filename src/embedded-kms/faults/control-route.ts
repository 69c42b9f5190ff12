import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseJsonInput } from '../../json/input.ts';
import { InputError } from '../../json/input-error.ts';
import { toFault } from '../rules/kms-fault.ts';
import { type Answer, send } from '../wire/answer.ts';
import type { KmsState } from '../wire/kms-state.ts';
import { readBody } from '../wire/read-body.ts';
import { describeProblems, FAULT_RULES } from './fault-schema.ts';
import { createFaults } from './faults.ts';

export const CONTROL_PATH = '/_embedded-kms/';

/**
 * Routes that AWS does not have: `GET | PUT | DELETE /_embedded-kms/faults` ({"faults": [...]}), `GET | DELETE
 * /_embedded-kms/calls`, and `DELETE /_embedded-kms/changes`. An error has a status of 400 to 421, and the body
 * {"message"}.
 */
export async function serveControlRoute(
  state: KmsState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await readBody(request);
  if (text === null) return;
  try {
    send(response, toAnswer(runControlRequest(state, request, text)), randomUUID());
  } catch (error) {
    send(response, toControlErrorAnswer(error), randomUUID());
  }
}

/** The answer for anything that is thrown, in the form of these routes. */
export function toControlErrorAnswer(error: unknown): Answer {
  const { status, message } = toFault(error);
  return toAnswer(refuse(status, message));
}

function toAnswer({ status, body }: ControlAnswer): Answer {
  return { status, contentType: 'application/json', body: `${JSON.stringify(body)}\n` };
}

type ControlAnswer = { readonly status: number; readonly body: object };

function runControlRequest(state: KmsState, { method = '', url = '', headers }: IncomingMessage, text: string) {
  switch (`${method} ${url.slice(CONTROL_PATH.length)}`) {
    case 'GET faults':
      return { status: 200, body: { faults: state.faults.rules } };
    case 'PUT faults':
      return setFaults(state, headers['content-type'] ?? '', text);
    case 'DELETE faults':
      state.faults = createFaults([]);
      return { status: 200, body: { faults: [] } };
    case 'GET calls':
      return { status: 200, body: state.calls.counts() };
    case 'DELETE calls':
      state.calls.reset();
      return { status: 200, body: state.calls.counts() };
    // Not POST, which a web page can send without a CORS preflight request.
    case 'DELETE changes':
      state.reset();
      return { status: 200, body: {} };
    default:
      return refuse(404, `Expected ${ROUTES}.`);
  }
}

const ROUTES =
  `GET, PUT or DELETE ${CONTROL_PATH}faults, GET or DELETE ${CONTROL_PATH}calls, ` + `or DELETE ${CONTROL_PATH}changes`;

const BODY = z.strictObject({ faults: FAULT_RULES });

function setFaults(state: KmsState, contentType: string, text: string): ControlAnswer {
  // A web page can send this content type only after a CORS preflight request, which is never answered.
  if (!/^application\/json *(;|$)/i.test(contentType)) {
    return refuse(415, `Expected content-type application/json, got '${contentType}'.`);
  }
  let json: unknown;
  try {
    json = parseJsonInput(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const expected = 'expected JSON, such as {"faults": [{"fault": {"kind": "throttle"}}]}';
    return refuse(400, `body: ${expected}. ${error.problems.join('; ')}`);
  }
  const parsed = BODY.safeParse(json);
  if (!parsed.success) return refuse(400, describeProblems(parsed.error));
  state.faults = createFaults(parsed.data.faults);
  return { status: 200, body: parsed.data };
}

function refuse(status: number, message: string): ControlAnswer {
  return { status, body: { message } };
}
