import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import { send } from './answer.ts';
import type { Caller } from './authorization.ts';
import { answerWithFault } from './fault-effects.ts';
import type { FaultSubject } from './faults.ts';
import type { KmsState } from './json-protocol.ts';

/** A call whose caller and operation are known. */
export type KnownCall = {
  readonly subject: FaultSubject;
  /** As the caller wrote it. */
  readonly keyId: string | null;
  readonly caller: Caller;
  readonly requestId: string;
  /** Runs the operation. Never throws. */
  readonly run: () => Answer;
  readonly toErrorAnswer: (error: unknown) => Answer;
};

/** Counts the call, and answers it: as its operation does, or as a fault rule says. */
export function answerCall(state: KmsState, response: ServerResponse, call: KnownCall): void {
  const { subject, keyId, caller, requestId } = call;
  const { arn: callerArn, sourceIdentity } = caller;
  const end = state.calls.begin({ ...subject, keyId, callerArn, sourceIdentity, requestId });
  response.on('close', () => end(response.writableFinished ? response.statusCode : null));

  const fault = state.faults.take(subject);
  if (fault === null) send(response, call.run(), requestId);
  else answerWithFault(fault, response, call);
}
