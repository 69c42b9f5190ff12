import { toTitle } from '../../findings/finding-titles.ts';
import { SEVERITY_WORDS, toSummary } from '../../findings/finding-words.ts';
import type { ChangePlanFragment } from '../../generated/graphql.ts';

/** What is wrong with the new policy, whether or not the present one has it, too. */
export function PlanFindings({ findings: { nodes, incomplete } }: PlanFindingsProps) {
  const isGrave = nodes.some(({ severity }) => severity === 'CRITICAL' || severity === 'HIGH');
  const summary = nodes.length > 0 ? toSummary(nodes) : incomplete.length > 0 ? 'none in what was examined' : 'none';
  return (
    <details className="plan-findings" open={isGrave || incomplete.length > 0}>
      <summary>
        Findings of the new policy: <strong>{summary}</strong>
      </summary>
      {[...new Set(incomplete.map(({ message }) => message))].map((message) => (
        <p key={message} className="diff-note">
          Not examined: {message}
        </p>
      ))}
      <ul className="finding-list">
        {nodes.map(({ id, code, severity, certain, message, remedy }) => (
          <li key={id} className="finding" data-severity={severity}>
            <h3>
              <span className="severity">{SEVERITY_WORDS[severity]}</span>
              <span className="finding-title">{toTitle(code)}</span>
              {!certain && <span className="tag">Not certain</span>}
            </h3>
            <p>{message.replaceAll('`', '')}</p>
            <p className="quiet">{remedy.replaceAll('`', '')}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

export type PlanFindingsProps = { readonly findings: NonNullable<ChangePlanFragment['findings']> };
