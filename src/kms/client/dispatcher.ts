import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';

/** The ways out of the network, as HTTP_PROXY, HTTPS_PROXY and NO_PROXY name them; empty: none. */
export type Proxies = { readonly httpProxy: string; readonly httpsProxy: string; readonly noProxy: string };

/** Bytes that are read of one answer, before any decompression. KMS's largest, 1,000 keys of ListKeys, has 200 KB. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * The connections to KMS, STS and issuers of tokens, each kept for the next request to the same host. A host is
 * forgotten with its last connection. Null: no proxy, whatever the environment says.
 */
export function createDispatcher(proxies: Proxies | null): Dispatcher {
  // Shared by all hosts, since it keeps their TLS sessions.
  const options = { allowH2: false, connect: buildConnector(CONNECT), factory: createPool };
  if (proxies === null) return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    ...proxies,
    proxyTls: CONNECT,
    requestTls: CONNECT,
    // A proxy that takes a connection and says nothing must not keep its place.
    clientFactory: (proxy, pool) => createPool(proxy, { ...pool, headersTimeout: CONNECT.timeout }),
  });
}

/** Milliseconds, to a host or to a proxy. HTTP/1.1 alone, as with the SDK's own handler. */
const CONNECT = { timeout: 1000, allowH2: false };

function createPool(origin: string | URL, { connect, ...options }: Pool.Options): Pool {
  return new Pool(origin, {
    ...options,
    connect: noteReuse(connect as buildConnector.connector),
    // More than the limiter sends at a time in one operation.
    connections: 200,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxResponseSize: MAX_ANSWER_BYTES,
  });
}

/** How long an idle connection is kept, in milliseconds. */
const KEEP_ALIVE_MS = 60_000;

/** Errors of connections that had brought answers before. */
const afterAnswers = new WeakSet<Error>();

/** True where the other side may have closed the connection, kept for the next request, just as that was sent. */
export function isLateReset(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return RESETS.has(code ?? '') && afterAnswers.has(error);
}

const RESETS = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Listens before the pool does, which ends the request with the same error. */
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
