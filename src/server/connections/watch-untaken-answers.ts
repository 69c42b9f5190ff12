import type { ServerResponse } from 'node:http';
import type { ClientAddress } from '../http/client-address.ts';
import { toPeer } from './to-peer.ts';

export type AnswerLimits = {
  /**
   * The most milliseconds that a client may take to read its answer, from the first byte that waits in memory. A client
   * that reads one byte now and then gets no extension.
   */
  readonly answerMs: number;
  /** The same while the server closes. It then also limits the time to send the rest of a request. */
  readonly closingMs: number;
  /** The most bytes of answers that wait in memory, over all connections. */
  readonly maxBytes: number;
  readonly addressOf: ClientAddress;
};

/** Why the connection of an answer was closed. */
export type DropReason = 'tooSlow' | 'tooManyBytes';

export type UntakenAnswers = {
  /** Watches an answer until it is sent, or its connection is closed. */
  watch(response: ServerResponse): void;
  /** From now on, `closingMs` applies. */
  startClosing(): void;
  stop(): void;
};

/**
 * Closes the connections of clients that do not read their answers, which stay in memory until they are read. Polls the
 * number of waiting bytes: Yoga emits no event for an answer that is not read.
 */
export function watchUntakenAnswers(limits: AnswerLimits, onDropped: (why: DropReason) => void): UntakenAnswers {
  const { answerMs, closingMs, maxBytes, addressOf } = limits;
  /** The time when a byte of the answer first waited in memory. Null if no byte has waited. */
  const waitingSince = new Map<ServerResponse, number | null>();
  let closingSince: number | null = null;

  const drop = (response: ServerResponse, why: DropReason) => {
    waitingSince.delete(response);
    response.destroy();
    onDropped(why);
  };

  const isLate = (response: ServerResponse, since: number | null, now: number) => {
    if (since !== null && now - since > answerMs) return true;
    if (closingSince === null || now - closingSince <= closingMs) return false;
    return !response.req.complete || (since !== null && now - since > closingMs);
  };

  const poll = () => {
    const now = performance.now();
    const untaken: Untaken[] = [];
    for (const [response, before] of waitingSince) {
      const bytes = response.writableLength; // in Node's memory, not yet in the system's
      const first = before ?? (bytes > 0 ? now : null);
      waitingSince.set(response, first);
      if (isLate(response, first, now)) drop(response, 'tooSlow');
      else if (bytes > 0) untaken.push({ response, bytes });
    }
    for (const { response } of findTooMany(untaken, maxBytes, addressOf)) drop(response, 'tooManyBytes');
  };

  const timer = setInterval(poll, Math.min(POLL_MS, answerMs / 4, closingMs / 4));
  timer.unref();
  return {
    watch(response) {
      waitingSince.set(response, null);
      response.once('close', () => waitingSince.delete(response));
    },
    startClosing() {
      closingSince = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}

/** Milliseconds. In this time, a process cannot fill its memory with answers. */
const POLL_MS = 250;

/** An answer with bytes that wait in memory. Lists of these are sorted by start, the oldest first. */
type Untaken = { readonly response: ServerResponse; readonly bytes: number };

/**
 * The answers to drop until the rest is within `maxBytes`. Each step drops the oldest answer of the peer with the most
 * waiting bytes, because a client that reads its answers at once has few waiting bytes.
 */
function findTooMany(untaken: readonly Untaken[], maxBytes: number, addressOf: ClientAddress): readonly Untaken[] {
  let total = untaken.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= maxBytes) return [];
  const byPeer = Map.groupBy(untaken, ({ response }) => toPeer(addressOf(response.req)));
  const tooMany: Untaken[] = [];
  while (total > maxBytes) {
    const largest = [...byPeer.values()].reduce((most, peer) => (countBytes(peer) > countBytes(most) ? peer : most));
    const oldest = largest.shift();
    if (oldest === undefined) break;
    tooMany.push(oldest);
    total -= oldest.bytes;
  }
  return tooMany;
}

function countBytes(peer: readonly Untaken[]): number {
  return peer.reduce((sum, { bytes }) => sum + bytes, 0);
}
