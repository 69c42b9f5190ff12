/**
 * The URL under which a program on this machine reaches a server. A server that listens on all addresses (0.0.0.0, ::)
 * has a loopback address, too: browsers do not open the others everywhere.
 */
export function toServerUrl(host: string, port: number): string {
  const reachable = LOOPBACK.get(host) ?? host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

const LOOPBACK: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);
