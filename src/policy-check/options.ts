import { SEVERITIES, type Severity } from '../analysis/findings/finding.ts';
import { parseRequestPrincipal, RequestError, type RequestPrincipal } from '../analysis/request/request-principal.ts';
import { ConfigError } from '../config/config-error.ts';
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
  readonly format: (typeof FORMATS)[number];
  /** Null: findings do not change the exit code. */
  readonly failOn: Severity | null;
};

/** For parseArgs. */
export const CHECK_OPTIONS = {
  'key-arn': { type: 'string' },
  principal: { type: 'string' },
  'trusted-account': { type: 'string', multiple: true },
  format: { type: 'string', default: 'text' },
  'fail-on': { type: 'string' },
} as const;

type Values = {
  readonly 'key-arn'?: string | undefined;
  readonly principal?: string | undefined;
  readonly 'trusted-account'?: readonly string[] | undefined;
  readonly format: string;
  readonly 'fail-on'?: string | undefined;
};

/** Checks what parseArgs has read. Throws one ConfigError with all problems. */
export function parseCheckOptions(values: Values): CheckOptions {
  const problems: string[] = [];
  const attempt = <Value>(option: string, parse: () => Value): Value | null => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof KmsError || error instanceof RequestError)) throw error;
      problems.push(`--${option}: ${error.message}`);
      return null;
    }
  };
  const { 'key-arn': keyArn, principal: caller, 'fail-on': failOn, 'trusted-account': trustedAccounts = [] } = values;
  const key = keyArn === undefined ? null : attempt('key-arn', () => parseKeyArn(keyArn));
  const principal =
    caller === undefined ? null : attempt('principal', () => parseRequestPrincipal(caller, key?.partition ?? 'aws'));
  const format = FORMATS.find((each) => each === values.format);
  if (format === undefined) problems.push(`--format is ${quote(values.format)}: expected ${FORMATS.join(' or ')}`);
  const severity = SEVERITIES.find((each) => each === failOn?.toUpperCase());
  if (failOn !== undefined && severity === undefined) {
    const names = SEVERITIES.map((each) => each.toLowerCase()).join(', ');
    problems.push(`--fail-on is ${quote(failOn)}: expected ${names}`);
  }
  for (const account of trustedAccounts.filter((each) => !isAccountId(each))) {
    problems.push(`--trusted-account is ${quote(account)}: expected an account ID of 12 digits`);
  }
  if (format === undefined || problems.length > 0) throw new ConfigError(problems);
  return { key, principal, trustedAccounts, format, failOn: severity ?? null };
}
