import type { ServerResponse } from 'node:http';
import { toPeer } from './to-peer.ts';

export type AnswerLimits = {
  /**
   * Milliseconds from the first byte that a client has not taken, for all of its answer: who takes a byte now and then
   * gains nothing.
   */
  readonly answerMs: number;
  /** The same while the server closes, for the rest of a request, too. */
  readonly closingMs: number;
  /** Bytes of answers that were not taken, over all connections. */
  readonly maxBytes: number;
};

/** Why an answer was given up. */
export type GivenUp = 'tooSlow' | 'tooManyBytes';

export type UntakenAnswers = {
  /** Watches an answer until its connection has sent it, or has ended. */
  watch(response: ServerResponse): void;
  /** From now on `closingMs` counts. */
  startClosing(): void;
  stop(): void;
};

/**
 * Ends the connections of clients that do not take their answers, which are in memory until then. Looks at the bytes
 * that wait, now and then: the events of a response depend on who writes it, and Yoga ends none that is not taken.
 */
export function watchUntakenAnswers(limits: AnswerLimits, onGivenUp: (why: GivenUp) => void): UntakenAnswers {
  const { answerMs, closingMs, maxBytes } = limits;
  /** When the first byte was not taken; null: all were. */
  const since = new Map<ServerResponse, number | null>();
  let closingSince: number | null = null;

  const giveUp = (response: ServerResponse, why: GivenUp) => {
    since.delete(response);
    response.destroy();
    onGivenUp(why);
  };

  const isLate = (response: ServerResponse, untakenSince: number | null, now: number) => {
    if (untakenSince !== null && now - untakenSince > answerMs) return true;
    if (closingSince === null || now - closingSince <= closingMs) return false;
    return !response.req.complete || (untakenSince !== null && now - untakenSince > closingMs);
  };

  const look = () => {
    const now = performance.now();
    const untaken: Untaken[] = [];
    for (const [response, before] of since) {
      const bytes = response.writableLength; // what the system has not taken from Node
      const first = before ?? (bytes > 0 ? now : null);
      since.set(response, first);
      if (isLate(response, first, now)) giveUp(response, 'tooSlow');
      else if (bytes > 0) untaken.push({ response, bytes });
    }
    for (const { response } of findTooMany(untaken, maxBytes)) giveUp(response, 'tooManyBytes');
  };

  const timer = setInterval(look, Math.min(LOOK_MS, answerMs / 4, closingMs / 4));
  timer.unref();
  return {
    watch(response) {
      since.set(response, null);
      response.once('close', () => since.delete(response));
    },
    startClosing() {
      closingSince = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}

/** Milliseconds: in less, a process cannot write so much that this would be too late. */
const LOOK_MS = 250;

/** The first began first. */
type Untaken = { readonly response: ServerResponse; readonly bytes: number };

/**
 * Those of the peer that holds most, its oldest first, until the rest is within `maxBytes`: who takes an answer at once
 * is never among them for long.
 */
function findTooMany(untaken: readonly Untaken[], maxBytes: number): readonly Untaken[] {
  let total = untaken.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= maxBytes) return [];
  const byPeer = Map.groupBy(untaken, ({ response }) => toPeer(response.socket?.remoteAddress));
  const tooMany: Untaken[] = [];
  while (total > maxBytes) {
    const largest = [...byPeer.values()].reduce((most, peer) => (toBytes(peer) > toBytes(most) ? peer : most));
    const oldest = largest.shift();
    if (oldest === undefined) break;
    tooMany.push(oldest);
    total -= oldest.bytes;
  }
  return tooMany;
}

function toBytes(peer: readonly Untaken[]): number {
  return peer.reduce((sum, { bytes }) => sum + bytes, 0);
}
