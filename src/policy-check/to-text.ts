import { SEVERITIES } from '../analysis/findings/finding.ts';
import { escapeInvisible } from '../json/quote.ts';
import { type CheckedFile, toExitCode } from './check-files.ts';
import type { PolicyCheck } from './check-policy.ts';
import type { CheckOptions } from './options.ts';

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

const PASSES_FOR_ACCOUNT = 'passes for every principal of the account that the policy does not name (see --principal)';
const FAILS_FOR_ACCOUNT = 'fails for every principal of the account';

/** The results for people: a section for each file that was checked. */
export function toText(files: readonly CheckedFile[], options: Pick<CheckOptions, 'failOn'>): string {
  const sections = files.flatMap(({ file, check }) => (check === undefined ? [] : toSection(file, check)));
  return [...sections, ...toHint(files, options)].join('\n');
}

/** A job is green although its log has findings: who reads it should learn why, and how to change that. */
function toHint(files: readonly CheckedFile[], { failOn }: Pick<CheckOptions, 'failOn'>): readonly string[] {
  const found = new Set(files.flatMap(({ check }) => check?.findings.findings.map(({ severity }) => severity) ?? []));
  const worst = SEVERITIES.find((severity) => found.has(severity));
  if (failOn !== null || worst === undefined || worst === 'INFO') return [];
  const hint = `--fail-on ${worst.toLowerCase()} exits with 2 for findings as severe as the worst of these.`;
  return [`Findings do not change the exit code, which is ${toExitCode(files)}: ${hint}\n`];
}

function toSection(file: string, check: PolicyCheck): string {
  const { keyArn, isPolicy, plan } = check;
  const { findings, incomplete } = check.findings;
  const lines = [
    `${file}: ${toHeadline(check)}`,
    ...(isPolicy ? [`  Key: ${keyArn}`, `  ${toLockout(check)}`] : []),
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

function toHeadline({ plan: { outcome, refusals } }: PolicyCheck): string {
  return outcome === 'UNKNOWN' && refusals.length === 0 ? ONLY_LOCKOUT : OUTCOMES[outcome];
}

function toLockout({ plan: { lockout, lockoutMayChange, missingKeys }, lockoutFor }: PolicyCheck): string {
  if (lockoutFor === 'NOBODY') return 'The lockout check was not judged: --principal says who will put the policy.';
  const hint = missingKeys.length > 0 ? ` It depends on ${missingKeys.join(', ')}.` : '';
  const later = lockoutMayChange ? ' At another time it has another result, by conditions on the time.' : '';
  const ofAccount = lockout === 'FAILS' ? FAILS_FOR_ACCOUNT : PASSES_FOR_ACCOUNT;
  return `The lockout check ${lockoutFor === 'ACCOUNT' ? ofAccount : LOCKOUTS[lockout]}.${hint}${later}`;
}

function toPlace(pointer: string | null): string {
  return pointer ? ` at ${pointer}` : '';
}
