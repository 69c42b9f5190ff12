import type { ServerResponse } from 'node:http';
import { answerWithFault } from '../faults/fault-effects.ts';
import { send } from './answer.ts';
import type { KmsState } from './kms-state.ts';
import type { KnownCall } from './known-call.ts';

/** Counts and answers the call. A fault rule that matches decides the answer; otherwise the operation does. */
export function answerCall(state: KmsState, response: ServerResponse, call: KnownCall): void {
  const { subject, keyId, caller, requestId } = call;
  const { arn: callerArn, sourceIdentity } = caller;
  const end = state.calls.begin({ ...subject, keyId, callerArn, sourceIdentity, requestId });
  response.on('close', () => end(response.writableFinished ? response.statusCode : null));

  const former = state.formerPolicies.find(subject);
  const { faults } = state;
  const fault = faults.take(subject, state.now(), former);
  if (fault === null) send(response, call.run(), requestId);
  else answerWithFault(fault, response, call, { former, nextTurn: faults.nextTurn });
}
