import { CATALOGUE } from '../../../analysis/findings/catalogue/catalogue.ts';
import type { FindingCode } from '../../../analysis/findings/finding.ts';
import { builder } from '../../builder.ts';

export const FindingSeverity = builder.enumType('FindingSeverity', {
  description: 'How severe a finding is.',
  values: {
    CRITICAL: { description: 'Everyone is allowed something, or nobody can change the policy any more.' },
    HIGH: {
      description:
        'Somebody outside the account is allowed something, or something that was meant to protect the key does not.',
    },
    MEDIUM: { description: 'The protection is weaker than it seems.' },
    LOW: { description: 'Something to tidy up. No harm by itself.' },
    INFO: { description: 'Worth knowing.' },
  } as const,
});

export const KeyFindingCode = builder.enumType('KeyFindingCode', {
  description:
    'What a finding is about. docs/findings.md has an example of each. New codes can be added: handle those that you do not know.',
  values: Object.fromEntries(
    Object.entries(CATALOGUE).map(([code, { rule, severities, severityRule, isOpinion }]) => {
      const severity = `Severity: ${severityRule ?? severities[0]}.`;
      return [
        code,
        {
          description: `${rule} ${severity}${isOpinion ? ' Reported only if `includeOpinions` or `codes` asks for it.' : ''}`,
        },
      ];
    }),
  ) as Record<FindingCode, { description: string }>,
});
