import type { Fault } from '../../../src/embedded-kms/faults/faults.ts';
import type { ClientCase, Step } from './_case.ts';
import { DOC_KEY } from './_case.ts';
import { own } from './_evidence.ts';

const read: Step = {
  operation: 'GetKeyPolicy',
  input: { KeyId: DOC_KEY, PolicyName: 'default' },
  output: { PolicyName: 'default' },
};

/** Errors that the embedded KMS answers only by a fault rule. Every client must report them by name. */
const CODES: readonly (readonly [code: string, status: number])[] = [
  ['DependencyTimeoutException', 503],
  ['KMSInternalException', 500],
  ['KeyUnavailableException', 500],
  ['ThrottlingException', 400],
  ['AccessDeniedException', 400],
  ['UnrecognizedClientException', 400],
  ['ExpiredTokenException', 400],
  ['InvalidSignatureException', 400],
];

/** Failures after which clients retry. */
const TRIED_AGAIN: readonly (readonly [what: string, fault: Fault])[] = [
  ['ThrottlingException', { kind: 'throttle' }],
  ['KMSInternalException', { kind: 'error', code: 'KMSInternalException', message: '' }],
  ['DependencyTimeoutException', { kind: 'error', code: 'DependencyTimeoutException', message: '' }],
  ['a connection reset', { kind: 'reset' }],
  ['a load balancer', { kind: 'html' }],
];

const operation = 'GetKeyPolicy';

const FAULT = own('a fault rule');

export const FAILURE_CASES: readonly ClientCase[] = [
  ...CODES.map(
    ([code, status]): ClientCase => ({
      name: `${code} is reported by its name`,
      evidence: FAULT,
      faults: [{ operation, fault: { kind: 'error', code, message: 'As told.', status } }],
      steps: [{ ...read, error: [code, 'As told.'] }],
    }),
  ),
  ...TRIED_AGAIN.map(
    ([what, fault]): ClientCase => ({
      name: `${what}: the retry succeeds`,
      evidence: FAULT,
      faults: [{ operation, firstCalls: 1, fault }],
      attempts: 2,
      steps: [read],
    }),
  ),
  {
    name: 'a call that is throttled twice succeeds at the third try',
    evidence: FAULT,
    faults: [{ operation, firstCalls: 2, fault: { kind: 'throttle' } }],
    attempts: 3,
    steps: [read],
  },
  {
    name: 'a call that is throttled at each try: ThrottlingException',
    evidence: FAULT,
    faults: [{ operation, firstCalls: 2, fault: { kind: 'throttle' } }],
    attempts: 2,
    steps: [
      {
        ...read,
        error: [
          'ThrottlingException',
          'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.',
        ],
      },
    ],
  },
  {
    name: 'a slow answer arrives',
    evidence: FAULT,
    faults: [{ operation, fault: { kind: 'delay', milliseconds: 300 } }],
    steps: [read],
  },
];
