import { SEVERITIES, type Severity } from '../analysis/findings/finding.ts';
import { parseRequestPrincipal, RequestError, type RequestPrincipal } from '../analysis/request/request-principal.ts';
import { ConfigError } from '../config/config-error.ts';
import { isOrganizationId } from '../config/trust.ts';
import { quote } from '../json/quote.ts';
import { isAccountId, type KeyRef, parseKeyArn } from '../kms/arn.ts';
import { KmsError } from '../kms/exceptions.ts';

const FORMATS = ['text', 'json'] as const;

/** How a policy is checked. */
export type CheckOptions = {
  /** Null: the account is the one that the policy names. */
  readonly key: KeyRef | null;
  /** Who will put the policy. Null: not known. */
  readonly principal: RequestPrincipal | null;
  readonly trustedAccounts: readonly string[];
  readonly trustedOrganizations: readonly string[];
  readonly format: (typeof FORMATS)[number];
  /** Null: findings do not change the exit code. */
  readonly failOn: Severity | null;
};

/** For parseArgs. */
export const CHECK_OPTIONS = {
  'key-arn': { type: 'string' },
  principal: { type: 'string' },
  'trusted-account': { type: 'string', multiple: true },
  'trusted-organization': { type: 'string', multiple: true },
  format: { type: 'string', default: 'text' },
  'fail-on': { type: 'string' },
} as const;

export type CheckValues = {
  readonly 'key-arn'?: string | undefined;
  readonly principal?: string | undefined;
  readonly 'trusted-account'?: readonly string[] | undefined;
  readonly 'trusted-organization'?: readonly string[] | undefined;
  readonly format: string;
  readonly 'fail-on'?: string | undefined;
};

/** Checks what parseArgs has read. Throws one ConfigError with all problems. */
export function parseCheckOptions(values: CheckValues): CheckOptions {
  const problems: string[] = [];
  const key = parseKey(values['key-arn'], problems);
  const principal = parsePrincipal(values.principal, key?.partition ?? 'aws', problems);
  const { 'trusted-account': trustedAccounts = [], 'trusted-organization': trustedOrganizations = [] } = values;
  for (const account of trustedAccounts.filter((each) => !isAccountId(each))) {
    problems.push(`--trusted-account is ${quote(account)}: expected an account ID of 12 digits`);
  }
  for (const organization of trustedOrganizations.filter((each) => !isOrganizationId(each))) {
    problems.push(`--trusted-organization is ${quote(organization)}: expected an ID such as o-a1b2c3d4e5`);
  }
  const format = FORMATS.find((each) => each === values.format);
  if (format === undefined) problems.push(`--format is ${quote(values.format)}: expected ${FORMATS.join(' or ')}`);
  const failOn = parseSeverity(values['fail-on'], problems);
  if (format === undefined || problems.length > 0) throw new ConfigError(problems);
  return { key, principal, trustedAccounts, trustedOrganizations, format, failOn };
}

function parseKey(arn: string | undefined, problems: string[]): KeyRef | null {
  if (arn === undefined) return null;
  try {
    return parseKeyArn(arn);
  } catch (error) {
    if (!(error instanceof KmsError)) throw error;
    problems.push(`--key-arn: ${error.message}`);
    return null;
  }
}

/** The messages begin with the word "principal", as the option does. */
function parsePrincipal(text: string | undefined, partition: string, problems: string[]): RequestPrincipal | null {
  if (text === undefined) return null;
  try {
    return parseRequestPrincipal(text, partition);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    problems.push(`--${error.message}`);
    return null;
  }
}

function parseSeverity(text: string | undefined, problems: string[]): Severity | null {
  const severity = SEVERITIES.find((each) => each === text?.toUpperCase());
  if (text !== undefined && severity === undefined) {
    const names = SEVERITIES.map((each) => each.toLowerCase()).join(', ');
    problems.push(`--fail-on is ${quote(text)}: expected ${names}`);
  }
  return severity ?? null;
}
