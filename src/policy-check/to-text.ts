import { escapeInvisible } from '../json/quote.ts';
import type { PolicyCheck } from './check-policy.ts';

const OUTCOMES = {
  ACCEPTED: 'KMS would accept this policy, if every principal in it exists.',
  REFUSED: 'KMS would refuse this policy.',
  UNKNOWN: 'It is not known whether KMS would accept this policy.',
} as const;

/** Nothing but the lockout check leaves the outcome open. */
const ONLY_LOCKOUT = 'KMS would accept this policy, if every principal in it exists and the lockout check passes.';

const LOCKOUTS = {
  PASSES: 'passes: the policy allows the caller to put the next one',
  PASSES_IF_IAM_ALLOWS: 'passes: the policy leaves the next one to the IAM policies of the account',
  FAILS: 'fails',
  BYPASSED: 'is bypassed',
  UNKNOWN: 'is not decided',
} as const;

/** The result of a check for people, with the name of its file. */
export function toText(file: string, check: PolicyCheck): string {
  const { keyArn, isPolicy, plan } = check;
  const { findings, incomplete } = check.findings;
  const hint = plan.lockout === 'UNKNOWN' ? toHint(plan) : '';
  const lines = [
    `${file}: ${toHeadline(plan)}`,
    ...(isPolicy ? [`  Key: ${keyArn}`, `  The lockout check ${LOCKOUTS[plan.lockout]}.${hint}`] : []),
    ...plan.refusals.map(
      ({ certain, exception, pointer, reason }) =>
        `  ${certain ? 'REFUSED' : 'PERHAPS REFUSED'} ${exception}${toPlace(pointer)}: ${reason}`,
    ),
    ...findings.flatMap(({ severity, certain, code, pointer, message, remedy }) => [
      `  ${severity} ${code}${toPlace(pointer)}${certain ? '' : ' (not certain)'}: ${message}`,
      `    ${remedy}`,
    ]),
    ...incomplete.map(({ message, pointer }) => `  NOT EXAMINED${toPlace(pointer)}: ${message}`),
    ...(findings.length === 0 && incomplete.length === 0 ? ['  No findings.'] : []),
  ];
  return `${lines.map(escapeInvisible).join('\n')}\n`;
}

function toHeadline({ outcome, refusals }: PolicyCheck['plan']): string {
  return outcome === 'UNKNOWN' && refusals.length === 0 ? ONLY_LOCKOUT : OUTCOMES[outcome];
}

function toPlace(pointer: string | null): string {
  return pointer ? ` at ${pointer}` : '';
}

function toHint({ missingKeys }: PolicyCheck['plan']): string {
  if (missingKeys.length > 0) return ` It depends on ${missingKeys.join(', ')}.`;
  return ' --principal says who will put the policy.';
}
