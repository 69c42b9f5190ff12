import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import { toPeer } from '../connections/to-peer.ts';
import type { ClientAddress } from '../http/client-address.ts';
import { createBodyMemory } from './body-memory.ts';
import { createOverloadedError, createShareError, type OnOverloaded } from './overload-errors.ts';
import { createTurns } from './turns.ts';

/** The checks of one request between its headers and its execution. */
export type RequestIntake = {
  /** Reserves memory for a body. Throws OVERLOADED if too little is free. */
  holdBody(bytes: number, values: number): void;
  /** Waits until the caller may start a request. */
  waitForTurn(): Promise<void>;
};

export type IntakeOptions = {
  /** The most bytes of memory for the bodies of all requests. */
  readonly maxBytes: number;
  readonly maxWaitMs: number;
  readonly onOverloaded: OnOverloaded;
  readonly addressOf: ClientAddress;
};

export type Intake = ReturnType<typeof createIntake>;

/** The objects of node:http that Yoga passes on. Both are missing if the request came through `gateway.fetch`. */
type Connection = { readonly req?: IncomingMessage; readonly res?: ServerResponse };

/** Limits the memory of bodies, and divides CPU time: among callers, or among addresses without authentication. */
export function createIntake({ maxBytes, maxWaitMs, addressOf, onOverloaded }: IntakeOptions) {
  const memoryFor = createBodyMemory(maxBytes);
  const turns = createTurns(maxWaitMs, onOverloaded);
  const releaseByRequest = new WeakMap<Request, () => void>();

  /** `callerId` is null without authentication. */
  const open = (request: Request, { req, res }: Connection, callerId: string | null): RequestIntake => {
    const byAddress = callerId === null;
    const owner = callerId ?? toPeer(req && addressOf(req));
    const body = memoryFor(owner);
    let giveUp = () => {};
    const release = () => {
      body.release();
      giveUp();
    };
    releaseByRequest.set(request, release);
    res?.once('close', release);
    return {
      holdBody(bytes, values) {
        const denial = body.reserve(bytes, values);
        if (denial !== undefined) {
          onOverloaded(denial === 'share' ? 'body_memory_share' : 'body_memory');
          throw denial === 'share' ? createShareError(byAddress) : createOverloadedError();
        }
        if (res?.closed) body.release();
      },
      waitForTurn() {
        const waiting = turns.wait(owner, byAddress);
        giveUp = waiting.giveUp;
        if (res?.closed) giveUp();
        return waiting.turn;
      },
    };
  };

  const plugin: Plugin = {
    onResponse({ request }) {
      releaseByRequest.get(request)?.();
    },
  };
  return { open, plugin };
}
