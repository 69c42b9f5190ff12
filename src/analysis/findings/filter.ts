import { CATALOGUE } from './catalogue/catalogue.ts';
import { type FindingCode, SEVERITIES, type Severity } from './finding.ts';

/** Which findings are wanted. This file imports no rules: they are loaded only when findings are requested. */
export type FindingsFilter = {
  /** Null: all, without opinions if `includeOpinions` is false. */
  readonly codes: readonly FindingCode[] | null;
  readonly minSeverity: Severity;
  readonly includeOpinions: boolean;
};

/** The codes that the filter lets through. A code that is named is wanted, even if it is an opinion. */
export function toWantedCodes(filter: FindingsFilter): ReadonlySet<FindingCode> {
  let wanted = WANTED.get(filter);
  if (wanted === undefined) {
    wanted = selectCodes(filter);
    WANTED.set(filter, wanted);
  }
  return wanted;
}

/** Remembered, because a request has one filter for thousands of keys. */
const WANTED = new WeakMap<FindingsFilter, ReadonlySet<FindingCode>>();

function selectCodes({ codes, minSeverity, includeOpinions }: FindingsFilter): ReadonlySet<FindingCode> {
  const all = codes ?? CODES.filter((code) => includeOpinions || !CATALOGUE[code].isOpinion);
  return new Set(all.filter((code) => CATALOGUE[code].severities.some((each) => isAtLeast(each, minSeverity))));
}

const CODES = Object.keys(CATALOGUE) as FindingCode[];

/** Whether one of the codes is about grants, so that the grants of the key must be read. */
export function needsGrants(codes: Iterable<FindingCode>): boolean {
  return [...codes].some((code) => OF_GRANTS.has(code));
}

const OF_GRANTS: ReadonlySet<FindingCode> = new Set(['EXTERNAL_GRANT', 'GRANT_MAY_GRANT_ON']);

export function isAtLeast(severity: Severity, min: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(min);
}
