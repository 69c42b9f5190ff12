import type { AccessVerdict, FindingSeverity, KeyFindingFragment } from '../generated/graphql.ts';
import { toTitle } from './finding-titles.ts';

export type Finding = KeyFindingFragment;

/** So that nobody depends on the color. */
export const SEVERITY_WORDS: Record<FindingSeverity, string> = {
  CRITICAL: 'Critical',
  HIGH: 'High',
  MEDIUM: 'Medium',
  LOW: 'Low',
  INFO: 'Info',
};

const SEVERITIES = Object.keys(SEVERITY_WORDS) as readonly FindingSeverity[];

/** How many findings there are of each severity: 1 critical, 2 high. */
export function toSummary(findings: readonly Pick<Finding, 'severity'>[]): string {
  const counts = SEVERITIES.map((severity) => [findings.filter((each) => each.severity === severity).length, severity]);
  return counts
    .filter(([count]) => count !== 0)
    .map(([count, severity]) => `${count} ${String(severity).toLowerCase()}`)
    .join(', ');
}

export type Witness = NonNullable<Finding['witness']>;

/** The request that demonstrates a finding, in words. */
export function toWitnessWords({ principal, action, keys, absent, verdict }: Witness): string {
  const given = keys.map(({ key, values }) =>
    values.length === 0 ? `${key} without a value` : `${key} = ${values.join(', ')}`,
  );
  const missing = absent.map((key) => `without ${key}`);
  const context = [...(given.length === 0 ? [] : [`with ${given.join(' and ')}`]), ...missing].join(', ');
  return `${principal} sends ${action}${context && ` ${context}`}: ${VERDICTS[verdict]}.`;
}

const VERDICTS: Record<AccessVerdict, string> = {
  ALLOWED: 'it is allowed',
  ALLOWED_IF_IAM_ALLOWS: 'it is allowed, if IAM policies of its account allow it, too',
  DENIED: 'it is denied',
  NOT_ALLOWED: 'nothing allows it',
  UNKNOWN: 'it cannot be decided',
};

/** The parameters of the tab Ask for this request. `context.KEY` can occur several times; `absent` has a list. */
export function toAskParameters({ principal, action, keys, absent }: Witness): readonly (readonly [string, string])[] {
  return [
    ['principal', principal],
    ['action', action],
    ...keys.flatMap(({ key, values }) => values.map((value) => [`context.${key}`, value] as const)),
    ...absent.map((key) => ['absent', key] as const),
  ];
}

/** What was looked at. `grants`: how many were read, such as 3 or 100+. Null if they could not be read. */
export function toExamined(statements: number, grants: string | null): string {
  const policy = statements === 1 ? '1 statement' : `${statements} statements`;
  const others = 'IAM policies, service control policies and resource control policies are not read';
  return `${toRead(policy, grants)} ${others}: a key without findings is not necessarily safe.`;
}

function toRead(policy: string, grants: string | null): string {
  if (grants === null) return `The policy (${policy}) was examined, without the grants.`;
  if (grants === '0') return `The policy (${policy}) was examined. The key has no grants.`;
  return `The policy (${policy}) and ${grants === '1' ? '1 grant' : `${grants} grants`} were examined.`;
}

/** The columns of the file. */
export const FINDING_COLUMNS = [
  'Severity',
  'Finding',
  'Code',
  'Certain',
  'Message',
  'What to do',
  'Statement',
  'Sid',
  'Grant ID',
  'Principals',
  'Actions',
  'Example request',
  'ID',
];

/** The row of a finding in the file. */
export function toFindingCells(finding: Finding): readonly string[] {
  const { id, code, severity, certain, message, remedy, pointer, statement, grant, principals, actions, witness } =
    finding;
  return [
    SEVERITY_WORDS[severity],
    toTitle(code),
    code,
    certain ? 'yes' : 'no',
    message,
    remedy,
    pointer ?? '',
    statement?.sid ?? '',
    grant?.grantId ?? '',
    principals.map(({ value }) => value).join('; '),
    actions.join('; '),
    witness ? toWitnessWords(witness) : '',
    id,
  ];
}
