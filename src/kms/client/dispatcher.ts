import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';

/** The values of HTTP_PROXY, HTTPS_PROXY and NO_PROXY. An empty text means that the variable is not set. */
export type Proxies = { readonly httpProxy: string; readonly httpsProxy: string; readonly noProxy: string };

/**
 * The most bytes of one answer, before decompression. The largest answer of KMS, 1,000 keys of ListKeys, has 200 KB.
 */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * The pool of connections to KMS, STS and OpenID Connect providers. Connections are kept alive for the next request to
 * the same host. `proxies` is null for no proxy, even if the environment names one.
 */
export function createDispatcher(proxies: Proxies | null): Dispatcher {
  // One connector for all hosts, because it caches their TLS sessions.
  const options = { allowH2: false, connect: buildConnector(CONNECT), factory: createPool };
  if (proxies === null) return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    ...proxies,
    proxyTls: CONNECT,
    requestTls: CONNECT,
    // Without this timeout, a proxy that accepts a connection and does not answer would hold it forever.
    clientFactory: (proxy, pool) => createPool(proxy, { ...pool, headersTimeout: CONNECT.timeout }),
  });
}

/**
 * `timeout` is milliseconds until a host or proxy has accepted the connection. HTTP/1.1 only, as in the SDK's handler.
 */
const CONNECT = { timeout: 1000, allowH2: false };

function createPool(origin: string | URL, { connect, ...options }: Pool.Options): Pool {
  return new Pool(origin, {
    ...options,
    connect: noteReuse(connect as buildConnector.connector),
    // The limiter sends at most 200 calls at a time.
    connections: 200,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
}

/** Milliseconds after which an idle connection is closed. */
const KEEP_ALIVE_MS = 60_000;

/** Errors of connections that had received an answer before the error. */
const afterAnswers = new WeakSet<Error>();

/** True if the server may have closed a kept-alive connection while the next request was sent. */
export function isLateReset(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return RESETS.has(code ?? '') && afterAnswers.has(error);
}

const RESETS = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Marks errors of reused connections. The pool's listener runs later, and rejects the request with that error. */
function noteReuse(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...result) => {
      const [, socket] = result;
      socket?.on('error', (error) => {
        if (socket.bytesRead > 0) afterAnswers.add(error);
      });
      callback(...result);
    });
}
