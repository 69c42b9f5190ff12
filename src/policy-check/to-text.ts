import { escapeInvisible } from '../json/quote.ts';
import type { PolicyCheck } from './check-policy.ts';

const OUTCOMES = {
  ACCEPTED: 'KMS would accept this policy, if every principal in it exists.',
  REFUSED: 'KMS would refuse this policy.',
  UNKNOWN: 'It is not known whether KMS would accept this policy.',
} as const;

const LOCKOUTS = {
  PASSES: 'passes: the policy allows the caller to put the next one',
  PASSES_IF_IAM_ALLOWS: 'passes: the policy leaves the next one to the IAM policies of the account',
  FAILS: 'fails',
  BYPASSED: 'is bypassed',
  UNKNOWN: 'is not decided',
} as const;

/** The result of a check for people, with the name of its file. */
export function toText(file: string, { keyArn, plan, findings: { findings, incomplete } }: PolicyCheck): string {
  const hint = plan.lockout === 'UNKNOWN' ? toHint(plan) : '';
  const lines = [
    `${file}: ${OUTCOMES[plan.outcome]}`,
    `  Key: ${keyArn}`,
    `  The lockout check ${LOCKOUTS[plan.lockout]}.${hint}`,
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

function toPlace(pointer: string | null): string {
  return pointer ? ` at ${pointer}` : '';
}

function toHint({ missingKeys }: PolicyCheck['plan']): string {
  if (missingKeys.length > 0) return ` It depends on ${missingKeys.join(', ')}.`;
  return ' --principal says who will put the policy.';
}
