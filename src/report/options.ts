import { CATALOGUE } from '../analysis/findings/catalogue/catalogue.ts';
import { isAtLeast, toWantedCodes } from '../analysis/findings/filter.ts';
import { type FindingCode, SEVERITIES, type Severity } from '../analysis/findings/finding.ts';
import { ConfigError } from '../config/config-error.ts';
import { quote } from '../json/quote.ts';
import { isAccountId, isRegion } from '../kms/arn.ts';

export const FORMAT_NAMES = ['json', 'csv', 'sarif', 'html'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Which findings of which keys a report has. Null: no restriction. */
export type ReportFilter = {
  readonly accountIds: string[] | null;
  readonly regions: string[] | null;
  readonly codes: FindingCode[] | null;
  readonly minSeverity: Severity;
  readonly includeOpinions: boolean;
};

export type ReportOptions = {
  readonly format: FormatName;
  /** The path of the file to write. Null: stdout. */
  readonly output: string | null;
  /** Null: findings do not change the exit code. */
  readonly failOn: Severity | null;
  readonly filter: ReportFilter;
};

/** For parseArgs. */
export const REPORT_OPTIONS = {
  format: { type: 'string', default: 'json' },
  output: { type: 'string' },
  'fail-on': { type: 'string' },
  'min-severity': { type: 'string', default: 'info' },
  code: { type: 'string', multiple: true },
  'include-opinions': { type: 'boolean', default: false },
  account: { type: 'string', multiple: true },
  region: { type: 'string', multiple: true },
} as const;

type Values = {
  readonly format: string;
  readonly output?: string | undefined;
  readonly 'fail-on'?: string | undefined;
  readonly 'min-severity': string;
  readonly code?: readonly string[] | undefined;
  readonly 'include-opinions': boolean;
  readonly account?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
};

/** Checks what parseArgs has read. Throws one ConfigError with all problems. */
export function parseReportOptions(values: Values): ReportOptions {
  const problems: string[] = [];
  const check = <Value extends string>(
    option: string,
    given: string,
    isValid: (text: string) => text is Value,
    expected: string,
  ) => {
    if (isValid(given)) return given;
    problems.push(`--${option} is ${quote(given)}: expected ${expected}`);
    return null;
  };
  const checkAll = <Value extends string>(
    option: string,
    given: readonly string[] | undefined,
    isValid: (text: string) => text is Value,
    expected: string,
  ): Value[] | null =>
    given === undefined ? null : [...new Set(given)].flatMap((each) => check(option, each, isValid, expected) ?? []);

  const format = check('format', values.format, isFormat, FORMAT_NAMES.join(', '));
  const minSeverity = check('min-severity', values['min-severity'].toUpperCase(), isSeverity, SEVERITY_LIST);
  const failOn =
    values['fail-on'] === undefined
      ? null
      : check('fail-on', values['fail-on'].toUpperCase(), isSeverity, SEVERITY_LIST);
  const codes = checkAll(
    'code',
    values.code?.map((code) => code.toUpperCase()),
    isCode,
    'a code of docs/findings.md, such as PUBLIC',
  );
  const accountIds = checkAll('account', values.account, isAccount, 'an account ID of 12 digits');
  const regions = checkAll('region', values.region, isRegionName, 'a Region such as us-east-2');
  if (values.output === '') problems.push('--output is "": expected the path of a file');
  if (failOn !== null && minSeverity !== null && !isAtLeast(failOn, minSeverity)) {
    problems.push(
      `--fail-on is ${failOn.toLowerCase()}, and --min-severity leaves these findings out: ` +
        `expected --min-severity ${failOn.toLowerCase()} or a less severe one`,
    );
  }
  if (format === null || minSeverity === null || problems.length > 0) throw new ConfigError(problems);
  const filter = { accountIds, regions, codes, minSeverity, includeOpinions: values['include-opinions'] };
  checkSeverities(filter, failOn);
  return { format, output: values.output ?? null, failOn, filter };
}

/** Throws ConfigError if no finding can be severe enough: a CI job would always pass, whatever the keys are. */
function checkSeverities(filter: ReportFilter, failOn: Severity | null): void {
  const minSeverity = failOn ?? filter.minSeverity;
  if (toWantedCodes({ ...filter, minSeverity }).size > 0) return;
  const option = failOn === null ? '--min-severity' : '--fail-on';
  const codes = filter.codes ?? [];
  const possible = SEVERITIES.find((severity) => toWantedCodes({ ...filter, minSeverity: severity }).size > 0);
  throw new ConfigError([
    `${option} is ${minSeverity.toLowerCase()}, and no finding of ${codes.join(', ')} is so severe: ` +
      `expected ${option} ${possible?.toLowerCase()} or a less severe one, or another --code`,
  ]);
}

const SEVERITY_LIST = SEVERITIES.map((severity) => severity.toLowerCase()).join(', ');

function isFormat(text: string): text is FormatName {
  return (FORMAT_NAMES as readonly string[]).includes(text);
}

function isSeverity(text: string): text is Severity {
  return (SEVERITIES as readonly string[]).includes(text);
}

function isCode(text: string): text is FindingCode {
  return Object.hasOwn(CATALOGUE, text);
}

function isAccount(text: string): text is string {
  return isAccountId(text);
}

function isRegionName(text: string): text is string {
  return isRegion(text);
}
