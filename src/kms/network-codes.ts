/** The error codes of the API for failures of the network. */
export type NetworkFailure = 'Timeout' | 'BrokenAnswer' | 'ConnectionFailed';

/** The code for an error of the system, of TLS or of undici. Null for any other error, such as ERR_INVALID_ARG_TYPE. */
export function toNetworkFailure({ name, code }: NodeJS.ErrnoException): NetworkFailure | null {
  // undici's HTTP parser throws errors without a code.
  if (name === 'HTTPParserError') return 'BrokenAnswer';
  // The code of a DOMException is a number.
  if (typeof code !== 'string') return null;
  if (TIMEOUTS.has(code)) return 'Timeout';
  if (BROKEN.has(code)) return 'BrokenAnswer';
  return BUG.test(code) ? null : 'ConnectionFailed';
}

/** True if the answer was larger than the most that the gateway reads. */
export function isTooLarge(code: string | undefined): boolean {
  return code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
}

/** True if the code is one of those for which no connection is made: an immediate retry does not help. */
export function isConnectFailure(code: string | null): boolean {
  return code !== null && CONNECT_FAILURES.has(code);
}

const TIMEOUTS = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);
const BROKEN = new Set([
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);
const CONNECT_FAILURES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);
/** Codes of bugs: Node's codes except those of sockets and TLS, and undici's codes for invalid requests. */
const BUG = /^ERR_(?!TLS|SSL|HTTP|STREAM|SOCKET)|^UND_ERR_(INVALID|NOT_SUPPORTED|REQ_)/;
