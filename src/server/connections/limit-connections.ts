import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { toPeer } from './to-peer.ts';

export type ConnectionLimits = {
  /** The most open connections. */
  readonly total: number;
  /** The most open connections of one IPv4 address or one IPv6 /64. */
  readonly perAddress: number;
};

/**
 * How the server made room for one more connection: it closed an idle connection, it accepts only health checks on the
 * new connection, or it closed the oldest connection for health checks.
 */
export type LimitAction = 'idleClosed' | 'healthOnly' | 'refused';

export type ConnectionTable = {
  /** Marks the connection of a response as busy until the response closes. A connection has one request in flight. */
  markBusy(response: ServerResponse): void;
  /** True for a connection beyond the limits, which may send health checks only. */
  isHealthOnly(socket: Socket): boolean;
  /** Closes the connections without a request in flight, even if they have sent a part of the headers of a request. */
  closeIdle(): void;
  /** The number of open connections, those for health checks included. */
  size(): number;
};

type Peer = {
  readonly name: string;
  connections: number;
  /** The connections without a request in flight, the longest idle first. */
  readonly idle: Set<Socket>;
};

/**
 * Limits the connections of `server`. At a limit, the address with the most connections loses its longest idle one: a
 * client that opens many connections cannot lock others out. If no connection is idle, a few more are accepted for
 * health checks.
 */
export function limitConnections(
  server: Server,
  { total, perAddress }: ConnectionLimits,
  onLimit: (action: LimitAction) => void,
): ConnectionTable {
  const peers = new Map<string, Peer>();
  const peerOf = new Map<Socket, Peer>();
  /** The connections beyond the limits, the oldest first. */
  const healthOnly = new Set<Socket>();

  const remove = (socket: Socket) => {
    healthOnly.delete(socket);
    const peer = peerOf.get(socket);
    if (peer === undefined || !peerOf.delete(socket)) return;
    peer.idle.delete(socket);
    if (--peer.connections === 0) peers.delete(peer.name);
  };

  const findVictim = (own: Peer | undefined): Socket | undefined => {
    if (own !== undefined && own.connections >= perAddress) return first(own.idle);
    const withIdle = [...peers.values()].filter(({ idle }) => idle.size > 0);
    return first(findLargest(withIdle)?.idle ?? []);
  };

  /** Makes room for one more connection of this peer. False if no connection is idle. */
  const makeRoom = (own: Peer | undefined): boolean => {
    if (peerOf.size < total && (own?.connections ?? 0) < perAddress) return true;
    const victim = findVictim(own);
    if (victim === undefined) return false;
    onLimit('idleClosed');
    remove(victim);
    victim.destroy();
    return true;
  };

  server.on('connection', (socket: Socket) => {
    const name = toPeer(socket.remoteAddress);
    socket.once('close', () => remove(socket));
    if (!makeRoom(peers.get(name))) {
      onLimit(healthOnly.size < MAX_HEALTH_ONLY ? 'healthOnly' : 'refused');
      if (healthOnly.size >= MAX_HEALTH_ONLY) first(healthOnly)?.destroy();
      healthOnly.add(socket);
      return;
    }
    const peer = peers.get(name) ?? { name, connections: 0, idle: new Set() };
    peers.set(name, peer);
    peerOf.set(socket, peer);
    peer.connections++;
    peer.idle.add(socket);
  });

  return {
    markBusy(response) {
      const { socket } = response.req;
      peerOf.get(socket)?.idle.delete(socket);
      response.once('close', () => peerOf.get(socket)?.idle.add(socket));
    },
    isHealthOnly: (socket) => healthOnly.has(socket),
    closeIdle() {
      for (const { idle } of peers.values()) for (const socket of idle) socket.destroy();
      for (const socket of healthOnly) socket.destroy();
    },
    size: () => peerOf.size + healthOnly.size,
  };
}

function first<Item>([item]: Iterable<Item>): Item | undefined {
  return item;
}

function findLargest(peers: readonly Peer[]): Peer | undefined {
  const [head, ...rest] = peers;
  return head && rest.reduce((most, peer) => (peer.connections > most.connections ? peer : most), head);
}

/** The most connections beyond the limits. The oldest is closed for the next. */
const MAX_HEALTH_ONLY = 20;
