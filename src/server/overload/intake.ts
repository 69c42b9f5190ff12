import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import { toPeer } from '../connections/to-peer.ts';
import { createBodyMemory } from './body-memory.ts';
import { createOverloadedError, createShareError } from './overload-errors.ts';
import { createTurns } from './turns.ts';

/** What a request has to pass between its headers and its execution. */
export type Intake = {
  /** Holds memory for a body. Throws OVERLOADED where there is none. */
  holdBody(bytes: number, values: number): void;
  /** Waits for the caller's turn. */
  turn(): Promise<void>;
};

export type IntakeOptions = {
  /** For the bodies of all requests. */
  readonly maxBytes: number;
  readonly maxWaitMs: number;
  /** The ID of the caller; null where nobody has to say who they are. */
  readonly callerIdOf: (request: Request) => string | null;
};

export type RequestIntake = ReturnType<typeof createIntake>;

/** What Yoga is given by node:http; nothing for a request that came through `fetch`. */
type Connection = { readonly req?: IncomingMessage; readonly res?: ServerResponse };

/** Bounds the memory of bodies and shares out CPU time: by callers, or by addresses where nobody authenticates. */
export function createIntake({ maxBytes, maxWaitMs, callerIdOf }: IntakeOptions) {
  const memory = createBodyMemory(maxBytes);
  const turns = createTurns(maxWaitMs);
  const leaveByRequest = new WeakMap<Request, () => void>();

  const open = (request: Request, { req, res }: Connection): Intake => {
    const id = callerIdOf(request);
    const owner = id ?? toPeer(req?.socket.remoteAddress);
    const body = memory(owner);
    let giveUp = () => {};
    const leave = () => {
      body.leave();
      giveUp();
    };
    leaveByRequest.set(request, leave);
    res?.once('close', leave);
    return {
      holdBody(bytes, values) {
        const refused = body.hold(bytes, values);
        if (refused !== undefined) throw refused === 'share' ? createShareError(id === null) : createOverloadedError();
        if (res?.closed) body.leave();
      },
      turn() {
        const waiting = turns.wait(owner);
        giveUp = waiting.giveUp;
        if (res?.closed) giveUp();
        return waiting.turn;
      },
    };
  };

  const plugin: Plugin = {
    onResponse({ request }) {
      leaveByRequest.get(request)?.();
    },
  };
  return { open, plugin };
}
