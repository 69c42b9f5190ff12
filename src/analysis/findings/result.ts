import type { Reason } from '../explain/reason.ts';
import { type Finding, type FindingCode, SEVERITIES } from './finding.ts';

export type FindingsResult = {
  /** The most severe first, then in the order of the policy, then of the grants. */
  readonly findings: readonly Finding[];
  /** What could not be looked at. */
  readonly incomplete: readonly Reason[];
};

export const NOTHING: FindingsResult = { findings: [], incomplete: [] };

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

/** The most severe first, then in the order of the results. */
export function joinResults(results: readonly FindingsResult[]): FindingsResult {
  return {
    findings: results.flatMap(({ findings }) => findings).sort((a, b) => toRank(a) - toRank(b)),
    incomplete: results.flatMap(({ incomplete }) => incomplete),
  };
}

export function toRank({ severity }: Finding): number {
  return SEVERITIES.indexOf(severity);
}
