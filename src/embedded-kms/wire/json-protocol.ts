import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultSubject } from '../faults/faults.ts';
import { dispatch, isOperation } from '../operations/dispatch.ts';
import type { OperationContext } from '../operations/operation.ts';
import { checkRegion } from '../organization/check-region.ts';
import { isEnabled } from '../organization/organization.ts';
import { KmsFault } from '../rules/kms-fault.ts';
import { findAlias } from '../rules/require-key.ts';
import { parseKmsArn } from '../store/kms-arn.ts';
import type { Answer } from './answer.ts';
import { send, toAnswer, toErrorAnswer } from './answer.ts';
import { answerCall } from './answer-call.ts';
import type { KmsState } from './kms-state.ts';
import { parseAuthorization } from './parse-authorization.ts';
import { parseJsonBody, readBody } from './read-body.ts';

/** Serves one call on the AWS JSON 1.1 protocol. Never rejects: a bug of ours answers KMSInternalException. */
export async function serveJsonProtocol(
  state: KmsState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  const text = await readBody(request);
  if (text === null) return;
  try {
    const context = parseContext(state, request);
    const { transact } = state;
    const body = parseJsonBody(text);
    answerCall(state, response, {
      subject: toFaultSubject(context, body),
      keyId: toIdentifier(body),
      caller: context.caller,
      requestId,
      run: () => runOperation(transact, { ...context, now: state.now() / 1000 }, body),
      toErrorAnswer,
    });
  } catch (error) {
    send(response, toErrorAnswer(error), requestId);
  }
}

/** Before the operation runs, which a fault may delay. */
type CallContext = Omit<OperationContext, 'now'>;

function runOperation(transact: KmsState['transact'], context: OperationContext, body: unknown): Answer {
  try {
    return toAnswer(transact(() => dispatch(context, body), context.now));
  } catch (error) {
    return toErrorAnswer(error);
  }
}

function parseContext(state: KmsState, request: IncomingMessage): CallContext {
  const { store, ids, formerPolicies, predefinedAliases, now, organization, principals } = state;
  const target = request.headers['x-amz-target'];
  const operation = typeof target === 'string' && target.startsWith(TARGET) ? target.slice(TARGET.length) : '';
  if (!isOperation(operation)) {
    throw new KmsFault(
      'UnknownOperationException',
      `x-amz-target must name a KMS operation, such as TrentService.ListKeys, but is ${target ?? 'missing'}.`,
    );
  }
  const caller = parseAuthorization(request, 'kms', state);
  checkRegion(organization, caller);
  const enforcement = state.enforce ? { principals, now } : null;
  const isEnabledIn = (region: string) => isEnabled(organization, caller.accountId, region);
  return { operation, store, ids, formerPolicies, predefinedAliases, caller, isEnabledIn, enforcement };
}

const TARGET = 'TrentService.';

/** An alias is resolved to its key, so that a fault rule for the key also matches DescribeKey by alias. */
function toFaultSubject(context: CallContext, body: unknown): FaultSubject {
  const { accountId, region } = context.caller;
  const identifier = toIdentifier(body);
  const name = identifier === null ? null : (parseKmsArn(identifier)?.name ?? identifier);
  const keyId = name?.startsWith('alias/') ? (findAlias(context, name)?.targetKeyId ?? name) : name;
  return { operation: context.operation, accountId, region, keyId };
}

function toIdentifier(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { KeyId, TargetKeyId } = body as { readonly KeyId?: unknown; readonly TargetKeyId?: unknown };
  const identifier = KeyId ?? TargetKeyId;
  return typeof identifier === 'string' ? identifier : null;
}
