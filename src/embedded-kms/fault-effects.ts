import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import { send, sendHalf, toErrorAnswer } from './answer.ts';
import type { Fault } from './faults.ts';
import { KmsFault } from './kms-fault.ts';

/** Answers as the fault says. `answer` runs the operation; a fault that ends the call before it runs never asks for it. */
export function answerWithFault(fault: Fault, response: ServerResponse, requestId: string, answer: () => Answer): void {
  switch (fault.kind) {
    case 'error':
      send(response, toErrorAnswer(new KmsFault(fault.code, fault.message ?? '', fault.status)), requestId);
      break;
    case 'throttle':
      send(response, toErrorAnswer(new KmsFault('ThrottlingException', THROTTLED)), requestId);
      break;
    case 'delay':
      answerLater(fault.milliseconds, response, requestId, answer);
      break;
    case 'hang':
      break;
    case 'hang-body':
      sendHalf(response, answer(), requestId, () => {});
      break;
    case 'reset':
      response.socket?.resetAndDestroy();
      break;
    case 'truncate':
      sendHalf(response, answer(), requestId, () => response.destroy());
      break;
    case 'html':
      send(response, { status: fault.status ?? 502, contentType: 'text/html', body: PAGE }, requestId);
      break;
    case 'broken-json':
      send(response, { ...answer(), status: 200, body: '{"Policy":' }, requestId);
      break;
  }
}

const THROTTLED = 'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.';

const PAGE = '<html>\n<head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body>\n</html>\n';

function answerLater(milliseconds: number, response: ServerResponse, requestId: string, answer: () => Answer): void {
  const timer = setTimeout(() => send(response, answer(), requestId), milliseconds);
  response.on('close', () => clearTimeout(timer));
}
