import type { VerdictFragment } from '../generated/graphql.ts';
import { Link } from '../ui/link.tsx';
import { toHref } from '../ui/location.ts';
import { toConstraintWords } from '../who/cell-words.ts';
import { Part } from './evaluation-card.tsx';
import { APPLIES_WORDS, MATCH_WORDS, PRINCIPAL_WORDS } from './verdict-words.ts';

/** One grant: whether each of its parts matches the request. */
export function GrantEvaluation({ evaluation }: { readonly evaluation: Evaluation }) {
  const { applies, principal, operation, constraints, grant } = evaluation;
  return (
    <li className="statement">
      <h3 className="evaluation-head">
        <span className="effect">Grant</span>
        <Link className="sid" href={toHref('grants', [['grant', grant.grantId]])}>
          {grant.name || grant.grantId}
        </Link>
        <span className="tag" data-match={applies}>
          {APPLIES_WORDS[applies]}
        </span>
      </h3>
      <dl className="parts">
        <Part term="Principal" match={principal} words={PRINCIPAL_WORDS[principal]} />
        <Part term="Operation" match={operation} words={MATCH_WORDS[operation]} />
        {grant.constraints !== null && grant.constraints !== undefined && (
          <Part
            term="Constraints"
            match={constraints}
            words={`${MATCH_WORDS[constraints]}: ${toConstraintWords(grant.constraints)}`}
          />
        )}
      </dl>
    </li>
  );
}

type Evaluation = NonNullable<VerdictFragment['grants']>[number];
