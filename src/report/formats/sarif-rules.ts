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
 * GitHub's names for a severity come from a number: above 9.0 is Critical, from 7.0 High, from 4.0 Medium, and less is
 * Low. It has no name for INFO. Without a number it shows the level, which is Note.
 */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string | null>> = {
  CRITICAL: '9.5',
  HIGH: '8.0',
  MEDIUM: '5.5',
  LOW: '2.0',
  INFO: null,
};

/**
 * A rule for each code and each severity that it can have, in the order of the catalogue. GitHub takes the severity
 * only from the rule, not from the result.
 */
export const RULES: readonly ReportingDescriptor[] = Object.entries(CATALOGUE).flatMap(
  ([code, { rule, remedy, severities, severityRule, isOpinion }]) =>
    severities.map((severity) => ({
      id: toRuleId(code, severity),
      shortDescription: { text: toWords(code) },
      fullDescription: { text: rule },
      help: { text: `${rule}\n\n${severityRule === null ? '' : `Severity: ${severityRule}.\n\n`}Remedy: ${remedy}` },
      defaultConfiguration: { level: LEVELS[severity], enabled: !isOpinion },
      properties: {
        tags: ['security', 'aws-kms'],
        ...(SECURITY_SEVERITIES[severity] !== null && { 'security-severity': SECURITY_SEVERITIES[severity] }),
        code,
        severity,
      },
    })),
);

/** Such as "PUBLIC/CRITICAL". */
export function toRuleId(code: string, severity: Severity): string {
  return `${code}/${severity}`;
}

/** The index of the rule in RULES. */
export function findRuleIndex(ruleId: string): number {
  return RULES.findIndex(({ id }) => id === ruleId);
}

/** PUBLIC_VIA_SERVICE becomes "Public via service". */
function toWords(code: string): string {
  return code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');
}
