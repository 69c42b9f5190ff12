/** What the codes of the system, of TLS and of undici mean, in the words that the API uses. */
export type NetworkFailure = 'Timeout' | 'BrokenAnswer' | 'ConnectionFailed';

/** Null for what is no failure of the network, such as ERR_INVALID_ARG_TYPE: a bug. */
export function toNetworkFailure({ name, code }: NodeJS.ErrnoException): NetworkFailure | null {
  // undici's errors of its HTTP parser have no code.
  if (name === 'HTTPParserError') return 'BrokenAnswer';
  // That of a DOMException is a number.
  if (typeof code !== 'string') return null;
  if (TIMEOUTS.has(code)) return 'Timeout';
  if (BROKEN.has(code)) return 'BrokenAnswer';
  return BUG.test(code) ? null : 'ConnectionFailed';
}

/** The answer was larger than what is read of one. */
export function isTooLarge(code: string | undefined): boolean {
  return code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
}

/** No connection was made at all: trying again at once does not help. */
export function isConnectFailure(code: string | undefined): boolean {
  return code !== undefined && CONNECT_FAILURES.has(code);
}

const TIMEOUTS = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const BROKEN = new Set([
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);
const CONNECT_FAILURES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);
/** Node's codes but for those of sockets and TLS, and undici's for requests that it was given wrongly. */
const BUG = /^ERR_(?!TLS|SSL|HTTP|STREAM|SOCKET)|^UND_ERR_(INVALID|NOT_SUPPORTED|REQ_)/;
