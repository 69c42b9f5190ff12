import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestIntake } from '../overload/intake.ts';
import { badRequest, createRequestError, limitExceeded } from '../request-error.ts';
import { countValues } from './count-values.ts';
import { readBytes } from './read-bytes.ts';

export type BodyLimits = {
  /** Bytes. */
  readonly maxBody: number;
  /** JSON values. */
  readonly maxBodyValues: number;
};

type Params = Readonly<Record<string, unknown>>;

/**
 * Reads the body of a POST: a JSON object in UTF-8, within the limits. Reserves its memory in `intake`, and waits for
 * the turn of the caller before it parses. Throws the error for the client if the body is not accepted. `incoming` is
 * the request of node:http, if the request came through it.
 */
export async function readBody(
  request: Request,
  incoming: IncomingMessage | undefined,
  { maxBody, maxBodyValues }: BodyLimits,
  intake: RequestIntake,
): Promise<Params> {
  checkHeaders(request.headers);
  // A body without a length can be as long as the limit.
  const length = Number(request.headers.get('content-length') ?? maxBody);
  if (length > maxBody) throw tooLarge(maxBody);
  intake.holdBody(length, 0);
  const bytes = await readBytes(request, incoming, maxBody).catch(throwIncomplete);
  if (bytes === null) throw tooLarge(maxBody);
  await intake.waitForTurn();
  if (!isUtf8(bytes)) throw badRequest('The body is not UTF-8.');
  const values = countValues(bytes, maxBodyValues);
  if (values > maxBodyValues) throw tooManyValues(maxBodyValues);
  intake.holdBody(bytes.byteLength, values);
  const params = parseJson(bytes.toString());
  if (Array.isArray(params)) throw badRequest('The body is a list of operations: send one operation per request.');
  if (typeof params !== 'object' || params === null) throw badRequest('The body is not a JSON object.');
  return params as Params;
}

/**
 * JSON only: a page of another origin can send a form or plain text without a CORS preflight. Not compressed: kilobytes
 * could become gigabytes.
 */
function checkHeaders(headers: Headers): void {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  if (
    type.trim() !== 'application/json' ||
    !['charset=utf-8', 'charset="utf-8"'].includes(charset ?? 'charset=utf-8')
  ) {
    throw unsupported('Send the body with Content-Type: application/json, in UTF-8.');
  }
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') throw unsupported('Send the body without Content-Encoding.');
}

/** The client has disconnected, so only the log gets this error. */
function throwIncomplete(): never {
  throw badRequest('The body is incomplete.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is not JSON.');
  }
}

function unsupported(message: string) {
  return createRequestError({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message });
}

function tooLarge(limit: number) {
  const message = `The body has more than ${limit} bytes. Send less at a time. The operator can change MAX_BODY_BYTES.`;
  return createRequestError({ status: 413, code: 'BODY_LIMIT_EXCEEDED', message, limit });
}

function tooManyValues(limit: number) {
  const message =
    `The body has more than ${limit} JSON values. Send fewer variables at a time. ` +
    'The operator can change MAX_BODY_VALUES.';
  return limitExceeded('BODY_VALUES', limit, message);
}
