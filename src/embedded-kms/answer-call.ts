import type { ServerResponse } from 'node:http';
import { send } from './answer.ts';
import { answerWithFault } from './fault-effects.ts';
import type { KmsState } from './kms-state.ts';
import type { KnownCall } from './known-call.ts';

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
