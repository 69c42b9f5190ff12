import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { toPeer } from './to-peer.ts';

export type ConnectionLimits = {
  /** At one time. */
  readonly total: number;
  /** At one time, of one IPv4 address or one IPv6 /64. */
  readonly perAddress: number;
};

/**
 * What became of a connection beyond the limits: an idle one was closed for it, it may only ask for health, or it was
 * closed.
 */
export type Crowding = 'idleClosed' | 'healthOnly' | 'refused';

export type ConnectionTable = {
  /** Keeps the connection of this response, the only one in flight there, from counting as idle until it is sent. */
  enter(response: ServerResponse): void;
  /** True for a connection that may only ask for health: it found no place. */
  isHealthOnly(socket: Socket): boolean;
  /** Ends connections that have no request in flight; the headers of one may have begun. */
  closeIdle(): void;
};

type Peer = {
  readonly name: string;
  connections: number;
  /** Without a request in flight, the longest idle first. */
  readonly idle: Set<Socket>;
};

/**
 * Bounds the connections of `server`. At a limit the longest idle one is closed, of the address that has most: so a
 * client that keeps many shuts nobody out. Where none is idle, a few more may still ask for health.
 */
export function limitConnections(
  server: Server,
  { total, perAddress }: ConnectionLimits,
  onCrowded: (what: Crowding) => void,
): ConnectionTable {
  const peers = new Map<string, Peer>();
  const peerOf = new Map<Socket, Peer>();
  const healthOnly = new Set<Socket>();

  const leave = (socket: Socket) => {
    healthOnly.delete(socket);
    const peer = peerOf.get(socket);
    if (peer === undefined || !peerOf.delete(socket)) return;
    peer.idle.delete(socket);
    if (--peer.connections === 0) peers.delete(peer.name);
  };

  const findVictim = (own: Peer | undefined): Socket | undefined => {
    if (own !== undefined && own.connections >= perAddress) return first(own.idle);
    const withIdle = [...peers.values()].filter(({ idle }) => idle.size > 0);
    return first(toLargest(withIdle)?.idle ?? []);
  };

  /** Whether there is a place for one more connection of this peer, made where it has to be. */
  const makePlace = (own: Peer | undefined): boolean => {
    if (peerOf.size < total && (own?.connections ?? 0) < perAddress) return true;
    const victim = findVictim(own);
    if (victim === undefined) return false;
    onCrowded('idleClosed');
    leave(victim);
    victim.destroy();
    return true;
  };

  server.on('connection', (socket: Socket) => {
    const name = toPeer(socket.remoteAddress);
    socket.once('close', () => leave(socket));
    if (!makePlace(peers.get(name))) {
      onCrowded(healthOnly.size < HEALTH_PLACES ? 'healthOnly' : 'refused');
      if (healthOnly.size >= HEALTH_PLACES) first(healthOnly)?.destroy();
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
    enter(response) {
      const { socket } = response.req;
      peerOf.get(socket)?.idle.delete(socket);
      response.once('close', () => peerOf.get(socket)?.idle.add(socket));
    },
    isHealthOnly: (socket) => healthOnly.has(socket),
    closeIdle() {
      for (const { idle } of peers.values()) for (const socket of idle) socket.destroy();
      for (const socket of healthOnly) socket.destroy();
    },
  };
}

function first<Item>([item]: Iterable<Item>): Item | undefined {
  return item;
}

function toLargest(peers: readonly Peer[]): Peer | undefined {
  const [head, ...rest] = peers;
  return head && rest.reduce((most, peer) => (peer.connections > most.connections ? peer : most), head);
}

/** Connections beyond the limit; the oldest makes room for the next. */
const HEALTH_PLACES = 20;
