import type { ReportingDescriptor, Result } from 'sarif';
import { CATALOGUE } from '../../analysis/findings/catalogue/catalogue.ts';
import type { Severity } from '../../analysis/findings/finding.ts';

/** SARIF has three levels. */
export const LEVELS: Readonly<Record<Severity, Result.level>> = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
  INFO: 'note',
};

/**
 * A rule for each code, in the order of the catalogue. Without GitHub's `security-severity`: that is one number for a
 * rule, and a code can have several severities. GitHub then shows the level of each result, which is right for each.
 */
export const RULES: readonly ReportingDescriptor[] = Object.entries(CATALOGUE).map(
  ([code, { rule, remedy, severities, severityRule, isOpinion }]) => ({
    id: code,
    shortDescription: { text: toWords(code) },
    fullDescription: { text: rule },
    help: { text: `${rule}\n\n${severityRule === null ? '' : `Severity: ${severityRule}.\n\n`}Remedy: ${remedy}` },
    defaultConfiguration: { level: LEVELS[severities[0]], enabled: !isOpinion },
    properties: { tags: ['security', 'aws-kms'], severities },
  }),
);

/** The index of the rule in RULES. */
export function findRuleIndex(code: string): number {
  return RULES.findIndex(({ id }) => id === code);
}

/** PUBLIC_VIA_SERVICE becomes "Public via service". */
function toWords(code: string): string {
  return code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');
}
