import { type Reason, reason } from '../explain/reason.ts';
import { type FindingsFilter, isAtLeast, needsGrants, toWantedCodes } from './filter.ts';
import type { Finding, FindingCode, FindingsInput } from './finding.ts';
import { type FindingsResult, joinResults, NOTHING, toRank, withoutAdministration } from './result.ts';
import { RULES } from './rules/rules.ts';
import { MAX_EFFORT } from './search/effort.ts';
import { prepare } from './search/rule-input.ts';

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

/** The findings about the grants. */
export function* findInGrants(input: FindingsInput, filter: FindingsFilter): Generator<void, FindingsResult> {
  return input.grants.length === 0 ? NOTHING : yield* runRules(input, filter, true);
}

function* runRules(
  input: FindingsInput,
  filter: FindingsFilter,
  readsGrants: boolean,
): Generator<void, FindingsResult> {
  const wanted = toWantedCodes(filter);
  const rules = (readsGrants ? RULES_OF_GRANTS : RULES_OF_POLICIES).filter(({ codes }) =>
    codes.some((code) => wanted.has(code)),
  );
  if (rules.length === 0) return NOTHING;
  const prepared = yield* prepare(input);
  const findings: Finding[] = [];
  const incomplete: Reason[] = [];
  for (const { codes, find } of rules) {
    prepared.effort.left = MAX_EFFORT;
    prepared.effort.hasGivenUp = false;
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

const RULES_OF_GRANTS = RULES.filter(({ codes }) => needsGrants(codes));
const RULES_OF_POLICIES = RULES.filter(({ codes }) => !needsGrants(codes));

function toTooMany(codes: readonly FindingCode[]): Reason {
  const message = `The policy is too complex to look for ${codes.join(' and ')} in all of it.`;
  return reason('TOO_MANY_CASES', message);
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
