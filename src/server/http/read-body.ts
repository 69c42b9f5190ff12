import { isUtf8 } from 'node:buffer';
import { createBodyBuffer } from '../../http/body-buffer.ts';
import type { Intake } from '../overload/intake.ts';
import { overLimit, refusal } from '../refusal.ts';
import { countValues } from './count-values.ts';

export type BodyLimits = {
  /** Bytes. */
  readonly maxBody: number;
  /** JSON values. */
  readonly maxBodyValues: number;
};

type Params = Readonly<Record<string, unknown>>;

/** The operation that the body of a POST is: JSON in UTF-8, as it is, of at most `maxBody` bytes. Throws what to answer otherwise. */
export async function readBody(
  request: Request,
  { maxBody, maxBodyValues }: BodyLimits,
  intake: Intake,
): Promise<Params> {
  checkHeaders(request.headers);
  // Without a length it may be as long as any.
  const length = Number(request.headers.get('content-length') ?? maxBody);
  if (length > maxBody) throw tooLarge(maxBody);
  intake.holdBody(length, 0);
  const bytes = await readBytes(request, maxBody);
  await intake.turn();
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
 * A page of another host can send a form or a text without asking; JSON only where CORS lets it. Compressed, some
 * kilobytes could become gigabytes.
 */
function checkHeaders(headers: Headers): void {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  if (
    type.trim() !== 'application/json' ||
    !['charset=utf-8', 'charset="utf-8"'].includes(charset ?? 'charset=utf-8')
  ) {
    throw unsupported('The body is sent as application/json, in UTF-8: say so with Content-Type.');
  }
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity')
    throw unsupported('The body is sent as it is, without a Content-Encoding.');
}

async function readBytes({ body }: Request, maxBody: number): Promise<Buffer> {
  const buffer = createBodyBuffer(maxBody);
  // Not `for await`, which at its end destroys the connection that the answer takes.
  const reader = body?.[Symbol.asyncIterator]();
  const next = async () => (await reader?.next().catch(toUnfinished))?.value;
  for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
    if (buffer.add(chunk)) continue;
    void discard(next); // a client that is still sending does not read; node ends it where it takes too long
    throw tooLarge(maxBody);
  }
  return buffer.bytes();
}

async function discard(next: () => Promise<unknown>): Promise<void> {
  while ((await next().catch(() => undefined)) !== undefined);
}

/** The sender has gone: nobody gets to see it. */
function toUnfinished(): never {
  throw badRequest('The body ends before its end.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is not JSON.');
  }
}

function badRequest(message: string) {
  return refusal({ status: 400, code: 'BAD_REQUEST', message });
}

function unsupported(message: string) {
  return refusal({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message });
}

function tooLarge(limit: number) {
  const message = `The body has more than ${limit} bytes. Send less at a time; MAX_BODY_BYTES is what the operator can change.`;
  return refusal({ status: 413, code: 'BODY_LIMIT_EXCEEDED', message, limit });
}

function tooManyValues(limit: number) {
  const message = `The body has more than ${limit} JSON values. Send fewer variables at a time; MAX_BODY_VALUES is what the operator can change.`;
  return overLimit('BODY_VALUES', limit, message);
}
