import type { ServerResponse } from 'node:http';
import { KmsFault } from '../rules/kms-fault.ts';
import type { Answer } from '../wire/answer.ts';
import { send, sendHalf } from '../wire/answer.ts';
import type { KnownCall } from '../wire/known-call.ts';
import { changePolicy, turnPrincipals } from './change-policy.ts';
import type { Fault, Faults } from './faults.ts';
import type { FormerPolicy } from './former-policies.ts';

/**
 * Answers as the fault says. The operation runs for a fault that sends or changes its answer, and with `performs`.
 * `former` is the policy before the last PutKeyPolicy, which a fault `stale` answers with; `nextTurn` is that of the
 * rules.
 */
export function answerWithFault(
  fault: Fault,
  response: ServerResponse,
  call: KnownCall,
  { former, nextTurn }: { readonly former: FormerPolicy | null } & Pick<Faults, 'nextTurn'>,
): void {
  const { requestId, run, toErrorAnswer } = call;
  if ('performs' in fault && fault.performs) run();
  switch (fault.kind) {
    case 'error':
      send(response, toErrorAnswer(new KmsFault(fault.code, fault.message ?? '', fault.status)), requestId);
      break;
    case 'throttle':
    case 'quota': // of which the bucket is empty
      send(response, toErrorAnswer(new KmsFault('ThrottlingException', THROTTLED)), requestId);
      break;
    case 'delay':
      answerLater(fault.milliseconds, response, requestId, run);
      break;
    case 'hang':
      break;
    case 'hang-body':
      sendHalf(response, run(), requestId, () => {});
      break;
    case 'reset':
      response.socket?.resetAndDestroy();
      break;
    case 'truncate':
      sendHalf(response, run(), requestId, () => response.destroy());
      break;
    case 'html':
      send(response, { status: fault.status ?? 502, contentType: 'text/html', body: PAGE }, requestId);
      break;
    case 'broken-json':
      send(response, { ...run(), status: 200, body: '{"Policy":' }, requestId);
      break;
    case 'stale':
      send(
        response,
        changePolicy(run(), (text) => former?.text ?? text),
        requestId,
      );
      break;
    case 'reorder-principals':
      send(
        response,
        changePolicy(run(), (text) => turnPrincipals(text, nextTurn())),
        requestId,
      );
      break;
  }
}

const THROTTLED = 'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.';

const PAGE = '<html>\n<head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body>\n</html>\n';

function answerLater(milliseconds: number, response: ServerResponse, requestId: string, run: () => Answer): void {
  const timer = setTimeout(() => send(response, run(), requestId), milliseconds);
  response.on('close', () => clearTimeout(timer));
}
