import { type Reason, reason } from '../explain/reason.ts';
import { CATALOGUE } from './catalogue/catalogue.ts';
import { type Finding, type FindingCode, type FindingsInput, SEVERITIES, type Severity } from './finding.ts';
import { RULES } from './rules/rules.ts';
import { MAX_EFFORT } from './search/effort.ts';
import { prepare } from './search/rule-input.ts';

export type FindingsResult = {
  /** The most severe first, then in the order of the policy, then of the grants. */
  readonly findings: readonly Finding[];
  /** What could not be looked at. */
  readonly incomplete: readonly Reason[];
};

export type FindingsFilter = {
  /** Null: all, without opinions if `includeOpinions` is false. */
  readonly codes: readonly FindingCode[] | null;
  readonly minSeverity: Severity;
  readonly includeOpinions: boolean;
};

/** The codes that the filter lets through. A code that is named is wanted, even if it is an opinion. */
export function toWantedCodes({ codes, minSeverity, includeOpinions }: FindingsFilter): ReadonlySet<FindingCode> {
  const all = codes ?? CODES.filter((code) => includeOpinions || !CATALOGUE[code].isOpinion);
  return new Set(all.filter((code) => CATALOGUE[code].severities.some((each) => isAtLeast(each, minSeverity))));
}

const CODES = Object.keys(CATALOGUE) as FindingCode[];

/** Whether the grants of the key are read for one of the codes. */
export function needsGrants(wanted: ReadonlySet<FindingCode>): boolean {
  return RULES.some(({ codes, readsGrants }) => readsGrants === true && codes.some((code) => wanted.has(code)));
}

/** The findings about the policy and the grants. Yields at each place where the computation can pause. */
export function* findFindings(input: FindingsInput, filter: FindingsFilter): Generator<void, FindingsResult> {
  return joinResults([yield* findInPolicy(input, filter), yield* findInGrants(input, filter)]);
}

/** The findings about the policy. */
export function* findInPolicy(input: FindingsInput, filter: FindingsFilter): Generator<void, FindingsResult> {
  const { findings, incomplete } = yield* runRules(input, filter, false);
  const result = { findings, incomplete: [...explainUnread(input), ...incomplete] };
  return input.key.metadata?.manager === 'AWS' ? withoutAdministration(result) : result;
}

/** Findings that mean nothing for an AWS managed key: nobody but AWS can change its policy. */
const ADMINISTRATION: ReadonlySet<FindingCode> = new Set(['LOCKED_OUT', 'SINGLE_ADMINISTRATOR']);

/** Whether a finding depends on who manages the key, which only DescribeKey says. */
export function dependsOnManager({ findings }: FindingsResult): boolean {
  return findings.some(({ code }) => ADMINISTRATION.has(code));
}

/** For an AWS managed key. */
export function withoutAdministration({ findings, incomplete }: FindingsResult): FindingsResult {
  return { findings: findings.filter(({ code }) => !ADMINISTRATION.has(code)), incomplete };
}

/** The findings about the grants. */
export function* findInGrants(input: FindingsInput, filter: FindingsFilter): Generator<void, FindingsResult> {
  return input.grants.length === 0 ? NOTHING : yield* runRules(input, filter, true);
}

const NOTHING: FindingsResult = { findings: [], incomplete: [] };

/** The most severe first, then in the order of the results. */
export function joinResults(results: readonly FindingsResult[]): FindingsResult {
  return {
    findings: results.flatMap(({ findings }) => findings).sort((a, b) => toRank(a) - toRank(b)),
    incomplete: results.flatMap(({ incomplete }) => incomplete),
  };
}

function* runRules(
  input: FindingsInput,
  filter: FindingsFilter,
  readsGrants: boolean,
): Generator<void, FindingsResult> {
  const wanted = toWantedCodes(filter);
  const rules = RULES.filter(
    (rule) => (rule.readsGrants === true) === readsGrants && rule.codes.some((code) => wanted.has(code)),
  );
  if (rules.length === 0) return NOTHING;
  const prepared = yield* prepare(input);
  const findings: Finding[] = [];
  const incomplete: Reason[] = [];
  for (const { codes, find } of rules) {
    Object.assign(prepared.effort, { left: MAX_EFFORT, hasGivenUp: false });
    for (const found of find(prepared)) {
      if (found === null) yield;
      else if (!('severity' in found)) incomplete.push(found);
      else if (wanted.has(found.code) && isAtLeast(found.severity, filter.minSeverity)) findings.push(found);
      if (prepared.effort.left <= 0) break;
    }
    if (prepared.effort.left <= 0 || prepared.effort.hasGivenUp) incomplete.push(toTooMany(codes));
    yield;
  }
  return { findings: sort(findings, input), incomplete };
}

function toTooMany(codes: readonly FindingCode[]): Reason {
  const message = `The policy is too complex to look for ${codes.join(' and ')} in all of it.`;
  return reason('TOO_MANY_CASES', message);
}

export function isAtLeast(severity: Severity, min: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(min);
}

function toRank({ severity }: Finding): number {
  return SEVERITIES.indexOf(severity);
}

function sort(findings: readonly Finding[], { policy, grants }: FindingsInput): readonly Finding[] {
  const statements = new Map(policy.statements.map((statement, index) => [statement, index]));
  const places = new Map(grants.map((grant, index) => [grant, policy.statements.length + index]));
  const toPlace = ({ statement, grant }: Finding) =>
    (statement && statements.get(statement)) ?? (grant && places.get(grant)) ?? -1;
  return findings.toSorted((a, b) => toRank(a) - toRank(b) || toPlace(a) - toPlace(b));
}

function explainUnread({ policy }: FindingsInput): Reason[] {
  const unread = 'This statement could not be read. It may allow or deny anything.';
  const whole = policy.unreadStatements.map((pointer) => reason('STATEMENT_UNREADABLE', unread, { pointer }));
  const parts = policy.statements.flatMap(({ unread: names, pointer }) => {
    if (names.size === 0) return [];
    const message = `A part of this statement could not be read (${[...names].join(', ').toLowerCase()}). It may mean anything.`;
    return [reason('STATEMENT_UNREADABLE', message, { pointer })];
  });
  return [...whole, ...parts];
}
