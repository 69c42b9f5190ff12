import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkRegion } from '../organization/check-region.ts';
import { isEnabled } from '../organization/organization.ts';
import { faultInOwnWords, KmsFault } from '../rules/kms-fault.ts';
import type { Answer } from '../wire/answer.ts';
import { send } from '../wire/answer.ts';
import { answerCall } from '../wire/answer-call.ts';
import type { KmsState } from '../wire/kms-state.ts';
import { parseAuthorization, toSignedService } from '../wire/parse-authorization.ts';
import { MAX_BODY_BYTES, readBody } from '../wire/read-body.ts';
import { toStsAnswer, toStsErrorAnswer } from './sts-answer.ts';
import { isStsOperation, runStsOperation } from './sts-operation.ts';

/** Whether a request is for STS. Its protocol sends a form, and its signature names the service; either is enough. */
export function isStsRequest({ headers }: IncomingMessage): boolean {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  return isForm || toSignedService(headers) === 'sts';
}

/** Serves one call on the AWS Query protocol. Never rejects: a bug of ours answers InternalFailure. */
export async function serveQueryProtocol(
  state: KmsState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const text = await readBody(request);
  if (text === null) return;
  const toErrorAnswer = (error: unknown) => toStsErrorAnswer(error, requestId);
  try {
    const { Action: operation = '', Version: _, ...parameters } = parseForm(text);
    if (!isStsOperation(operation)) throw unknownAction(operation);
    const now = state.now();
    const caller = parseAuthorization(request, 'sts', state);
    checkRegion(state.organization, caller);
    const keyId = parameters.RoleArn ?? null;
    const subject = { operation, accountId: caller.accountId, region: caller.region, keyId };
    const run = (): Answer => {
      try {
        const { roles, organization } = state;
        const isEnabledIn = (accountId: string) => isEnabled(organization, accountId, caller.region);
        const result = runStsOperation(operation, { caller, parameters, roles, isEnabledIn, now });
        return toStsAnswer(operation, result, requestId);
      } catch (error) {
        return toErrorAnswer(error);
      }
    };
    answerCall(state, response, { subject, keyId, caller, requestId, run, toErrorAnswer });
  } catch (error) {
    send(response, toErrorAnswer(error), requestId);
  }
}

function parseForm(text: string | 'too-long'): Readonly<Record<string, string>> {
  if (text === 'too-long') {
    // Inferred: AWS's limit and error type were not captured.
    throw faultInOwnWords('RequestEntityTooLarge', `The request is longer than ${MAX_BODY_BYTES} bytes.`, 413);
  }
  return Object.fromEntries(new URLSearchParams(text));
}

/** The code is AWS's. The text is ours: the embedded KMS serves only some operations of STS. */
function unknownAction(action: string): KmsFault {
  return new KmsFault(
    'InvalidAction',
    `Could not find operation ${action}: the embedded KMS serves AssumeRole and GetCallerIdentity of STS.`,
  );
}
